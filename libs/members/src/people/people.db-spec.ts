import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MemberId, NetworkId, PersonId, SiteId } from '#libs/domain';
import { Buyers } from '#libs/invoicing';
import { Db, Jobs, jobScope, operatorScope, personScope } from '#libs/platform';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { Attempts } from '../attempts/attempts.service.js';
import { MembersService } from '../members/members.service.js';
import { Passwords } from '../passwords/passwords.service.js';
import { RolesService } from '../roles/roles.service.js';
import { Sessions } from '../sessions/sessions.service.js';
import { Habits, type Usual } from './habits.js';
import { PeopleService } from './people.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);

describe('people', () => {
  let world: MembersWorld;
  let people: PeopleService;
  let members: MembersService;
  let db: Db;
  let network: NetworkId;
  let site: SiteId;

  beforeAll(async () => {
    world = await MembersWorld.start(NOW);
    people = world.get(PeopleService);
    members = world.get(MembersService);
    db = world.get(Db);
    network = await world.network('Réseau des lieux');
    site = await world.site(network, 'La Grappe');
  });
  afterAll(() => world.stop());

  it('see their roles by name, also at a site that is not published yet', async () => {
    const hidden = await world.site(network, 'Bientôt', false);
    const personId = await people.ensurePerson({ email: 'roles@example.org', name: 'Léa Martin' });
    const roles = world.get(RolesService);
    await roles.grant(operatorScope(null), personId, { kind: 'network', id: network, role: 'coordinator' });
    await roles.grant(operatorScope(null), personId, { kind: 'site', id: site, role: 'desk' });
    await roles.grant(operatorScope(null), personId, { kind: 'site', id: hidden, role: 'manager' });
    expect((await people.me(personId)).grants).toMatchObject([
      { kind: 'site', id: hidden, name: 'Bientôt', role: 'manager' },
      { kind: 'site', id: site, name: 'La Grappe', role: 'desk' },
      { kind: 'network', id: network, name: 'Réseau des lieux', role: 'coordinator' },
    ]);
  });

  it('see the place they use most when a library on the right knows it', async () => {
    const personId = await people.ensurePerson({ email: 'usual@example.org', name: 'Léa Martin' });
    expect((await people.me(personId)).usual).toBeNull();
    const usual: Usual = { slug: 'la-grappe', name: 'La Grappe', commune: 'Lille', resourceId: 'r', kind: 'desk' };
    class Always extends Habits {
      override usualOf(asked: PersonId): Promise<Usual | null> {
        return Promise.resolve(asked === personId ? usual : null);
      }
    }
    const informed = new PeopleService(
      db,
      world.get(Jobs),
      world.module.get(Attempts),
      world.module.get(Passwords),
      world.module.get(Sessions),
      new Always(),
    );
    expect((await informed.me(personId)).usual).toEqual(usual);
  });

  it('are one account per address, made once, left alone afterwards', async () => {
    const email = 'Once@example.org';
    const ids = await Promise.all(
      Array.from({ length: 5 }, (_, index) => people.ensurePerson({ email, name: `Nom ${index}` })),
    );
    expect(new Set(ids).size).toBe(1);
    const { name } = (await people.me(ids[0]!)).person;
    await people.ensurePerson({ email, name: 'Un autre' });
    expect((await people.me(ids[0]!)).person.name).toBe(name);
  });

  it('are called by their new name at every site, and the outbox does not say it', async () => {
    const personId = await people.ensurePerson({ email: 'renamed@example.org', name: 'renamed' });
    const second = await world.site(network, 'La Filature');
    for (const at of [site, second]) await db.run(personScope(personId, at), (tx) => members.ensure(tx, at, personId));
    await people.change(personId, { name: 'Zoé Dupont' });
    await people.change(personId, { locale: 'en' });
    expect(await world.rows('select topic, payload from events where done_at is null')).toEqual([
      { topic: 'person.renamed', payload: { personId } },
    ]);
    await world.work();
    const names = await world.rows('select name from members where person_id = $1', [personId]);
    expect(names).toEqual([{ name: 'Zoé Dupont' }, { name: 'Zoé Dupont' }]);
  });

  it('cannot be found by an id that names nobody', async () => {
    await expect(people.me('a0000000-0000-4000-8000-000000000000' as PersonId)).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('get another password from an operator when theirs is lost', async () => {
    const details = { email: 'lost@example.org', name: 'Léa', password: 'premier mot' };
    const first = await people.createWithPassword(details);
    expect(await people.createWithPassword({ ...details, password: 'second mot de passe' })).toBe(first);
    await expect(people.createWithPassword({ ...details, password: 'court' })).rejects.toMatchObject({
      code: 'password_too_weak',
    });
  });

  it('are buyers as their site knows them: an address is whole or absent, another site knows nobody', async () => {
    const personId = await people.ensurePerson({ email: 'buyer@example.org', name: 'Max Dupont' });
    const { id } = await db.run(personScope(personId, site), (tx) => members.ensure(tx, site, personId));
    const buyers = world.get(Buyers);
    const asked = (at: SiteId) => db.run(jobScope('test', at), (tx) => buyers.byMember(tx, at, [id]));
    const own = {
      name: 'Max Dupont',
      companyName: null,
      registration: null,
      vatNumber: null,
      email: 'buyer@example.org',
    };
    expect(await asked(site)).toEqual(new Map([[id, { ...own, address: null }]]));
    const address = { street: '1 rue du Four', postcode: '59000', commune: 'Lille', country: 'FR' };
    await members.changeBilling(jobScope('test', site), site, id, address);
    expect(await asked(site)).toEqual(new Map([[id, { ...own, address }]]));
    const elsewhere = await world.site(network, 'La Ruche');
    expect(await asked(elsewhere)).toEqual(new Map());
    expect(await db.run(jobScope('test', site), (tx) => buyers.byMember(tx, site, [] as MemberId[]))).toEqual(
      new Map(),
    );
  });

  it('may have a quote in their address, and a quote opens nothing else', async () => {
    const personId = await people.ensurePerson({ email: "o'brien@example.org", name: 'Ann O’Brien' });
    expect(await people.ensurePerson({ email: "O'Brien@example.org", name: 'Ann' })).toBe(personId);
    const seen = (email: string) =>
      db.run({ ...operatorScope(null), email }, (tx) => tx.sql<{ email: string }>`select email from persons`);
    expect(await seen("o'brien@example.org")).toEqual([{ email: "o'brien@example.org" }]);
    const everyone = "x'or'1'='1@example.org";
    expect(await seen(everyone)).toEqual([]);
  });
});
