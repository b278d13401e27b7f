import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { MemberId, PersonId, SiteId } from '#libs/domain';
import { Db, type Principal, jobScope, personScope } from '#libs/platform';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { DirectoryService } from '../directory/directory.service.js';
import { MembersService } from '../members/members.service.js';
import { SheetService } from './sheet.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);

describe('the sheet of a member', () => {
  let world: MembersWorld;
  let sheets: SheetService;
  let site: SiteId;
  let other: SiteId;
  let anne: PersonId;
  let luc: PersonId;
  let member: MemberId;
  let person: PersonId;

  const principal = (personId: PersonId, role: 'desk' | 'manager'): Principal => ({
    personId,
    grants: [{ kind: 'site', id: site, role }],
  });
  const of = (id = member) => sheets.of(personScope(anne, site), site, id);
  async function join(email: string, name: string, at = site): Promise<{ id: MemberId; personId: PersonId }> {
    const personId = await world.person(email, name);
    const scope = personScope(personId, at);
    const { id } = await world.get(Db).run(scope, (tx) => world.get(MembersService).ensure(tx, at, personId));
    return { id, personId };
  }

  beforeAll(async () => {
    world = await MembersWorld.start(NOW);
    sheets = world.get(SheetService);
    const network = await world.network();
    site = await world.site(network, 'La Grappe');
    other = await world.site(network, 'La Filature');
    anne = await world.person('anne@example.org', 'Anne');
    luc = await world.person('luc@example.org', 'Luc');
    await world.role(anne, 'site', site, 'desk');
    await world.role(luc, 'site', site, 'manager');
    ({ id: member, personId: person } = await join('lea@example.org', 'Léa Martin'));
  });
  afterAll(() => world.stop());

  it('holds notes of the staff with who wrote them; the same id again is the same note', async () => {
    const order = { id: uuidv7(), text: 'Préfère le fond.' };
    await sheets.note(personScope(anne, site), site, member, order);
    const notes = await sheets.note(personScope(anne, site), site, member, { ...order, text: 'Autre chose' });
    expect(notes).toEqual([{ ...order, writtenAt: new Date(NOW), writtenBy: anne, writtenByName: 'Anne' }]);
    expect((await of()).notes).toEqual(notes);
  });

  it('shows no note to the member, whatever they ask of the database', async () => {
    const seen = await world.get(Db).run(personScope(person), (tx) => tx.sql`select * from member_notes`);
    expect(seen).toEqual([]);
  });

  it('lets a note be removed by its author or a manager, and a note of another site be unknown', async () => {
    const id = uuidv7();
    await sheets.note(personScope(luc, site), site, member, { id, text: 'De Luc.' });
    const remove = (by: PersonId, role: 'desk' | 'manager') =>
      sheets.removeNote(personScope(by, site), site, id, principal(by, role));
    await expect(remove(anne, 'desk')).rejects.toMatchObject({ kind: 'forbidden' });
    const elsewhere = personScope(luc, other);
    await expect(sheets.removeNote(elsewhere, other, id, principal(luc, 'manager'))).rejects.toMatchObject({
      kind: 'not_found',
    });
    await remove(luc, 'manager');
    await expect(remove(luc, 'manager')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('knows what the member said last, dated, and keeps what was said before', async () => {
    const slug = `lieu-${site}`;
    expect(await sheets.ownSites(person)).toMatchObject([{ slug, name: 'La Grappe', consents: [] }]);
    await sheets.agree(person, slug, { newsletter: true });
    world.clock.moveTo(NOW + 60_000);
    await sheets.agree(person, slug, { newsletter: true, photo: false });
    world.clock.moveTo(NOW + 120_000);
    const said = await sheets.agree(person, slug, { newsletter: false });
    expect(said.consents).toEqual([
      { siteId: site, purpose: 'newsletter', given: false, saidAt: new Date(NOW + 120_000) },
      { siteId: site, purpose: 'photo', given: false, saidAt: new Date(NOW + 60_000) },
    ]);
    expect((await of()).consents).toEqual(said.consents);
    const lines = await world.rows('select given from member_consents where person_id = $1', [person]);
    expect(lines).toHaveLength(3);
    await expect(sheets.agree(person, `lieu-${other}`, { photo: true })).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is unknown at another site', async () => {
    await expect(sheets.of(jobScope('test', other), other, member)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('lists by name, 50 to a page, with plans and groups of today to filter by', async () => {
    const directory = world.get(DirectoryService);
    const names = Array.from({ length: 51 }, (_, i) => `Zoé ${String(i).padStart(2, '0')}`);
    const joined = [];
    for (const [i, name] of names.entries()) joined.push(await join(`zoe${i}@example.org`, name));
    const group = uuidv7();
    await world.rows(`insert into member_groups (site_id, id, name) values ($1, $2, 'Étudiants')`, [site, group]);
    for (const [i, during] of ['[2026-11-01,2026-11-21)', '[2026-11-21,)', '[2026-11-22,)'].entries())
      await world.rows('insert into group_members (site_id, group_id, member_id, during) values ($1, $2, $3, $4)', [
        ...[site, group, joined[i]!.id, during],
      ]);
    const list = (more: object) =>
      directory.list(jobScope('test', site), site, { q: 'zoe', filter: null, groupId: null, page: 1, ...more });
    const first = await list({});
    expect(first.members.map(({ name }) => name)).toEqual(names.slice(0, 50));
    expect(first).toMatchObject({ total: 51, pages: 2, groups: [{ id: group, name: 'Étudiants' }] });
    expect((await list({ page: 2 })).members).toMatchObject([{ name: 'Zoé 50', plans: [], groups: [] }]);
    expect((await list({ page: 3 })).members).toEqual([]);
    expect(await list({ groupId: group })).toMatchObject({
      total: 1,
      members: [{ name: 'Zoé 01', groups: ['Étudiants'] }],
    });
    // Nothing here knows bookings: nobody was seen.
    expect(await list({ filter: 'recent' })).toMatchObject({ total: 0, members: [] });
    expect(await list({ filter: 'plan' })).toMatchObject({ total: 0 });
  });
});
