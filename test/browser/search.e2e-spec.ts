import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, type Visitor, openStage } from './visitor.js';

const PHONE = { viewport: { width: 390, height: 844 } };
/** The demonstration's clock stands at Tuesday 24 November 2026, 8:30. */
const NEXT_DAY = '2026-11-25';

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
});

interface Booked {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
}
async function upcoming(): Promise<Booked[]> {
  const cookie = await stage.world.signIn('coworker');
  const { upcoming: all } = (await stage.world.call('GET', '/api/me/reservations', { cookie })).json();
  const text = (instant: string) => new Date(instant).toISOString();
  return all.map((one: Booked) => ({ ...one, start: text(one.start), end: text(one.end) }));
}

describe('the precise search', () => {
  it('finds a room by hours and equipment and books it at those hours', async () => {
    visitor = await stage.visit('coworker', PHONE);
    const { page, open } = visitor;
    const before = (await upcoming()).map(({ id }) => id);
    await open('/');
    await page.getByRole('link', { name: 'Chercher par heures, équipement ou distance' }).click();
    await page.getByRole('heading', { name: 'Recherche précise' }).waitFor();
    await page.getByRole('radio', { name: 'Salle' }).check();
    await page.waitForURL(/quoi=salle/);
    await page.getByLabel('À partir de').fill('14:00');
    await page.getByLabel('Jusqu’à').fill('16:00');
    await page.getByLabel('Visioconférence').check();
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.waitForURL(/equip=video/);
    expect(new URL(page.url()).search).toBe(`?quoi=salle&jour=${NEXT_DAY}&de=14%3A00&a=16%3A00&rayon=10&equip=video`);
    const time = page.locator('.search-time', { hasText: '14 h–16 h' });
    await time.first().click();
    await page.locator('dialog[open] button[type=submit]', { hasText: '€' }).click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    const [booked] = (await upcoming()).filter(({ id }) => !before.includes(id));
    expect([booked!.start, booked!.end]).toEqual([`${NEXT_DAY}T13:00:00.000Z`, `${NEXT_DAY}T15:00:00.000Z`]);
  });

  it('finds two desks for some hours near a commune and books them without JavaScript', async () => {
    visitor = await stage.visit('coworker', { ...PHONE, javaScriptEnabled: false });
    const { page, open } = visitor;
    const before = (await upcoming()).map(({ id }) => id);
    await open('/chercher');
    await page.getByLabel('À partir de').fill('10:00');
    await page.getByLabel('Jusqu’à').fill('13:00');
    await page.getByLabel('Près de').fill('lille');
    await page.getByLabel('Places').fill('2');
    await page.getByRole('button', { name: 'Chercher' }).click();
    expect(await page.locator('.search-result').first().textContent()).toMatch(/\d km/);
    await page.locator('.search-time').first().click();
    expect(await page.getByLabel('Nombre de places').inputValue()).toBe('2');
    expect(await page.locator('[name=creneau]:checked').inputValue()).toBe('');
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    await page.getByText('C’est réservé').waitFor();
    const [booked] = (await upcoming()).filter(({ id }) => !before.includes(id));
    expect([booked!.start, booked!.end, booked!.quantity]).toEqual([
      `${NEXT_DAY}T09:00:00.000Z`,
      `${NEXT_DAY}T12:00:00.000Z`,
      2,
    ]);
  });

  it('books with the keyboard alone, in at most 15 presses from what was found', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    const before = (await upcoming()).length;
    await open('/chercher?quoi=salle&de=09%3A00&a=10%3A00');
    await page.getByRole('button', { name: 'Chercher' }).focus();
    let presses = 0;
    const press = async (key: string) => {
      presses++;
      await page.keyboard.press(key);
    };
    await press('Tab'); // the site
    await press('Tab'); // its first time
    expect(await page.evaluate('document.activeElement.className')).toBe('search-time');
    await press('Enter');
    const confirm = page.locator('dialog[open] button[type=submit]', { hasText: '€' });
    await confirm.waitFor();
    while (!(await page.evaluate<boolean>('document.activeElement.matches("[type=submit]")'))) {
      expect(presses).toBeLessThan(14);
      await press('Tab');
    }
    await press('Enter');
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect(presses).toBeLessThanOrEqual(15);
    expect((await upcoming()).length).toBe(before + 1);
  });

  it('says why nothing is found, and each way on that it offers leads to something', async () => {
    visitor = await stage.visit(null);
    const { page, open } = visitor;
    await open(`/chercher?jour=${NEXT_DAY}&de=03%3A00&a=04%3A00`);
    await page.getByText('Les lieux sont fermés à ces heures.').waitFor();
    await page.getByRole('link', { name: 'À toute heure' }).click();
    await page.locator('.search-time').first().waitFor();
    expect(new URL(page.url()).search).toBe(`?jour=${NEXT_DAY}`);
  });

  it('says beside the field what it cannot use', async () => {
    visitor = await stage.visit(null);
    const { page, open } = visitor;
    await open('/chercher?de=12%3A00&a=09%3A00');
    await page.getByRole('alert').getByText('L’heure de fin doit venir après').waitFor();
    const described = await page.getByLabel('Jusqu’à').getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('L’heure de fin doit venir après');
    await open('/chercher?ou=Atlantis');
    await page.getByRole('alert').getByText('Aucun lieu du réseau n’est dans cette commune').waitFor();
    expect(await page.getByLabel('Près de').getAttribute('aria-invalid')).toBe('true');
  });

  it('looks around the reader who says so, and goes on without when the browser will not tell', async () => {
    visitor = await stage.visit(null, {
      permissions: ['geolocation'],
      geolocation: { latitude: 50.6942, longitude: 3.1746 },
    });
    const { page, open } = visitor;
    await open('/chercher');
    await page.getByRole('button', { name: 'Autour de moi' }).click();
    await page.waitForURL(/ici=50\.694%2C3\.175/);
    await page.locator('.search-result', { hasText: 'km' }).first().waitFor();
    await page.getByRole('link', { name: 'Indiquer plutôt une commune' }).click();
    await page.getByLabel('Près de').waitFor();
  });
});
