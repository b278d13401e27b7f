import { v7 as uuidv7 } from 'uuid';
import type { World } from './world.js';

/** Tuesdays of the coworker's in a room of La Grappe; the manager has it on the second one. */
export async function repeatedBooking(world: World, id: string): Promise<void> {
  const { siteId } = world.sites[0]!;
  const { resources } = (await world.call('GET', '/api/sites/la-grappe')).json();
  const resourceId: string = resources.find(({ kind }: { kind: string }) => kind === 'room').id;
  const order = async (account: 'manager' | 'coworker', path: string, more: object): Promise<void> => {
    const body = { siteId, resourceId, ...more };
    const answer = await world.call('POST', path, { cookie: await world.signIn(account), body });
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.body}`);
  };
  const [start, end] = ['2026-12-15T13:00:00Z', '2026-12-15T14:00:00Z'];
  await order('manager', '/api/reservations', { id: uuidv7(), start, end });
  await order('coworker', '/api/series', {
    ...{ id, rule: 'FREQ=WEEKLY;COUNT=4', firstDay: '2026-12-08', startTime: '14:00', minutes: 60 },
    onConflict: 'skip',
  });
}
