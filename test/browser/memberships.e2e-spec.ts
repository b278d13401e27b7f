import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { heldPlan, offeredPlan } from '../support/plans.js';
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

const PHONE = { width: 390, height: 844 };
const call = async (method: string, path: string, account: 'coworker' | 'manager', body?: object) => {
  const cookie = await stage.world.signIn(account);
  const answer = await stage.world.call(method, path, { cookie, ...(body && { body }) });
  if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
  return answer.json();
};
const manage = (path: string) => `/api/manage/${stage.world.sites[0]!.siteId}/${path}`;

describe('a plan', () => {
  it.each([true, false])('is described, refused by its fields, offered and withdrawn (JavaScript: %s)', async (js) => {
    const name = `Atelier ${String(js)}`;
    visitor = await stage.visit('manager', { javaScriptEnabled: js });
    const { page, open } = visitor;
    await open('/gestion/formules');
    await page.getByRole('link', { name: 'Créer une formule' }).click();
    await page.getByRole('heading', { name: 'Nouvelle formule' }).waitFor();
    await page.getByLabel('Nom').fill(name);
    await page.getByLabel('Prix d’une période, en EUR').fill('-5');
    await page.getByLabel('Quantité 1').fill('10');
    await page.getByLabel('Compté en 1').selectOption('pass');
    await page.getByLabel('Préavis, en jours').fill('400');
    await page.getByRole('button', { name: 'Créer une formule' }).click();
    await page.getByText('Un montant comme 49 ou 49,90 ; jamais moins de zéro.').waitFor();
    await page.getByText('Un nombre de jours entre 0 et 365.').waitFor();
    expect(await page.getByLabel('Nom').inputValue()).toBe(name);
    await page.getByLabel('Prix d’une période, en EUR').fill('120,50');
    await page.getByLabel('Préavis, en jours').fill('30');
    // Passes of rooms: the unit is wrong, and the field says so.
    await page.getByRole('button', { name: 'Créer une formule' }).click();
    await page.getByLabel('Compté en 1').and(page.locator('[aria-invalid]')).waitFor();
    await page.getByLabel('Valable pour 1').selectOption('desk');
    await page.getByRole('button', { name: 'Créer une formule' }).click();
    await page.getByText('La formule est créée.').waitFor();

    await page.getByRole('link', { name, exact: true }).click();
    await page.getByText('Changer le prix à une date').click();
    await page.getByLabel('Nouveau prix').fill('130');
    await page.getByLabel('À partir du').fill('2026-11-01');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Choisissez un jour à venir.').waitFor();
    await page.getByLabel('À partir du').fill('2027-02-01');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('La formule est enregistrée.').waitFor();
    await page.getByText('130 € TTC par mois à partir du 1er février 2027').first().waitFor();
    await page.getByRole('button', { name: `Ne plus proposer ${name}` }).click();
    await page.getByText('La formule n’est plus proposée. Qui l’a la garde.').waitFor();
    const { plans } = await call('GET', manage('plans'), 'manager');
    expect(plans.find((plan: { name: string }) => plan.name === name)).toMatchObject({
      ...{ priceCents: 12_050, nextPriceCents: 13_000, nextPriceFrom: '2027-02-01', active: false },
      allowances: [{ unit: 'pass', amount: 10, kind: 'desk' }],
    });
  });
});

describe('a membership', () => {
  it.each([true, false])('begins on the member’s sheet, changes and ends by the staff (JavaScript: %s)', async (js) => {
    const [small, large] = [`Petit ${String(js)}`, `Grand ${String(js)}`];
    await offeredPlan(stage.world, { id: uuidv7(), name: small, anchor: 'first', noticeDays: 30 });
    await offeredPlan(stage.world, { id: uuidv7(), name: large, priceCents: 31_000, anchor: 'first' });
    const { members } = await call('GET', manage('members?q=a'), 'manager');
    const member = members[js ? 3 : 4];
    visitor = await stage.visit('manager', { javaScriptEnabled: js });
    const { page, open } = visitor;
    await open(`/gestion/membres/${member.id}`);
    await page.getByText('Abonner ce membre').click();
    await page.getByLabel('Formule').selectOption({ label: `${small}, 93 € TTC par mois` });
    await page.getByLabel('Premier jour').fill('2026-11-16');
    await page.getByRole('button', { name: 'Voir ce que cela change' }).click();
    await page.getByText('93,00 € × 15 jours sur 30').waitFor();
    await page
      .getByText(/^46,50\s€ TTC$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('L’abonnement est enregistré.').waitFor();

    const change = page.locator('details').filter({ hasText: 'Changer de formule' });
    await change.locator('summary').click();
    await change.getByLabel('Formule').selectOption({ label: `${large}, 310 € TTC par mois` });
    await change.getByLabel('À partir du').fill('2026-11-30');
    await change.getByRole('button', { name: 'Voir ce que cela change' }).click();
    // On the last day of the period: one day given back now, one of the new plan counted when it comes.
    await page.getByText('93,00 € × 1 jour sur 30').waitFor();
    await page.getByText(/^10,33\s€ TTC le 30 novembre 2026$/).waitFor();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('La formule est changée.').waitFor();

    const end = page.locator('details').filter({ hasText: 'Terminer' });
    await end.locator('summary').click();
    await end.getByLabel('Dernier jour').fill('2026-11-25');
    await end.getByRole('button', { name: 'Voir ce que cela change' }).click();
    await end.getByText(/Le préavis et l’engagement ne permettent pas encore cette fin. Au plus tôt/).waitFor();
    await end.getByLabel(/Passer outre/).check();
    await end.getByRole('button', { name: 'Voir ce que cela change' }).click();
    await page.getByRole('textbox', { name: 'Motif' }).fill('Déménagement');
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('La fin est enregistrée.').waitFor();
    await page.getByText('préavis et engagement mis de côté : Déménagement').waitFor();

    await open(`/gestion/abonnements?etat=fin&q=${encodeURIComponent(member.name)}`);
    await page.getByRole('row', { name: new RegExp(`${member.name}.*Se termine`) }).waitFor();
  });

  it.each([true, false])('is taken, paused and given up by oneself (JavaScript: %s)', async (js) => {
    const [id, other] = [uuidv7(), uuidv7()];
    const [held, dear] = [`Mien ${String(js)}`, `Cher ${String(js)}`];
    await offeredPlan(stage.world, { id, name: held, selfPause: true, noticeDays: 10 });
    await offeredPlan(stage.world, { id: other, name: dear, priceCents: 18_000 });
    visitor = await stage.visit('coworker', { javaScriptEnabled: js, viewport: PHONE });
    const { page, open } = visitor;
    await open('/lieu/la-grappe');
    await page.getByRole('link', { name: `Choisir la formule ${held}, La Grappe` }).click();
    await page.getByRole('heading', { name: 'Prendre une formule, La Grappe' }).waitFor();
    await page.getByRole('button', { name: 'Voir ce que cela change' }).first().click();
    await page.getByText(/^Compté aujourd’hui$/).waitFor();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('L’abonnement est enregistré.').waitFor();

    const mine = page.getByRole('region', { name: held });
    await mine.getByText('Mettre en pause').click();
    await mine.getByLabel('Premier jour de pause').fill('2026-11-25');
    await mine.getByRole('button', { name: 'Voir ce que cela change' }).locator('visible=true').click();
    await mine.getByText(/ne permettent pas encore ce changement. Au plus tôt/).waitFor();
    await mine.getByLabel('Premier jour de pause').fill('2026-12-10');
    await mine.getByRole('button', { name: 'Voir ce que cela change' }).locator('visible=true').click();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('La pause est enregistrée.').waitFor();

    // By the keyboard alone: another plan from today on.
    const change = mine.getByText('Changer de formule');
    await change.focus();
    await page.keyboard.press('Enter');
    await mine.getByLabel('Formule').selectOption({ label: `${dear}, 180 € TTC par mois` });
    await mine.getByLabel('À partir du').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Confirmer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('La formule est changée.').waitFor();
    const { sites } = await call('GET', '/api/me/memberships', 'coworker');
    const [membership] = sites[0].memberships.filter(({ planName }: { planName: string }) => planName === dear);
    expect(membership.terms.map(({ state }: { state: string }) => state)).toEqual(['active', 'paused']);

    const changed = page.getByRole('region', { name: dear });
    await changed.getByText('Terminer').click();
    await changed.getByRole('button', { name: 'Voir ce que cela change' }).locator('visible=true').click();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('La fin est enregistrée.').waitFor();
  });

  it('speaks English, and says what it refuses where the browser and the server draw alike', async () => {
    const [plans, id] = [[uuidv7(), uuidv7()] as const, uuidv7()];
    await heldPlan(stage.world, plans, id);
    visitor = await stage.visit('coworker', { locale: 'en-GB', viewport: PHONE });
    const { page, open } = visitor;
    await open(`/moi/abonnement?abonnement=${id}&faire=fin&au=2026-11-26`);
    const mine = page.getByRole('region', { name: 'Matinées' });
    await mine.getByText(/Notice and commitment do not allow it to end so early\..*At the earliest/).waitFor();
    await mine.getByText(/Committed until .* 15 days’ notice/).waitFor();
    // The list of orders keeps its own looks beside the refusal.
    expect(await mine.locator('.membership-orders').getAttribute('class')).toBe('membership-orders');
  });
});
