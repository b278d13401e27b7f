import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type World, createWorld } from '../support/world.js';

const GONE = '01940000-0000-7000-8000-00000000dead';

describe('an address that names what there is not', () => {
  let world: World;
  const cookies = new Map<Account, string>();
  beforeAll(async () => {
    world = await createWorld();
    for (const account of ['manager', 'company'] as const) cookies.set(account, await world.signIn(account));
  });
  afterAll(() => world.close());

  const page = (account: Account, path: string) => world.call('GET', path, { cookie: cookies.get(account)! });

  it.each([
    ['/gestion/facturation?lieu=nulle-part', 'Lieu introuvable'],
    ['/gestion?lieu=%20', 'Lieu introuvable'],
    [`/gestion/factures/${GONE}?lieu=la-grappe`, 'Facture introuvable'],
    [`/gestion/membres/${GONE}?lieu=la-grappe`, 'Ce membre n’existe pas ici'],
    ['/gestion/facturation?mois=2026-13', 'Ce mois n’existe pas'],
    ['/gestion/facturation?mois=hier', 'Ce mois n’existe pas'],
    ['/gestion/facturation/campagne?mois=2026-13', 'Ce mois n’existe pas'],
    ['/gestion/compta?periode=2026-13', 'Ce mois n’existe pas'],
    ['/gestion/facturation?mois=2026-12', 'Ce mois n’a pas commencé'],
    ['/gestion/facturation/campagne?mois=2031-01', 'Ce mois n’a pas commencé'],
  ])('%s answers 404 and says so', async (path, text) => {
    const { statusCode, payload } = await page('manager', path);
    expect([statusCode, payload.includes(text)]).toEqual([404, true]);
  });

  it('shows no other site in the place of one that is not theirs, and the way to their own', async () => {
    const [mine, foreign] = world.sites;
    const { statusCode, payload } = await page('manager', `/gestion/facturation?lieu=${foreign!.slug}`);
    expect([statusCode, payload.includes('Tout facturer')]).toEqual([404, false]);
    expect(payload).toContain(`href="/gestion/facturation?lieu=${mine!.slug}"`);
    // A form that is sent there does nothing at another.
    const body = `membre=${GONE}&month=2026-11`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: cookies.get('manager')! };
    const url = `/gestion/facturation?lieu=${foreign!.slug}`;
    const sent = await world.app.inject({ method: 'POST', url, headers, payload: body });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/gestion?lieu=${foreign!.slug}`]);
  });

  it('shows no other company in the place of one that is not theirs', async () => {
    const { statusCode } = await page('company', `/entreprise?e=${GONE}`);
    expect(statusCode).toBe(404);
  });

  it.each(['/gestion/facturation', '/gestion/facturation?mois=2026-11', '/gestion/compta?periode=2026-10'])(
    '%s is there',
    async (path) => expect((await page('manager', path)).statusCode).toBe(200),
  );
});
