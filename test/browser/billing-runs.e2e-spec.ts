import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { owing, worked } from '../support/billing-runs.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor | null = null;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  const trouble = visitor?.trouble ?? [];
  await visitor?.context.close();
  visitor = null;
  expect(trouble).toEqual([]);
});

/** The last debtor of a run waits until what is returned is called. */
async function holdLast(runId: string): Promise<() => Promise<void>> {
  const gate = new pg.Client(stage.world.db.url);
  await gate.connect();
  await gate.query('begin');
  await gate.query(
    `select from charges c join (select site_id, coalesce(member_id, company_id) as debtor from billing_run_items
       where run_id = $1 and state = 'pending' order by position desc limit 1) i
     on c.site_id = i.site_id and c.status = 'open' and coalesce(c.company_id, c.member_id) = i.debtor for update of c`,
    [runId],
  );
  return async () => {
    await gate.query('commit');
    await gate.end();
  };
}
/** Where all members live, but for one, whose name is returned. */
async function addressed(): Promise<string> {
  const owner = new pg.Client(stage.world.db.url);
  await owner.connect();
  const { siteId } = stage.world.sites[0]!;
  await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
  await owner.query(
    `update members set street = '1 rue Neuve', postcode = '59000', commune = 'Lille', country = 'FR' where site_id = $1`,
    [siteId],
  );
  const { rows } = await owner.query<{ name: string }>(
    `update members set street = null where site_id = $1 and id = (select min(id::text)::uuid from members where site_id = $1)
     returning name`,
    [siteId],
  );
  await owner.end();
  return rows[0]!.name;
}

/** A run of the month is over, and nothing of it is left to invoice. */
async function ranWhole(month: string): Promise<void> {
  const owner = new pg.Client(stage.world.db.url);
  await owner.connect();
  const { siteId } = stage.world.sites[0]!;
  await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
  await owner.query(
    `insert into billing_runs (site_id, id, month, currency, state, confirmed, started_at, ended_at)
     values ($1, gen_random_uuid(), $2, 'EUR', 'done', false, now(), now())`,
    [siteId, month],
  );
  await owner.end();
}

const totalOf = async () => {
  const { siteId } = stage.world.sites[0]!;
  const cookie = await stage.world.signIn('manager');
  const answer = await stage.world.call('GET', `/api/manage/${siteId}/billing/preview?month=2026-11`, { cookie });
  return (answer.json().debtors as { blocked: boolean }[]).length;
};

describe('invoicing everybody of a month', () => {
  it.each([
    [true, 1360],
    [false, 390],
  ])(
    'is looked at, left out of, started, stopped, taken up and followed (JavaScript: %s, %s px)',
    async (javaScriptEnabled, width) => {
      await owing(stage.world, 4);
      await addressed();
      const total = await totalOf();
      visitor = await stage.visit('manager', { javaScriptEnabled, viewport: { width, height: 844 } });
      const { page, open } = visitor;
      await open('/gestion/facturation');
      await page.getByRole('link', { name: 'Tout facturer' }).click();
      await page.getByRole('heading', { name: 'Qui reçoit une facture' }).waitFor();
      await page.getByText(/ · total prévu/).waitFor();
      const rows = page.getByRole('table', { name: 'Qui reçoit une facture' }).getByRole('row');
      expect(await rows.count()).toBe(total + 1);
      // Left out unless somebody says otherwise.
      await rows.nth(1).getByText('Pas d’adresse postale').waitFor();
      expect(await rows.nth(1).getByRole('checkbox').isChecked()).toBe(true);
      // More than fifty on one day.
      await page.getByLabel('J’ai vérifié, c’est bien voulu.').check();
      await page.getByRole('button', { name: 'Lancer la facturation' }).click();

      await page.getByText(`0 factures sur ${total - 1}`).waitFor();
      await page.getByText('le traitement continue sur le serveur').waitFor();
      const id = new URL(page.url()).searchParams.get('campagne')!;
      await page.getByRole('button', { name: 'Arrêter' }).click();
      await page.getByText('Arrêtée. Ce qui est émis reste').waitFor();
      await page.getByRole('button', { name: 'Reprendre' }).click();
      await page.getByRole('button', { name: 'Arrêter' }).waitFor();
      if (javaScriptEnabled) await page.evaluate('window.stillHere = true');

      const release = await holdLast(id);
      const work = worked(stage.world, id);
      await page.getByText(`${total - 2} factures sur ${total - 1}`).waitFor();
      await page.getByText('Créée').first().waitFor();
      await release();
      await work;
      await page.getByText(new RegExp(`^${total - 1} factures émises, `)).waitFor();
      await page.getByText('Une personne laissée de côté').waitFor();
      // The page has moved by what it was told, and not by being loaded again.
      if (javaScriptEnabled) expect(await page.evaluate('window.stillHere')).toBe(true);

      await page.getByRole('link', { name: 'Retour au mois' }).click();
      const earlier = page.getByRole('list', { name: 'Facturations du mois' });
      await earlier.getByText('Terminée').first().waitFor();
      expect(await totalOf()).toBe(1);
    },
  );

  it('leads from what is wrong to where it is put right, and back', async () => {
    await owing(stage.world, 1);
    const name = await addressed();
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/facturation/campagne?mois=2026-11');
    const row = page.getByRole('table', { name: 'Qui reçoit une facture' }).getByRole('row').nth(1);
    await page.getByText('Une personne sans adresse postale est déjà cochée').waitFor();
    await row.getByRole('link', { name: `Corriger (${name})` }).click();
    // The page is opened at the form, and stays there.
    const form = page.locator('html[data-ready] #facturation');
    await form.waitFor();
    expect(await page.evaluate('scrollY')).toBeGreaterThan(0);
    await form.getByLabel('Adresse').fill('2 rue Neuve');
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('L’identité de facturation est enregistrée.').waitFor();
    await page.getByRole('link', { name: 'Retour à l’aperçu de la facturation' }).click();
    await page.getByRole('heading', { name: 'Qui reçoit une facture' }).waitFor();
    await page.getByText('sans adresse postale').waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
  });

  it('asks before a day has more documents than usual', async () => {
    const owner = new pg.Client(stage.world.db.url);
    await owner.connect();
    // Members enough for more than fifty documents in one day, with those of the tests before.
    const { siteId } = stage.world.sites[0]!;
    await owner.query(
      `insert into persons (id, email, name) select gen_random_uuid(), 'borne-' || n || '@exemple.fr', 'Borne ' || n
       from generate_series(1, 60) n`,
    );
    await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    await owner.query(
      `insert into members (site_id, id, person_id, name, email, joined_at)
       select $1, gen_random_uuid(), id, name, email, now() from persons where email like 'borne-%'`,
      [siteId],
    );
    await owner.end();
    await owing(stage.world, 500);
    await addressed();
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/facturation/campagne?mois=2026-11');
    const leaveOut = page.getByRole('checkbox', { name: 'Laisser de côté' });
    await leaveOut.nth(0).uncheck();
    await leaveOut.nth(1).check();
    await page.getByRole('button', { name: 'Lancer la facturation' }).click();
    await page.getByText('C’est plus de factures qu’un jour habituel').waitFor();
    // What was ticked still is, and nothing else.
    expect([await leaveOut.nth(0).isChecked(), await leaveOut.nth(1).isChecked()]).toEqual([false, true]);
    await page.getByLabel('J’ai vérifié, c’est bien voulu.').check();
    await page.getByRole('button', { name: 'Lancer la facturation' }).click();
    await page.getByText(/^0 factures sur \d+/).waitFor();
  });

  it('says so when there is nothing, and when there is no such run', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/facturation/campagne?mois=2025-01');
    await page.getByText('Tout est déjà facturé, ou rien n’a été consommé.').waitFor();
    await ranWhole('2025-01');
    await open('/gestion/facturation?mois=2025-01');
    await page.getByRole('heading', { name: 'Facturations du mois' }).waitFor();
    await page.getByText('Tout est déjà facturé, ou rien n’a été consommé.').waitFor();
    expect(await page.getByText(/Tout facturer|total prévu/).count()).toBe(0);
    await open('/gestion/facturation/campagne?campagne=01940000-0000-7000-8000-00000000dead');
    await page.getByRole('heading', { name: 'Facturation introuvable' }).waitFor();
  });
});
