import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceId, InvoiceSnapshot, SiteId } from '#libs/domain';
import { Jobs } from '#libs/platform';
import { SELLERS } from '../../../../test/support/invoices.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { attachmentsOf, pagesOf } from '../../../../test/support/pdf-reader.js';
import { einvoice, facturX } from '../einvoice/einvoice.js';
import { invoicePdf } from '../pdf/invoice.pdf.js';
import { DocumentsService } from './documents.service.js';

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');

describe('the document', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0);
  });
  afterAll(() => world.stop());

  let site: SiteId;
  let member: Member;
  beforeEach(async () => {
    world.moveTo('2026-11-21');
    site = await world.site();
    member = await world.member(site);
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });

  const stored = (id: InvoiceId) =>
    world.rows<{ sha256: Buffer; template: string; bytes: Buffer }>(
      `select sha256, template, bytes from invoice_files where invoice_id = $1 order by kind`,
      [id],
    );
  const handle = (payload: Record<string, unknown>) =>
    world
      .get(Jobs)
      .subscriptions.find(({ topic }) => topic === 'invoice.issued')!
      .handler(payload, uuidv7());

  it('is rendered once by the worker; later runs and requests find the same bytes', async () => {
    await world.charge(site, member, '2026-11-03');
    const { id, snapshot } = await world.issue(site, member);
    await handle({ siteId: site, invoiceId: id });
    await handle({ siteId: site, invoiceId: id });
    const files = await stored(id);
    expect(files).toHaveLength(2);
    const { bytes, template } = files[0]!;
    expect(template).toBe('invoice-5');
    expect(sha256(bytes)).toBe(files[0]!.sha256.toString('hex'));
    expect(sha256(await invoicePdf(snapshot, { xml: facturX(snapshot)!.xml }))).toBe(sha256(bytes));
    const answer = await world.get(DocumentsService).pdf(world.scope(site), site, id);
    expect(answer.bytes.equals(bytes)).toBe(true);
    expect((await world.invoices.byId(world.scope(site), site, id)).pdf).toBe(true);
  });

  it('is made on the spot for a manager who is faster than the worker', async () => {
    await world.charge(site, member, '2026-11-03');
    const { id } = await world.issue(site, member);
    const service = world.get(DocumentsService);
    const answers = await Promise.all(Array.from({ length: 4 }, () => service.pdf(world.scope(site), site, id)));
    await handle({ siteId: site, invoiceId: id });
    const [file, ...rest] = await stored(id);
    expect(rest).toHaveLength(1);
    for (const answer of answers) expect(answer.bytes.equals(file!.bytes)).toBe(true);
  });

  it('has its XML beside it, stored once; the PDF carries it', async () => {
    await world.charge(site, member, '2026-11-03');
    const { id, snapshot } = await world.issue(site, member);
    await handle({ siteId: site, invoiceId: id });
    const kinds = await world.rows<{ kind: string; template: string; rules: string; bytes: Buffer }>(
      'select kind, template, rules, bytes from invoice_files where invoice_id = $1 order by kind',
      [id],
    );
    const rules = 'en16931-1.3.16 factur-x-1.09 br-fr-1.4.0';
    expect(kinds).toMatchObject([
      { kind: 'pdf', template: 'invoice-5', rules },
      { kind: 'xml', template: 'cii-2', rules },
    ]);
    const { xml } = einvoice(snapshot)!;
    expect(kinds[1]!.bytes.toString()).toBe(xml);
    expect(await attachmentsOf(kinds[0]!.bytes)).toEqual({ names: ['factur-x.xml'], xml: [xml] });
    const answer = await world.get(DocumentsService).xml(world.scope(site), site, id);
    expect([answer.kind, answer.bytes.toString()]).toEqual(['xml', xml]);
  });

  it('that cannot be made is seen with the reason, tried again, and forgotten once it is there', async () => {
    await world.charge(site, member, '2026-11-03');
    const { id } = await world.issue(site, member);
    const alter = (sql: string) =>
      world.rows(
        `set session_replication_role = replica; ${sql} where id = '${id}'; set session_replication_role = origin`,
      );
    await alter(`update invoices set snapshot = snapshot || ' '`);
    const failed = async () => (await world.invoices.byId(world.scope(site), site, id)).failed;
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(handle({ siteId: site, invoiceId: id })).rejects.toEqual(code('rendering_failed'));
      expect(await failed()).toBe('snapshot_altered');
    }
    expect(await world.rows('select attempts from render_failures where invoice_id = $1', [id])).toEqual([
      { attempts: 2 },
    ]);
    expect((await world.invoices.list(world.scope(site), site, '2026-11')).find((one) => one.id === id)).toMatchObject({
      ...{ failed: 'snapshot_altered', pdf: false },
    });
    await alter('update invoices set snapshot = rtrim(snapshot)');
    await handle({ siteId: site, invoiceId: id });
    expect([await failed(), (await stored(id)).length]).toEqual([null, 2]);
  });

  it('fails loudly on a job without ids', async () => {
    await expect(handle({ siteId: site })).rejects.toThrow(TypeError);
  });

  it.each(Object.keys(SELLERS))('has every mandatory sentence, in the stored file: %s', async (kind) => {
    const seller = SELLERS[kind]!;
    const issuer = await world.site(seller);
    const company = await world.member(issuer, { company_name: 'Atelier Benali', registration: '552100554' });
    // A Swiss site charges francs at a Swiss rate.
    const vatRateBp = { FR: 2000, BE: 2100, CH: 810 }[seller.country]!;
    await world.charge(issuer, company, '2026-11-03', {
      vatRateBp,
      ...(seller.currency === 'CHF' && { currency: 'CHF' }),
    });
    const { id, snapshot } = await world.issue(issuer, company);
    const { bytes } = await world.get(DocumentsService).pdf(world.scope(issuer), issuer, id);
    const printed = (await pagesOf(bytes)).join(' ');
    for (const expected of mandatory(snapshot)) expect(printed).toContain(expected.replace(/\s+/g, ' '));
  });
});

/** The checklist of design/einvoicing.md 1.2 as far as an invoice between professionals goes. */
function mandatory({ number, seller, buyer, lines, mentions, vat }: InvoiceSnapshot): string[] {
  return [
    number,
    '21 novembre 2026',
    '21 décembre 2026',
    seller.name,
    seller.status,
    seller.address.street,
    `${seller.address.postcode} ${seller.address.commune}`,
    seller.address.country === 'FR' ? 'SIREN 732 829 320 SIRET 732 829 320 00074' : seller.registration,
    seller.registry ?? '',
    seller.vatNumber ?? '',
    buyer.companyName!,
    '552 100 554',
    lines[0]!.label,
    ...(vat[0]!.vatCategory === 'S' ? ['Base HT', 'Montant TVA', 'Total TTC à payer'] : ['Total à payer']),
    ...mentions.map((mention) => mention.text),
  ];
}
