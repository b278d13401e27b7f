import { v7 as uuidv7 } from 'uuid';
import type { World } from './world.js';

const terms = {
  ...{ priceMode: 'gross', vatRateBp: 2000, cycle: 'month', anchor: 'start', active: true, selfService: true },
  ...{ discounts: [{ kind: 'desk', discountBp: 1000 }], rates: [], entryFeeCents: 0, commitmentMonths: 0 },
};

/** A plan on offer at La Grappe. */
export async function offeredPlan(world: World, facts: { id: string; name: string } & Record<string, unknown>) {
  const cookie = await world.signIn('manager');
  const allowances = [{ unit: 'minute', amount: 240, kind: 'room' }];
  const body = { ...terms, allowances, access: [], priceCents: 9300, noticeDays: 0, ...facts };
  const url = `/api/manage/${world.sites[0]!.siteId}/plans`;
  const answer = await world.call('POST', url, { cookie, body });
  if (answer.statusCode !== 201) throw new Error(`a plan: ${answer.body}`);
}

/** Two plans on offer at La Grappe, of which the coworker has the first since today. */
export async function heldPlan(world: World, [held, other]: readonly [string, string], id = uuidv7()): Promise<void> {
  const access = [1, 2].map((weekday) => ({ weekday, from: '08:00', until: '13:00' }));
  await offeredPlan(world, {
    id: held,
    name: 'Matinées',
    access,
    selfPause: true,
    noticeDays: 15,
    commitmentMonths: 1,
  });
  const dearer = { priceCents: 18_000, entryFeeCents: 2500, nextPriceCents: 19_000, nextPriceFrom: '2027-01-01' };
  await offeredPlan(world, { id: other, name: 'Grand large', description: 'Tout le lieu, tous les jours.', ...dearer });
  const cookie = await world.signIn('coworker');
  const { siteId } = world.sites[0]!;
  const { sites } = (await world.call('GET', '/api/me/memberships', { cookie })).json();
  const startsOn: string = sites.find(({ id: site }: { id: string }) => site === siteId).today;
  const taken = await world.call('POST', '/api/me/memberships', {
    cookie,
    body: { id, siteId, planId: held, startsOn },
  });
  if (taken.statusCode !== 201) throw new Error(`a membership: ${taken.body}`);
}
