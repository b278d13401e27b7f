import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, type Visitor, openStage } from './visitor.js';

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

interface Place {
  resourceId: string;
  floor: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
const shown = async (): Promise<Place[]> => (await stage.world.call('GET', '/api/sites/la-grappe/plan')).json().places;
const resources = async (): Promise<{ id: string; name: string }[]> =>
  (await stage.world.call('GET', '/api/sites/la-grappe')).json().resources;

describe('the plan of a site', () => {
  it('is moved and sized with the keyboard and dragged with the mouse, then saved', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/lieu/plan');
    const [first] = await shown();
    const { name } = (await resources()).find(({ id }) => id === first!.resourceId)!;
    const tile = page.getByRole('button', { name: new RegExp(`^${name}, colonne`) });
    await tile.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await page.getByRole('button', { name: `${name}, colonne ${first!.x + 2}, ligne ${first!.y + 1}` }).waitFor();
    const box = (await tile.boundingBox())!;
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 10 + 3 * 22, box.y + 10 + 22, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Enregistrer le plan' }).click();
    await page.getByText('Le plan est enregistré.').waitFor();
    const after = (await shown()).find(({ resourceId }) => resourceId === first!.resourceId)!;
    expect(after).toEqual({ ...first, x: first!.x + 5, y: first!.y + 2, width: first!.width + 1 });
  });

  it('is drawn in figures without JavaScript, and what is refused stays in the form', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/lieu/plan');
    const [one, other] = await resources();
    await page.getByLabel(`Sur le plan : ${other!.name}`, { exact: true }).uncheck();
    await page.getByLabel(`Étage de ${one!.name}`, { exact: true }).fill('Mezzanine');
    await page.getByRole('button', { name: 'Enregistrer le plan' }).click();
    await page.getByText('Le plan est enregistré.').waitFor();
    const places = await shown();
    expect(places.find(({ resourceId }) => resourceId === one!.id)?.floor).toBe('Mezzanine');
    expect(places.some(({ resourceId }) => resourceId === other!.id)).toBe(false);
    await page.getByLabel(`Étage de ${one!.name}`, { exact: true }).fill(' ');
    await page.getByRole('button', { name: 'Enregistrer le plan' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(`Sur le plan : ${other!.name}`, { exact: true }).isChecked()).toBe(false);
    expect(await shown()).toEqual(places);
  });

  it('shows what is free on the day and books what is chosen, also without JavaScript', async () => {
    visitor = await stage.visit('coworker');
    await visitor.open('/lieu/la-grappe');
    const plan = visitor.page.locator('.plan-link').first();
    const name = (await plan.getAttribute('aria-label'))!.split(/,| \d/)[0]!;
    await plan.focus();
    await visitor.page.keyboard.press('Enter');
    const chosen = () => visitor.page.locator('option:checked', { hasText: name }).first();
    await visitor.page.getByRole('dialog').waitFor();
    await chosen().waitFor({ state: 'attached' });
    await visitor.context.close();

    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    await visitor.open('/lieu/la-grappe');
    await visitor.page.locator('.plan-link').first().click();
    await chosen().waitFor({ state: 'attached' });
    expect(new URL(visitor.page.url()).pathname).toBe('/reserver/la-grappe');
  });
});
