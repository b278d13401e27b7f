import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { grantRights } from '../isolation/rights.js';
import type { World } from './world.js';

/** A member of La Grappe of this id, with a plan, a group, credit, a booking to come and a note. */
export async function toldMember(world: World, memberId: string): Promise<void> {
  const { siteId } = world.sites[0]!;
  const cookie = await world.signIn('manager');
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  try {
    const personId = uuidv7();
    const who = ['Zacharie Quintard', 'zacharie.quintard@example.org'];
    await owner.query('insert into persons (id, name, email) values ($1, $2, $3)', [personId, ...who]);
    await owner.query(
      `insert into members (site_id, id, person_id, name, email, joined_at) values ($1, $2, $3, $4, $5, now())`,
      [siteId, memberId, personId, ...who],
    );
    const { rows } = await owner.query<{ id: string }>('select id from rates where site_id = $1 limit 1', [siteId]);
    await grantRights(owner, { siteId, memberId, rateId: rows[0]!.id, note: 'Préfère le fond de la salle.' });
  } finally {
    await owner.end();
  }
  const { resources } = (await world.call('GET', '/api/sites/la-grappe')).json();
  const resourceId: string = resources.find(({ mode }: { mode: string }) => mode === 'pool').id;
  const body = { id: uuidv7(), memberId, resourceId, start: '2026-12-15T13:00:00Z', end: '2026-12-15T14:00:00Z' };
  const answer = await world.call('POST', `/api/manage/${siteId}/reservations`, { cookie, body });
  if (answer.statusCode !== 201) throw new Error(`a booking for the member: ${answer.body}`);
}
