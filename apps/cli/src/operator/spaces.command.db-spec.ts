import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type SiteId, instantOf } from '#libs/domain';
import { Config } from '#libs/platform';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { createNetwork, createSite, setSeller } from './spaces.command.js';

const EXAMPLE = JSON.parse(readFileSync('docs/site.example.json', 'utf8')) as { profile: Record<string, unknown> };

let world: InvoicingWorld;
let config: Config;
let folder: string;
let siteId: SiteId;
let slug: string;
let printed: string[];
beforeAll(async () => {
  world = await InvoicingWorld.start(instantOf('2026-11-30', 600, 'Europe/Paris'));
  // With the rights of the application only: row-level security has its say.
  config = new Config({ DATABASE_URL: world.db.appUrl, LOG_LEVEL: 'error' });
  folder = mkdtempSync(join(tmpdir(), 'maille-seller-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.stop();
});
beforeEach(async () => {
  siteId = await world.site(null);
  slug = (await world.rows<{ slug: string }>('select slug from sites where site_id = $1', [siteId]))[0]!.slug;
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const seller = (content: unknown) => {
  const file = join(folder, 'seller.json');
  writeFileSync(file, JSON.stringify(content));
  return setSeller(config, slug, file);
};
const stored = (id: SiteId) => world.rows('select * from legal_profiles where site_id = $1', [id]);

describe('site seller', () => {
  it('completes a profile, says what is missing, and leaves issued documents and other sites alone', async () => {
    const other = await world.site();
    const [before] = await stored(other);
    await seller({ ...EXAMPLE.profile, establishment: undefined });
    expect(printed.join('\n')).toMatch(/Still missing[^]*\n- establishment: a SIRET/);
    await seller(EXAMPLE.profile);
    expect(printed.at(-1)).toBe('Nothing is missing: invoices can be issued.');

    const member = await world.member(siteId);
    await world.charge(siteId, member, '2026-11-12', { vatRateBp: 0 });
    await world.issue(siteId, member);
    const invoices = () => world.rows('select * from invoices where site_id = $1', [siteId]);
    const issued = await invoices();
    expect(JSON.stringify(issued)).toContain('Association La Grange');

    await seller({ ...EXAMPLE.profile, legalName: ' La Grange SCIC ', legalForm: 'scic', phone: '', paymentDays: 0 });
    expect(await stored(siteId)).toMatchObject([
      { legal_name: 'La Grange SCIC', legal_form: 'scic', phone: null, payment_days: 0, capital_cents: null },
    ]);
    expect(await invoices()).toEqual(issued);
    expect(await stored(other)).toEqual([before]);
  });

  it('refuses what is not a legal profile in one sentence, and keeps nothing of it', async () => {
    for (const [wrong, sentence] of [
      [{ legalForm: 'gmbh' }, /^legalForm: must be one of association, /],
      [{ vatRegime: null }, /^vatRegime: must be one of standard, /],
      [{ legalName: '  ' }, /^legalName: must be a text that is not empty$/],
      [{ commune: undefined }, /^commune: must be a text/],
      [{ country: 'France' }, /^country: must be two letters/],
      [{ registration: 5 }, /^registration: must be a text or null$/],
      [{ capitalCents: -1 }, /^capitalCents: must be whole cents/],
      [{ vatOnDebits: 'yes' }, /^vatOnDebits: must be true or false$/],
      [{ paymentDays: 61 }, /^paymentDays: must be a whole number from 0 to 60$/],
      [{ siren: '1' }, /^siren: is no field of a legal profile$/],
      [{ siteId }, /^siteId: is no field/],
    ] as const) {
      await expect(seller({ ...EXAMPLE.profile, ...wrong })).rejects.toThrow(sentence);
    }
    await expect(seller([])).rejects.toThrow(/^seller: must be an object/);
    await expect(setSeller(config, slug, join(folder, 'none.json'))).rejects.toThrow(/cannot be read as JSON/);
    slug = 'nowhere';
    await expect(seller(EXAMPLE.profile)).rejects.toThrow('There is no site nowhere: maille site create makes one.');
    expect(await stored(siteId)).toEqual([]);
  });
});

describe('network create and site create', () => {
  it('say in one sentence that a short name is taken', async () => {
    const network = { slug: 'taken', name: 'Réseau', country: 'FR' };
    await createNetwork(config, network);
    await expect(createNetwork(config, network)).rejects.toThrow('There is a network taken already.');
    await createSite(config, 'taken', 'docs/site.example.json');
    expect(printed).toEqual(['Network taken created.', 'Site la-grange created with 2 resources.']);
    const again = createSite(config, 'taken', 'docs/site.example.json');
    await expect(again).rejects.toThrow('There is a site la-grange already.');
  });
});
