import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Inbox } from '../../../../test/support/inbox.js';
import { work } from '../../../../test/support/work.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';
import { Jobs } from '#libs/platform';
import { EndingsService } from './endings.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PERSON = { email: 'carnet@exemple.fr', name: 'Lou Carlier' };

/** TUESDAY is 24 November 2026, half past eight in the morning. */
describe('credit that ends soon', () => {
  let inbox: Inbox;
  let world: World;
  let owner: pg.Client;
  let siteId: string;
  let manager: string;
  const personId = uuidv7();
  const memberId = uuidv7();
  beforeAll(async () => {
    inbox = await Inbox.start();
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY, { SMTP_URL: inbox.smtpUrl });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    siteId = world.sites[0]!.siteId;
    const { name, email } = PERSON;
    await owner.query('insert into persons (id, name, email) values ($1, $2, $3)', [personId, name, email]);
    await owner.query(
      'insert into members (site_id, id, person_id, name, email, joined_at) values ($1, $2, $3, $4, $5, now())',
      [siteId, memberId, personId, name, email],
    );
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
    await inbox.stop();
  });
  beforeEach(async () => {
    world.clock.moveTo(TUESDAY);
    manager = await world.signIn('manager');
    await remind();
  });
  afterEach(async () => {
    inbox.expectEmpty();
    await owner.query('update persons set locale = $2 where id = $1', [personId, 'fr']);
    await owner.query(`begin; set local session_replication_role = replica;
      delete from credit_notices; delete from credit_lines; delete from credit_lots; commit`);
  });

  async function remind(): Promise<void> {
    await world.app.get(EndingsService, { strict: false }).remind();
    await work(world.app.get(Jobs, { strict: false }), owner);
  }
  const give = async (name: string, lastDay: string | undefined, more: object = {}) => {
    const gift = { id: uuidv7(), name, unit: 'pass', amount: 5, kind: 'desk', reason: 'Essai', lastDay, ...more };
    const url = `/api/manage/${siteId}/members/${memberId}/credits/gifts`;
    expect((await world.call('POST', url, { cookie: manager, body: gift })).statusCode).toBe(201);
    return gift.id;
  };
  /** In the morning after so many days. */
  const after = async (days: number) => {
    world.clock.moveTo(TUESDAY + days * DAY);
    await remind();
  };

  it('is told two weeks and three days before it does, once each, with all that ends', async () => {
    await give('Journées', '2026-12-31');
    await give('Heures', '2027-01-02', { unit: 'minute', amount: 150, kind: 'room' });
    await give('Pour toujours', undefined);
    // The last day is 31 December: on 17 December 15 days are left, on 18 December 14.
    await after(23);
    inbox.expectEmpty();
    await after(24);
    const first = inbox.take(PERSON.email);
    expect(first.subject).toBe('À utiliser avant la fin du 31 décembre 2026 : vos carnets à La Grappe');
    expect(first.text).toContain('- Journées : 5 journées, jusqu’au 31 décembre 2026');
    expect(first.text).toMatch(/\/moi\/carnets/);
    expect(first.text).not.toMatch(/Heures|toujours/);
    await remind();
    await after(25);
    inbox.expectEmpty();
    await after(26);
    expect(inbox.take(PERSON.email).text).toContain('- Heures : 2 h 30 min, jusqu’au 2 janvier 2027');
    await after(34);
    inbox.expectEmpty();
    await after(35);
    expect(inbox.take(PERSON.email).text).toContain('- Journées : 5 journées');
    await after(37);
    expect(inbox.take(PERSON.email).text).toContain('- Heures');
    await after(40);
  });

  it('is told in one letter and in the language of the person, whatever it is counted in', async () => {
    await owner.query('update persons set locale = $2 where id = $1', [personId, 'en']);
    await give('Days', '2026-12-31', { amount: 1 });
    await give('Money', '2026-12-31', { unit: 'cent', amount: 1250, kind: undefined, countsAt: 'gross' });
    await after(30);
    const { subject, text } = inbox.take(PERSON.email);
    expect(subject).toBe('To be used by the end of 31 December 2026: your credit at La Grappe');
    expect(text).toContain('- Days: 1 day, until 31 December 2026');
    expect(text).toContain('- Money: €12.50, until 31 December 2026');
  });

  it('is told once by five jobs at once, and the nearest notice alone when none ran for long', async () => {
    await give('Journées', '2026-12-31');
    world.clock.moveTo(TUESDAY + 36 * DAY);
    const endings = world.app.get(EndingsService, { strict: false });
    await Promise.all(Array.from({ length: 5 }, () => endings.remind()));
    await work(world.app.get(Jobs, { strict: false }), owner);
    expect(inbox.take(PERSON.email).text).toContain('Journées');
    await after(36);
  });

  it('is not told at night, nor of what is used up, was given for a short time, or is over', async () => {
    const used = await give('Tout pris', '2026-12-31');
    await give('Une semaine', '2026-12-01');
    world.clock.moveTo(TUESDAY);
    await remind();
    const end = `/api/manage/${siteId}/members/${memberId}/credits/${used}/end`;
    expect((await world.call('POST', end, { cookie: manager, body: { reason: 'Fin' } })).statusCode).toBe(200);
    // Five, then eight in the morning at the site.
    world.clock.moveTo(Date.UTC(2026, 10, 29, 4));
    await remind();
    inbox.expectEmpty();
    world.clock.moveTo(Date.UTC(2026, 10, 29, 7));
    await remind();
    expect(inbox.take(PERSON.email).text).toContain('Une semaine');
    await after(24);
  });

  it('is not told of what was used up between the notice and its letter', async () => {
    const id = await give('Journées', '2026-12-31');
    world.clock.moveTo(TUESDAY + 24 * DAY);
    await world.app.get(EndingsService, { strict: false }).remind();
    const end = `/api/manage/${siteId}/members/${memberId}/credits/${id}/end`;
    manager = await world.signIn('manager');
    expect((await world.call('POST', end, { cookie: manager, body: { reason: 'Fin' } })).statusCode).toBe(200);
    await work(world.app.get(Jobs, { strict: false }), owner);
  });

  it('shows where one’s packs are', async () => {
    await give('Journées', '2026-12-31');
    await give('Bientôt', '2026-12-07');
    await give('Pour toujours', undefined);
    const url = `/api/manage/${siteId}/members/${memberId}/credits`;
    const { lots } = (await world.call('GET', url, { cookie: manager })).json();
    expect(lots.map(({ name, endsSoon }: Record<string, unknown>) => [name, endsSoon])).toEqual([
      ['Bientôt', true],
      ['Journées', false],
      ['Pour toujours', false],
    ]);
  });
});
