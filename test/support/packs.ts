import { v7 as uuidv7 } from 'uuid';
import type { World } from './world.js';

/** A pack of day passes on sale at the first site, sold to the coworker, who has been there, and to this member. */
export async function soldPack(world: World, id: string, memberId: string): Promise<void> {
  const { siteId } = world.sites[0]!;
  const [manager, coworker] = [await world.signIn('manager'), await world.signIn('coworker')];
  const pack = { id, name: 'Carnet de 5 journées', unit: 'pass', amount: 5, kind: 'desk', priceCents: 6000 };
  const terms = { priceMode: 'gross', vatRateBp: 2000, validityMonths: 6, selfService: true, active: true };
  const put = await world.call('POST', `/api/manage/${siteId}/packs`, { cookie: manager, body: { ...pack, ...terms } });
  const order = { id: uuidv7(), siteId, packId: id, priceCents: 6000 };
  const sold = await world.call('POST', '/api/me/credits', { cookie: coworker, body: order });
  const sale = { cookie: manager, body: { id: uuidv7(), packId: id } };
  const other = await world.call('POST', `/api/manage/${siteId}/members/${memberId}/credits`, sale);
  if (put.statusCode !== 201 || sold.statusCode !== 201 || other.statusCode !== 201) {
    throw new Error(`a pack: ${put.body} ${sold.body} ${other.body}`);
  }
}
