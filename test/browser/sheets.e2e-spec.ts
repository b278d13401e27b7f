import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TUESDAY } from '../support/world.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

const HOUR = 3_600_000;

interface Sheet {
  resourceId: string;
  name: string;
  kind: string;
  code: string;
}

let stage: Stage;
let visitor: Visitor | null = null;
/** A room that nobody has today. */
let room: Sheet;
let siteId: string;
beforeAll(async () => {
  stage = await openStage();
  siteId = stage.world.sites[0]!.siteId;
  // The doors are open by then.
  stage.world.clock.moveTo(TUESDAY + 2 * HOUR);
  await stage.freeRooms();
  const cookie = await stage.world.signIn('manager');
  const { sheets } = (await stage.world.call('GET', `/api/manage/${siteId}/place-codes`, { cookie })).json();
  // A machine may ask for a training.
  for (const sheet of (sheets as Sheet[]).filter(({ kind }) => kind === 'room')) {
    const { state, offered } = (await stage.world.call('GET', `/api/q/${sheet.code}`)).json();
    if (state === 'free' && offered.stays.length > 1) room = sheet;
  }
});
afterAll(() => stage.close());
afterEach(async () => {
  const trouble = visitor?.trouble ?? [];
  await visitor?.context.close();
  visitor = null;
  expect(trouble).toEqual([]);
});

const here = () => `/q/${room.code}`;
const mine = async () => {
  const cookie = await stage.world.signIn('coworker');
  return (await stage.world.call('GET', `/api/q/${room.code}/mine`, { cookie })).json().reservation;
};
const giveBack = async (id: string) => {
  const cookie = await stage.world.signIn('manager');
  const url = `/api/manage/${siteId}/reservations/${id}/cancel`;
  expect((await stage.world.call('POST', url, { cookie, body: {} })).statusCode).toBe(200);
};

describe('the sheet at a place', () => {
  it.each([true, false])(
    'lets a coworker sit down at the price it shows (JavaScript: %s)',
    async (javaScriptEnabled) => {
      visitor = await stage.visit('coworker', { javaScriptEnabled });
      const { page, open } = visitor;
      await open(here());
      await page.getByRole('heading', { level: 1, name: room.name }).waitFor();
      await page.getByText('Libre maintenant').waitFor();
      const button = page.getByRole('button', { name: /^Je m’installe ici/ });
      if (javaScriptEnabled) {
        // By keyboard: the arrows choose, and the price of the button follows.
        await page.getByRole('radio').first().focus();
        await page.keyboard.press('ArrowDown');
        const price = await page.locator('.choice:has(:checked) .choice-end').innerText();
        await button.and(page.getByRole('button', { name: price })).waitFor();
        await page.keyboard.press('Enter');
      } else await button.click();
      await page.getByText('C’est réservé, et votre arrivée est notée.').waitFor();
      const sat = await mine();
      expect(sat.status).toBe('checked_in');
      await page.getByRole('heading', { name: 'Votre réservation ici' }).waitFor();
      await giveBack(sat.id);
    },
  );

  it.each([true, false])('notes the arrival of who has booked it (JavaScript: %s)', async (javaScriptEnabled) => {
    const cookie = await stage.world.signIn('coworker');
    const { offered } = (await stage.world.call('GET', here().replace('/q/', '/api/q/'))).json();
    const [stay] = offered.stays;
    const body = { id: crypto.randomUUID(), siteId, resourceId: room.resourceId, start: stay.start, end: stay.end };
    expect((await stage.world.call('POST', '/api/reservations', { cookie, body })).statusCode).toBe(201);
    visitor = await stage.visit('coworker', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(here());
    await page.getByRole('button', { name: /^Je suis là :/ }).click();
    await page.getByText('C’est noté : vous êtes là.').waitFor();
    expect((await mine()).status).toBe('checked_in');

    const other = await stage.visit(null, { javaScriptEnabled });
    await other.open(here());
    await other.page.getByText('Occupé').waitFor();
    const said = await other.page.locator('main').innerText();
    expect(said).toMatch(/libre à partir de|Libre tout près|Rien d’autre de ce type/);
    expect(said).not.toContain('Camille');
    expect(other.trouble).toEqual([]);
    await other.context.close();
    await giveBack(body.id);
  });

  it('brings back whoever signs in, and lets others book without an account', async () => {
    visitor = await stage.visit(null, { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(here());
    await page.getByRole('link', { name: 'Réserver sans compte' }).waitFor();
    await page.getByRole('link', { name: 'Se connecter pour s’installer' }).click();
    await page.waitForURL(/connexion/);
    expect(await page.locator('input[name=retour]').first().inputValue()).toBe(here());
  });

  it('is printed on one page each, and renewed by the manager when it has leaked', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/lieu/places');
    await page.getByRole('link', { name: `Affiche QR de ${room.name}` }).click();
    await page.getByRole('img', { name: `QR code de ${room.name}` }).waitFor();
    const pages = async () => {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      return pdf.match(/\/Type\s*\/Page\b/g)?.length;
    };
    expect(await pages()).toBe(1);
    const old = room.code;
    await page.getByText(`Renouveler le code de ${room.name}`).click();
    await page.getByRole('button', { name: 'Renouveler le code', exact: true }).click();
    await page.getByText('Le code est renouvelé').waitFor();
    await page.getByRole('link', { name: 'Toutes les affiches' }).click();
    await page
      .getByRole('img', { name: /QR code/ })
      .nth(1)
      .waitFor();
    expect(await pages()).toBe(await page.getByRole('img', { name: /QR code/ }).count());

    await open(`/q/${old}`);
    await page.getByText('Cette affiche n’est plus valable').waitFor();
    await page.getByRole('link', { name: 'Voir le lieu' }).waitFor();
    await open('/q/nexistepas');
    await page.getByText('Ce code n’existe pas').waitFor();
  });
});
