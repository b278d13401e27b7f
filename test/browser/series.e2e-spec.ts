import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, type Visitor, openStage } from './visitor.js';

/** The demonstration's clock stands at Tuesday 24 November 2026, 8:30; the afternoons from this Tuesday on are quiet. */
const FIRST = '2026-12-08';
const TAKEN = '2026-12-22';

let stage: Stage;
let visitor: Visitor;
let siteId: string;
let room: { id: string; name: string };
let other: { id: string; name: string };
let coworker: string;
let manager: string;
beforeAll(async () => {
  stage = await openStage();
  siteId = stage.world.sites[0]!.siteId;
  coworker = await stage.world.signIn('coworker');
  manager = await stage.world.signIn('manager');
  const { resources } = (await stage.world.call('GET', '/api/sites/la-grappe')).json();
  [room, other] = resources.filter(({ kind }: { kind: string }) => kind === 'room');
  // Somebody else has the room on the third of the Tuesdays.
  const body = { id: uuidv7(), siteId, resourceId: room.id, start: `${TAKEN}T13:00:00Z`, end: `${TAKEN}T14:00:00Z` };
  expect((await stage.world.call('POST', '/api/reservations', { cookie: manager, body })).statusCode).toBe(201);
});
afterAll(() => stage.close());
afterEach(async () => {
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
});

const booking = () =>
  `/reserver/la-grappe?quoi=salle&jour=${FIRST}&ressource=${room.id}&debut=${FIRST}T13:00:00Z&duree=60`;
const shot = async (name: string) => {
  const folder = process.env.SHOTS;
  if (folder) await visitor.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
/** The dates of the series in the address, by their days. */
async function series(): Promise<{ id: string; days: string[]; hours: string[]; skipped: string[]; rooms: string[] }> {
  const [, kind, id] = /\/(moi|gestion\/planning)\/serie\/([0-9a-f-]+)/.exec(visitor.page.url())!;
  const [path, cookie] =
    kind === 'moi' ? [`/api/series/${id}`, coworker] : [`/api/manage/${siteId}/series/${id}`, manager];
  const { reservations, skipped } = (await stage.world.call('GET', path, { cookie })).json();
  const live = reservations.filter(({ status }: { status: string }) => status === 'confirmed');
  return {
    id: id!,
    days: live.map(({ start }: { start: string }) => start.slice(0, 10)),
    hours: live.map(({ start }: { start: string }) => start.slice(11, 16)),
    rooms: live.map(({ resource }: { resource: { name: string } }) => resource.name),
    skipped: skipped.map(({ day }: { day: string }) => day),
  };
}

describe('a repeated booking', () => {
  it('is booked, moved and given back with the keyboard, each date shown before', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open(booking());
    await page.getByRole('button', { name: 'Répéter…' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Répéter une réservation' }).waitFor();
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    await page.getByLabel('Combien de fois ?').fill('4');
    await page.getByLabel('Combien de fois ?').press('Enter');
    await page.getByText('3 dates libres, 1 ne l’est pas').waitFor();
    await page.getByText('Pris', { exact: true }).waitFor();
    await shot('repeat-wide');
    await page.getByRole('button', { name: 'Réserver les 3 dates libres' }).press('Enter');
    await page.getByText('C’est réservé.').waitFor();
    await shot('series-wide');
    expect(await series()).toMatchObject({
      days: ['2026-12-08', '2026-12-15', '2026-12-29'],
      hours: ['13:00', '13:00', '13:00'],
      skipped: [TAKEN],
    });

    await page.getByLabel('Quelles dates ?').first().selectOption({ index: 2 });
    await page.locator('[name=de]').selectOption('16:00');
    await page.locator('[name=a]').selectOption('17:00');
    await page.locator('form [name=ressource]').selectOption(other.id);
    await page.getByRole('button', { name: 'Voir les dates' }).press('Enter');
    await page.getByText('Les 2 dates sont libres').waitFor();
    await page.getByRole('button', { name: 'Déplacer les 2 dates libres' }).press('Enter');
    await page.getByText('Les dates sont déplacées.').waitFor();
    expect(await series()).toMatchObject({
      hours: ['13:00', '15:00', '15:00'],
      rooms: [room.name, other.name, other.name],
    });

    await open('/moi');
    await shot('me-wide');
    await page.getByText('et 2 autres dates').click();
    await page.getByRole('link', { name: /^Annuler.*8 décembre/ }).press('Enter');
    await page.getByLabel('Toutes les dates à venir').check();
    await page.getByRole('button', { name: 'Oui, annuler' }).press('Enter');
    await page.getByText(/La réservation est annulée/).waitFor();
    await page.getByText('et 2 autres dates').waitFor({ state: 'detached' });
    const { upcoming } = (await stage.world.call('GET', '/api/me/reservations', { cookie: coworker })).json();
    expect(upcoming.filter(({ seriesId }: { seriesId: string | null }) => seriesId !== null)).toEqual([]);
  });

  it('does all of it without JavaScript', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const { page, open } = visitor;
    await open(booking());
    await page.getByRole('button', { name: 'Répéter…' }).click();
    await page.getByLabel('Chaque jour').check();
    await page.getByLabel('Dernier jour').check();
    await page.getByLabel('Jusqu’à quel jour ?').fill('2031-01-01');
    await page.getByRole('button', { name: 'Voir les dates' }).click();
    await page.getByText(/trop de dates/).waitFor();
    await page.getByLabel('Chaque semaine').check();
    await page.getByLabel('jeudi').check();
    await page.getByLabel('Nombre de fois').check();
    await page.getByLabel('Combien de fois ?').fill('6');
    await page.getByRole('button', { name: 'Voir les dates' }).click();
    await page.getByText('5 dates libres, 1 ne l’est pas').waitFor();
    await shot('repeat-phone');
    await page.getByLabel('Ne rien changer du tout').check();
    await page.getByRole('button', { name: 'Réserver les 5 dates libres' }).click();
    await page.getByText(/rien n’a été changé/).waitFor();
    await page.getByLabel('Réserver les autres dates').check();
    await page.getByRole('button', { name: 'Réserver les 5 dates libres' }).click();
    await page.getByText('C’est réservé.').waitFor();
    await shot('series-phone');
    expect((await series()).days).toEqual(['2026-12-08', '2026-12-10', '2026-12-15', '2026-12-17', '2026-12-24']);

    await page.locator('[name=de]').selectOption('17:00');
    await page.locator('[name=a]').selectOption('18:00');
    await page.getByRole('button', { name: 'Voir les dates' }).click();
    await page.getByRole('button', { name: 'Déplacer les 5 dates libres' }).click();
    await page.getByText('Les dates sont déplacées.').waitFor();
    expect(new Set((await series()).hours)).toEqual(new Set(['16:00']));
    await page.getByText('Annuler plusieurs dates').click();
    await page.locator('details [name=depuis]').selectOption({ index: 2 });
    await page.getByRole('button', { name: /^Annuler ces/ }).click();
    await page.getByText(/Les dates sont annulées/).waitFor();
    expect((await series()).days).toEqual(['2026-12-08']);
    await open('/moi');
    await shot('me-phone');
    await page.getByRole('link', { name: /^Annuler.*8 décembre/ }).click();
    await page.getByLabel('Cette date et les suivantes').check();
    await page.getByRole('button', { name: 'Oui, annuler' }).click();
    await page.getByText(/La réservation est annulée/).waitFor();
  });

  it('is made for a member by the front desk, past rules when it says so', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open(`/gestion/planning?jour=${FIRST}&vue=liste&creer=1&ressource=${room.id}&de=09:00&a=10:00`);
    await page.locator('[name=membre]').first().check();
    await shot('planning-create');
    await page.getByRole('button', { name: 'Répéter pour ce membre…' }).click();
    await page.getByRole('heading', { level: 1, name: 'Répéter une réservation' }).waitFor();
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    await page.getByLabel('Chaque mois').check();
    await page.getByRole('button', { name: 'Voir les dates' }).click();
    await page.getByText('Pas encore ouvert').first().waitFor();
    await shot('desk-repeat');
    await page.getByLabel(/Passer outre les règles/).check();
    await page.getByLabel('Combien de fois ?').fill('5');
    await page.getByRole('button', { name: 'Voir les dates' }).click();
    await page.getByText('Les 5 dates sont libres').waitFor();
    await page.getByRole('button', { name: 'Réserver les 5 dates libres' }).click();
    await page.getByText('C’est réservé.').waitFor();
    await shot('desk-series');
    expect((await series()).days).toEqual(['2026-12-08', '2027-01-08', '2027-02-08', '2027-03-08', '2027-04-08']);
    await page
      .getByRole('link', { name: /^Ouvrir/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Toute la série' }).click();
    await page.getByText('Annuler plusieurs dates').click();
    await page.getByRole('button', { name: 'Annuler ces 5 dates' }).click();
    await page.getByText(/Les dates sont annulées/).waitFor();
    expect((await series()).days).toEqual([]);
  });
});
