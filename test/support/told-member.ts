import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { grantRights } from '../isolation/rights.js';
import { Jobs } from '#libs/platform';
import { work } from './work.js';
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
    await grantRights(owner, {
      siteId,
      memberId,
      rateId: rows[0]!.id,
      note: 'Préfère le fond de la salle.',
      page: 'Certificat',
    });
  } finally {
    await owner.end();
  }
  const { resources } = (await world.call('GET', '/api/sites/la-grappe')).json();
  const resourceId: string = resources.find(({ mode }: { mode: string }) => mode === 'pool').id;
  const body = { id: uuidv7(), memberId, resourceId, start: '2026-12-15T13:00:00Z', end: '2026-12-15T14:00:00Z' };
  const answer = await world.call('POST', `/api/manage/${siteId}/reservations`, { cookie, body });
  if (answer.statusCode !== 201) throw new Error(`a booking for the member: ${answer.body}`);
}

/** A file of members of La Grappe with a line of each kind, judged and not written. */
export async function judgedFile(world: World, id: string): Promise<void> {
  const cookie = await world.signIn('manager');
  const lines = [
    'Nom;E-mail;Couleur',
    'Yann Ferrand;yann@example.org;bleu',
    'Sans adresse;;',
    'Yann;yann@example.org;',
  ];
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/manage/${world.sites[0]!.siteId}/member-imports?id=${id}`,
    headers: { cookie, 'content-type': 'text/csv' },
    payload: lines.join('\n'),
  });
  if (answer.statusCode !== 201) throw new Error(`a file of members: ${answer.body}`);
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  await work(world.app.get(Jobs), owner);
  await owner.end();
}
