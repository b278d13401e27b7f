import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { MemberId, SiteId } from '#libs/domain';
import { Db, jobScope, personScope, publicScope } from '#libs/platform';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { DirectoryService } from '../directory/directory.service.js';
import { PeopleService } from '../people/people.service.js';
import { type MemberOrder, MembersService } from './members.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);

describe('members of a site', () => {
  let world: MembersWorld;
  let members: MembersService;
  let directory: DirectoryService;
  let db: Db;
  let site: SiteId;
  let other: SiteId;

  beforeAll(async () => {
    world = await MembersWorld.start(NOW);
    members = world.get(MembersService);
    directory = world.get(DirectoryService);
    db = world.get(Db);
    const network = await world.network();
    site = await world.site(network, 'La Grappe');
    other = await world.site(network, 'La Filature');
  });
  afterAll(() => world.stop());

  it('are made at first use, with what the person is called', async () => {
    const person = await world.person('lea@example.org');
    const scope = personScope(person, site);
    const first = await db.run(scope, (tx) => members.ensure(tx, site, person));
    const second = await db.run(scope, (tx) => members.ensure(tx, site, person));
    expect(first).toMatchObject({ siteId: site, personId: person, name: 'Léa Martin', email: 'lea@example.org' });
    expect(second).toEqual({ ...first, isNew: false });
  });

  it('are one record however many first uses come at once', async () => {
    const person = await world.person('rush@example.org');
    const scope = personScope(person, site);
    const { first, others } = await db.run(scope, async (tx) => {
      const made = await members.ensure(tx, site, person);
      const late = [1, 2].map(() => db.run(scope, (later) => members.ensure(later, site, person)));
      await world.untilOneWaits();
      return { first: made, others: Promise.all(late) };
    });
    // Whoever waited was as new as the first; whoever came after it was not.
    const same = { ...first, isNew: expect.any(Boolean) };
    expect(await others).toEqual([same, same]);
    expect(await world.rows('select id from members where person_id = $1', [person])).toHaveLength(1);
  });

  it('cannot be made of a person whom the scope does not see', async () => {
    const person = await world.person('unseen@example.org');
    const stranger = await world.person('stranger@example.org');
    for (const scope of [personScope(stranger, site), jobScope('test', site)]) {
      await expect(db.run(scope, (tx) => members.ensure(tx, site, person))).rejects.toMatchObject({
        kind: 'not_found',
      });
    }
  });

  it('are found without accents or case, and % and _ are letters', async () => {
    for (const [email, name] of [
      ['zoe@example.org', 'Zoé Lœuillet'],
      ['percent@example.org', '100 % Coton'],
      ['underscore@example.org', 'a_b'],
    ] as const) {
      const person = await world.person(email, name);
      await db.run(personScope(person, site), (tx) => members.ensure(tx, site, person));
    }
    const names = async (q: string) => {
      const found = await directory.list(jobScope('test', site), site, { q, filter: null, groupId: null, page: 1 });
      return found.members.map((member) => member.name);
    };
    expect(await names('ZOE LOEUIL')).toEqual(['Zoé Lœuillet']);
    expect(await names('zoé@')).toEqual(['Zoé Lœuillet']);
    expect(await names('%')).toEqual(['100 % Coton']);
    expect(await names('_')).toEqual(['a_b']);
    expect(await names('\\')).toEqual([]);
    expect((await names('')).length).toBeGreaterThanOrEqual(5);
  });

  it('belong to their site: another site and no site at all see nobody', async () => {
    const everybody = { q: '', filter: null, groupId: null, page: 1 };
    const list = directory.list(jobScope('test', other), site, everybody);
    await expect(list).rejects.toMatchObject({ kind: 'not_found' });
    expect(await db.run(publicScope, (tx) => tx.sql`select * from members`)).toEqual([]);
  });

  it('keep a billing identity: absent fields stay, null clears, and what is wrong is named', async () => {
    const person = await world.person('sas@example.org', 'Max Dupont');
    const { id } = await db.run(personScope(person, site), (tx) => members.ensure(tx, site, person));
    const scope = jobScope('test', site);
    const address = { street: '2 place du Marché', postcode: '59800', commune: 'Lille', country: 'fr' };
    const changed = await members.changeBilling(scope, site, id, {
      companyName: ' Dupont  SAS ',
      registration: '732 829 320',
      vatNumber: 'FR 44 732829320',
      ...address,
    });
    expect(changed).toMatchObject({
      companyName: 'Dupont SAS',
      registration: '732829320',
      vatNumber: 'FR44732829320',
      country: 'FR',
    });
    expect(await members.changeBilling(scope, site, id, { vatNumber: null })).toMatchObject({
      companyName: 'Dupont SAS',
      vatNumber: null,
    });
    await expect(members.changeBilling(scope, site, id, { street: null })).rejects.toMatchObject({
      code: 'invalid_request',
      details: { errors: [{ field: 'street' }] },
    });
    await expect(members.changeBilling(jobScope('test', other), site, id, {})).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  describe('written down by the staff', () => {
    const order = (changes: Partial<MemberOrder> = {}): MemberOrder => ({
      ...{ id: uuidv7() as MemberId, email: 'Zoe.L@Example.org ', name: ' Zoé  Lefebvre', phone: '+33 6 12 34 56 78' },
      ...{ locale: 'en', companyName: 'Lefebvre SARL', registration: '732 829 320', ...changes },
    });
    const create = (given: MemberOrder, at = site) => members.create(jobScope('test', at), at, given);

    it('are kept with how to reach and bill them, once, whoever sends the order again', async () => {
      const given = order();
      const made = await create(given);
      expect(made).toMatchObject({
        ...{ id: given.id, email: 'zoe.l@example.org', name: 'Zoé Lefebvre', phone: '+33 6 12 34 56 78' },
        ...{ companyName: 'Lefebvre SARL', registration: '732829320', street: null },
      });
      expect(await create(given)).toEqual(made);
      const language = await db.run(personScope(made.personId), (tx) =>
        world.get(PeopleService).localeOf(tx, made.personId),
      );
      expect(language).toBe('en');
      await expect(create(order({ name: 'Zoé' }))).rejects.toMatchObject({
        ...{ kind: 'conflict', code: 'member_known', details: { memberId: given.id } },
      });
      await expect(create(order({ id: given.id, email: 'other@example.org' }))).rejects.toMatchObject({
        code: 'id_reused',
      });
      // Another site learns nothing of it: the same person is new there.
      expect((await create(order(), other)).personId).toBe(made.personId);
      const scope = jobScope('test', site);
      expect(await members.changeBilling(scope, site, given.id, { phone: ' ' })).toMatchObject({ phone: null });
    });

    it('are one member, whatever is sent at once', async () => {
      const given = order({ email: 'twice@example.org' });
      const [one, two] = await Promise.all([create(given), create(given)]);
      expect(one.id).toBe(two.id);
      const rivals = [order({ email: 'rival@example.org' }), order({ email: 'rival@example.org' })];
      const ends = await Promise.allSettled(rivals.map((rival) => create(rival)));
      expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const refusal = ends.find((end) => end.status === 'rejected')!;
      expect(refusal.reason).toMatchObject({ code: 'member_known' });
    });

    it.each<[string, Partial<MemberOrder>, string]>([
      ['no address', { email: 'nobody' }, 'email'],
      ['no name', { name: ' ' }, 'name'],
      ['a phone of letters', { phone: 'call me' }, 'phone'],
      ['half an address', { street: '1 rue Haute' }, 'postcode'],
      ['a wrong VAT number', { vatNumber: 'FR00732829320' }, 'vatNumber'],
    ])('are refused with %s, and nobody is kept', async (_, wrong, field) => {
      const given = order({ email: 'refused@example.org', ...wrong });
      await expect(async () => create(given)).rejects.toMatchObject({ details: { errors: [{ field }] } });
      await expect(members.byId(jobScope('test', site), site, given.id)).rejects.toMatchObject({ kind: 'not_found' });
    });
  });
});
