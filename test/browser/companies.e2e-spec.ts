import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { ACCOUNTS } from '../../apps/cli/src/demo/people.js';
import { sheetWith } from '../support/sheets.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

/** The demonstration's company: Nadia Benali manages it, and pays for Camille when she asks for it. */
const TUESDAY = '2026-12-08';
/** On the sheet of the open space. */
const CODE = '0a1b2c3d4e5f';

let stage: Stage;
let visitor: Visitor;
let room: string;
let desk: string;
beforeAll(async () => {
  stage = await openStage();
  const { resources } = (await stage.world.call('GET', '/api/sites/la-grappe')).json();
  room = resources.find(({ kind }: { kind: string }) => kind === 'room').id;
  desk = resources.find(({ kind, mode }: { kind: string; mode: string }) => kind === 'desk' && mode === 'pool').id;
  await stage.freeRooms();
});
afterAll(() => stage.close());
afterEach(async () => {
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
});
const booking = (hour: number) =>
  `/reserver/la-grappe?quoi=salle&jour=${TUESDAY}&ressource=${room}&debut=${TUESDAY}T${hour}:00:00Z&duree=60`;

/** As the demonstration has it, but for the cap of all together. Returns the company. */
async function uncapped(): Promise<string> {
  const cookie = await stage.world.signIn('company');
  const { grants } = (await stage.world.call('GET', '/api/me', { cookie })).json();
  const body = { monthlyCapCents: null, personCapCents: null };
  const answer = await stage.world.call('PATCH', `/api/companies/${grants[0].id}`, { cookie, body });
  expect(answer.statusCode).toBe(200);
  return grants[0].id as string;
}

/** Camille books a desk for a company; the hours are UTC. */
async function bookedFor(companyId: string, day: string, from: number): Promise<void> {
  const { siteId } = stage.world.sites[0]!;
  const time = (hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
  const answer = await stage.world.call('POST', '/api/reservations', {
    cookie: await stage.world.signIn('coworker'),
    body: {
      ...{ id: uuidv7(), siteId, resourceId: desk, start: time(from), end: time(from + 2) },
      payer: { companyId },
    },
  });
  expect(answer.statusCode).toBe(201);
}

/** Nadia manages another one, too; once. */
async function secondCompany(): Promise<void> {
  const owner = new pg.Client(stage.world.db.url);
  await owner.connect();
  const id = '01940000-0000-7000-8000-00000000c0de';
  await owner.query(
    `insert into companies (id, network_id, name, email, street, postcode, commune, country, currency)
     select $1, network_id, 'Le Second Four', 'compta@four.example', '1 rue du Four', '59000', 'Lille', 'FR', currency
     from sites where site_id = $2 on conflict do nothing`,
    [id, stage.world.sites[0]!.siteId],
  );
  await owner.query(
    `insert into role_grants (person_id, scope_kind, scope_id, role)
     select id, 'company', $1, 'manager' from persons where email = $2 on conflict do nothing`,
    [id, ACCOUNTS.company.email],
  );
  await owner.end();
}

describe.each([
  ['with', true],
  ['without', false],
])('a company, %s JavaScript', (_how, javaScriptEnabled) => {
  const hour = javaScriptEnabled ? 13 : 15;

  it('finds in its menu what the month comes to, who goes where, and its invoices', async () => {
    const companyId = await uncapped();
    await bookedFor(companyId, '2026-11-24', hour - 4);
    const issued = await stage.world.call('POST', `/api/manage/${stage.world.sites[0]!.siteId}/invoices`, {
      cookie: await stage.world.signIn('manager'),
      body: { id: uuidv7(), month: '2026-11', companyId },
    });
    expect(issued.statusCode).toBe(201);
    const { number } = issued.json();
    await bookedFor(companyId, '2026-11-26', hour - 4);
    visitor = await stage.visit('company', { javaScriptEnabled });
    const { page, open, context } = visitor;
    await open('/');
    await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Entreprise' }).click();
    await page.getByRole('heading', { name: 'Ce que les lieux factureront ce mois-ci' }).waitFor();
    const table = page.getByRole('table', { name: 'Par personne et centre de coûts, La Grappe' });
    await table.getByRole('row', { name: /^Camille Vandamme/ }).waitFor();
    await page.getByText(/^Voir la ligne|^Voir les \d+ lignes/).click();
    await page.getByText('Déjà facturé pour ce mois :').waitFor();
    const booking = page.getByRole('listitem').filter({ hasText: 'jeudi 26 novembre' }).last();
    await booking.locator('summary').press('Enter');
    await booking.getByText('Camille Vandamme en sera averti par e-mail.').waitFor();
    await booking.getByRole('button', { name: 'Oui, annuler' }).press('Enter');
    await page.getByText('La réservation est annulée, la personne est avertie.').waitFor();
    expect(await page.getByText('jeudi 26 novembre').count()).toBe(0);
    await page.getByRole('link', { name: 'Factures', exact: true }).click();
    const link = page.getByRole('link', { name: `${number} en PDF` });
    const pdf = await context.request.get(stage.origin + (await link.getAttribute('href')));
    expect([pdf.status(), pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([
      ...[200, 'application/pdf', '%PDF-'],
    ]);
    const others = await context.request.get(`${stage.origin}/api/manage/${stage.world.sites[0]!.siteId}/invoices`);
    expect(others.status()).toBe(404);
  });

  it('pays for what its person books, who chooses so', async () => {
    await uncapped();
    visitor = await stage.visit('coworker', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(booking(hour));
    expect(await page.getByLabel('Qui paie ?').inputValue()).toBe('moi');
    await page.getByLabel('Qui paie ?').selectOption({ label: 'Ateliers Benali – Atelier' });
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    await page
      .getByText(/C’est réservé/)
      .first()
      .waitFor();
    await open('/moi');
    await page.getByText('Payé par Ateliers Benali').first().waitFor();
  });

  it('pays for whoever sits down by a code, if they say so', async () => {
    await uncapped();
    await sheetWith(stage.world, CODE, 'Open space');
    visitor = await stage.visit('coworker', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(`/q/${CODE}`);
    await page.getByText('Sans autre choix, vous payez.').waitFor();
    await page.getByLabel('Qui paie ?').selectOption({ label: 'Ateliers Benali' });
    await page.getByRole('button', { name: /^Je m’installe/ }).click();
    await page.getByText('C’est réservé, et votre arrivée est notée. Bonne séance !').waitFor();
    await page.getByText('Payé par Ateliers Benali').first().waitFor();
    // Free again for the next of these tests.
    const cookie = await stage.world.signIn('coworker');
    const { upcoming } = (await stage.world.call('GET', '/api/me/reservations', { cookie })).json();
    const { id, payer } = upcoming.find(({ status }: { status: string }) => status === 'checked_in');
    expect(payer.name).toBe('Ateliers Benali');
    const left = await stage.world.call(
      'POST',
      `/api/manage/${stage.world.sites[0]!.siteId}/reservations/${id}/cancel`,
      { cookie: await stage.world.signIn('manager'), body: {} },
    );
    expect(left.statusCode).toBe(200);
  });

  it('is one of several, for who manages more than one', async () => {
    await secondCompany();
    visitor = await stage.visit('company', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/entreprise');
    const choice = page.getByRole('navigation', { name: 'Choisir l’entreprise' });
    await choice.getByRole('link', { name: 'Le Second Four' }).click();
    await page.getByRole('heading', { level: 1, name: 'Le Second Four' }).waitFor();
    await page.getByText('Rien à facturer ce mois-ci').waitFor();
    await page.getByText('Aucune réservation à venir').waitFor();
    await page.getByRole('link', { name: 'Factures', exact: true }).first().click();
    await page.getByText('Aucune facture', { exact: true }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Le Second Four' }).waitFor();
  });

  it('has a cap, which is told beside the choice; one pays oneself instead', async () => {
    visitor = await stage.visit('company', { javaScriptEnabled });
    await visitor.open('/entreprise');
    await visitor.page.getByRole('heading', { level: 1, name: 'Ateliers Benali' }).waitFor();
    await visitor.page.getByRole('link', { name: 'Personnes', exact: true }).first().click();
    await visitor.page.getByText('Camille Vandamme').first().waitFor();
    await visitor.page.getByRole('link', { name: 'Réglages', exact: true }).click();
    await visitor.page.getByLabel('Plafond mensuel de l’entreprise').fill('beaucoup');
    await visitor.page.getByRole('button', { name: 'Enregistrer' }).click();
    await visitor.page.getByText('Écrivez un montant, par exemple 150,00.').first().waitFor();
    await visitor.page.getByLabel('Plafond mensuel de l’entreprise').fill('0,50');
    await visitor.page.getByRole('button', { name: 'Enregistrer' }).click();
    await visitor.page.getByText('C’est enregistré.').waitFor();
    await visitor.context.close();

    visitor = await stage.visit('coworker', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(booking(hour + 1));
    await page.getByLabel('Qui paie ?').selectOption({ label: 'Ateliers Benali' });
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    await page.getByText('Choisissez « Moi » pour payer vous-même.').waitFor();
    await page.getByLabel('Qui paie ?').selectOption('moi');
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    await page
      .getByText(/C’est réservé/)
      .first()
      .waitFor();
  });

  it('invites somebody, and takes the invitation back', async () => {
    visitor = await stage.visit('company', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/entreprise?vue=personnes');
    await page.getByLabel('Adresse e-mail').fill(`collegue${hour}@benali.example`);
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText('L’invitation est partie.').waitFor();
    await page.getByRole('button', { name: `Annuler l’invitation de collegue${hour}@benali.example` }).click();
    await page.getByText('L’invitation est annulée.').waitFor();
    await open('/entreprise?vue=reglages');
    await page.getByLabel('Nom du nouveau centre').fill(`Export ${hour}`);
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.getByRole('button', { name: `Fermer le centre Export ${hour}` }).waitFor();
  });

  it('is opened by the manager of a site, who finds what is wrong beside its field', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/gestion/entreprises');
    await page.getByText('Ateliers Benali').first().waitFor();
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
    await fill('Nom', `Le Four ${hour}`);
    await fill('E-mail de facturation', 'compta@four.example');
    await fill('Adresse', '1 rue du Four');
    await fill('Code postal', '59000');
    await fill('Commune', 'Lille');
    await fill('SIREN', '123');
    await fill('E-mail de la personne qui la gérera', `gerante${hour}@four.example`);
    await page.getByRole('button', { name: 'Ouvrir le compte' }).click();
    await page.getByText('Vérifiez ce champ.').waitFor();
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe(`Le Four ${hour}`);
    await fill('SIREN', '552 100 554');
    await fill('SIRET', '732 829 320 00074');
    await page.getByRole('button', { name: 'Ouvrir le compte' }).click();
    await page.getByText('Vérifiez ce champ.').waitFor();
    await fill('SIRET', '552 100 554 00021');
    await page.getByRole('button', { name: 'Ouvrir le compte' }).click();
    await page.getByText('Le compte est ouvert et l’invitation est partie.').waitFor();
    await page.getByText(`Le Four ${hour}`).first().waitFor();
    // Whether it owes the VAT is there to decide, for those it may be decided of.
    const opened = page.getByRole('listitem').filter({ hasText: `Le Four ${hour}` });
    await opened.getByText('Autoliquidation de la TVA').click();
    await opened.getByText('L’autoliquidation demande le numéro de TVA du client').waitFor();
    expect(await opened.getByRole('button', { name: /^Facturer/ }).count()).toBe(0);
  });
});
