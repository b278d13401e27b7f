import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, type NetworkId, type PersonId, type SiteId } from '#libs/domain';
import { Authenticator, Db, type Scope, operatorScope, personScope, publicScope, signInScope } from '#libs/platform';
import { Inbox, lineOf } from '../../../../test/support/inbox.js';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { PeopleService } from '../people/people.service.js';
import { RolesService } from '../roles/roles.service.js';
import { InvitationsService } from './invitations.service.js';
import type { InvitedTo } from './invitations.store.js';

const NOW = Date.UTC(2026, 10, 21, 8);

let world: MembersWorld;
let inbox: Inbox;
let invitations: InvitationsService;
let people: PeopleService;
let roles: RolesService;
let network: NetworkId;
let site: SiteId;
let other: SiteId;
let manager: PersonId;
let scope: Scope;

beforeAll(async () => {
  inbox = await Inbox.start();
  world = await MembersWorld.start(NOW, { SMTP_URL: inbox.smtpUrl, PUBLIC_URL: 'https://reseau.example' });
  invitations = world.get(InvitationsService);
  people = world.get(PeopleService);
  roles = world.get(RolesService);
});
afterAll(async () => {
  await world.stop();
  await inbox.stop();
});
beforeEach(async () => {
  network = await world.network('Réseau des lieux');
  site = await world.site(network, 'La Grappe');
  other = await world.site(network, 'La Filature');
  manager = await world.person(`manager-${site}@example.org`, 'Max Dupont');
  await world.role(manager, 'site', site, 'manager');
  scope = personScope(manager, site);
});
afterEach(() => inbox.expectEmpty());

const desk = (): InvitedTo => ({ kind: 'site', id: site, role: 'desk' });
const gone = { kind: 'not_found', code: 'invitation_invalid' };
let count = 0;
const newAddress = () => `invited-${++count}@example.org`;

async function mailedToken(email: string): Promise<string> {
  await world.work();
  const link = lineOf(inbox.take(email).text, /^https:/);
  return link.replace('https://reseau.example/invitation/', '');
}
async function invited(email: string, to: InvitedTo = desk(), by: Scope = scope): Promise<string> {
  await invitations.invite(by, to, email);
  return mailedToken(email);
}

describe('an invitation', () => {
  it('makes the account, gives the role and opens a session', async () => {
    const email = newAddress();
    const token = await invited(email);
    expect(await invitations.byToken(token)).toEqual({
      email,
      role: 'desk',
      scopeKind: 'site',
      scopeName: 'La Grappe',
    });
    const { personId, token: session } = await invitations.accept({
      token,
      name: 'Léa Martin',
      password: 'dix lettres et plus',
    });
    const me = await people.me(personId);
    expect(me.person).toMatchObject({
      email,
      name: 'Léa Martin',
      passwordHash: expect.stringMatching(/^\$argon2id\$/),
    });
    expect(me.grants).toEqual([{ kind: 'site', id: site, role: 'desk', slug: `lieu-${site}`, name: 'La Grappe' }]);
    expect(await world.get(Authenticator).authenticate(session)).toEqual({
      personId,
      grants: [{ kind: 'site', id: site, role: 'desk' }],
    });
  });

  it('never writes to an account that exists', async () => {
    const email = newAddress();
    await people.createWithPassword({ email, name: 'Son nom', password: 'son mot de passe' });
    const [before] = await world.rows('select * from persons where email = $1', [email]);
    const token = await invited(email);
    await invitations.accept({ token, name: 'Un autre', password: 'un autre mot de passe' });
    expect(await world.rows('select * from persons where email = $1', [email])).toEqual([before]);
  });

  it('is accepted once', async () => {
    const token = await invited(newAddress());
    await invitations.accept({ token, name: 'Léa' });
    await expect(invitations.accept({ token, name: 'Léa' })).rejects.toMatchObject(gone);
    await expect(invitations.byToken(token)).rejects.toMatchObject(gone);
  });

  it('is accepted once also when it is accepted twice at once', async () => {
    const email = newAddress();
    const token = await invited(email);
    const before = await world.rows('select 1 from sessions');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => invitations.accept({ token, name: 'Léa' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(gone);
    expect(await world.rows('select 1 from sessions')).toHaveLength(before.length + 1);
    expect(await world.rows('select 1 from persons where email = $1', [email])).toHaveLength(1);
  });

  it('lasts seven days', async () => {
    const start = world.clock.now();
    const [late, early] = [await invited(newAddress()), await invited(newAddress())];
    world.clock.moveTo(start + 7 * DAY - 1);
    await invitations.accept({ token: early, name: 'Léa' });
    world.clock.moveTo(start + 7 * DAY);
    await expect(invitations.accept({ token: late, name: 'Léa' })).rejects.toMatchObject(gone);
    expect(await invitations.waiting(scope, 'site', site)).toEqual([]);
  });

  it('is replaced by the next one for the same address, and so is its role', async () => {
    const email = newAddress();
    const first = await invited(email);
    const second = await invited(email, { kind: 'site', id: site, role: 'manager' });
    expect(await invitations.waiting(scope, 'site', site)).toMatchObject([{ email, role: 'manager' }]);
    await expect(invitations.accept({ token: first, name: 'Léa' })).rejects.toMatchObject(gone);
    const { personId } = await invitations.accept({ token: second, name: 'Léa' });
    expect((await people.me(personId)).grants).toMatchObject([{ role: 'manager' }]);
  });

  it('can be taken back, by its own site only', async () => {
    const email = newAddress();
    const { id } = await invitations.invite(scope, desk(), email);
    const token = await mailedToken(email);
    const stranger = personScope(manager, other);
    await expect(invitations.revoke(stranger, 'site', site, id)).rejects.toMatchObject({ kind: 'not_found' });
    await invitations.revoke(scope, 'site', site, id);
    await expect(invitations.accept({ token, name: 'Léa' })).rejects.toMatchObject(gone);
    await expect(invitations.revoke(scope, 'site', site, id)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('that was taken back before the worker came is not mailed', async () => {
    const { id } = await invitations.invite(scope, desk(), newAddress());
    await invitations.revoke(scope, 'site', site, id);
    await world.work();
  });

  it('keeps neither token nor password in the clear, and the outbox carries ids only', async () => {
    const email = newAddress();
    const token = await invited(email);
    const events = JSON.stringify(await world.rows('select payload from events'));
    expect(events).not.toContain('@');
    const stored = JSON.stringify(await world.rows("select *, encode(token_hash, 'base64') from invitations"));
    expect(stored + events).not.toContain(token);
  });

  it('with a weak password is refused before it is used up', async () => {
    const token = await invited(newAddress());
    await expect(invitations.accept({ token, name: 'Léa', password: 'court' })).rejects.toMatchObject({
      code: 'password_too_weak',
    });
    await invitations.accept({ token, name: 'Léa' });
  });

  it('raises a role and never lowers one', async () => {
    const email = `manager-${site}@example.org`;
    await invitations.accept({ token: await invited(email), name: 'Max' });
    expect((await people.me(manager)).grants).toMatchObject([{ role: 'manager' }]);
  });

  it.each(['', 'A'.repeat(43), 'A'.repeat(42), '../../etc'])('is not opened by %j', async (token) => {
    await expect(invitations.byToken(token)).rejects.toMatchObject(gone);
    await expect(invitations.accept({ token, name: 'Léa' })).rejects.toMatchObject(gone);
  });
});

describe('an invitation to a network', () => {
  it('is given by a coordinator of that network only, whatever the code above forgets', async () => {
    const coordinator = await world.person(newAddress(), 'Coordination');
    await world.role(coordinator, 'network', network, 'coordinator');
    const to: InvitedTo = { kind: 'network', id: network, role: 'coordinator' };
    const email = newAddress();
    const token = await invited(email, to, personScope(coordinator));
    expect(await invitations.waiting(personScope(coordinator), 'network', network)).toMatchObject([{ email }]);
    expect(await invitations.waiting(scope, 'network', network)).toEqual([]);
    await expect(invitations.invite(scope, to, newAddress())).rejects.toThrow(/row-level security/);
    const { personId } = await invitations.accept({ token, name: 'Nouvelle coordination' });
    expect((await people.me(personId)).grants).toMatchObject([
      { kind: 'network', id: network, role: 'coordinator', name: 'Réseau des lieux' },
    ]);
  });
});

describe('the team of a site', () => {
  it('is known by name to its own site', async () => {
    const { personId } = await invitations.accept({ token: await invited(newAddress()), name: 'Léa Martin' });
    expect(await roles.team(scope, site)).toMatchObject([
      { personId: manager, name: 'Max Dupont', role: 'manager' },
      { personId, name: 'Léa Martin', role: 'desk' },
    ]);
    expect(await roles.team(personScope(manager, other), site)).toEqual([]);
  });

  it('loses a person at their next request, but never its last manager', async () => {
    const { personId, token } = await invitations.accept({ token: await invited(newAddress()), name: 'Léa' });
    await roles.remove(scope, site, personId);
    expect(await world.get(Authenticator).authenticate(token)).toEqual({ personId, grants: [] });
    await expect(roles.remove(scope, site, personId)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(roles.remove(scope, site, manager)).rejects.toMatchObject({ kind: 'conflict', code: 'last_manager' });
    await expect(roles.remove(personScope(manager, other), site, manager)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('keeps a manager when two remove each other at once', async () => {
    const second = await people.ensurePerson({ email: newAddress(), name: 'Deux' });
    await roles.grant(operatorScope(null), second, { kind: 'site', id: site, role: 'manager' });
    const outcomes = await Promise.allSettled([
      roles.remove(scope, site, second),
      roles.remove(personScope(second, site), site, manager),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await roles.team(scope, site)).toHaveLength(1);
  });
});

describe('row-level security', () => {
  it('shows nothing of people, roles, invitations or teams without a context', async () => {
    await invited(newAddress());
    await world.get(Db).run(publicScope, async (tx) => {
      expect(await tx.sql`select * from persons`).toEqual([]);
      expect(await tx.sql`select * from role_grants`).toEqual([]);
      expect(await tx.sql`select * from invitations`).toEqual([]);
      expect(await tx.sql`select * from site_team`).toEqual([]);
    });
  });

  it('shows a person their own roles, and a site its own team and invitations', async () => {
    const email = newAddress();
    await invited(email);
    const db = world.get(Db);
    const countIn = (within: Scope) =>
      db.run(within, async (tx) => ({
        persons: (await tx.sql`select 1 from persons`).length,
        roles: (await tx.sql`select 1 from role_grants`).length,
        invitations: (await tx.sql`select 1 from invitations`).length,
      }));
    expect(await countIn(personScope(manager))).toEqual({ persons: 1, roles: 1, invitations: 0 });
    expect(await countIn(operatorScope(site))).toEqual({ persons: 0, roles: 1, invitations: 1 });
    expect(await countIn(operatorScope(other))).toEqual({ persons: 0, roles: 0, invitations: 0 });
    expect(await countIn(signInScope(email))).toEqual({ persons: 0, roles: 0, invitations: 1 });
  });

  it('lets nobody give themselves a role at a site from outside that site', async () => {
    const third = await world.site(network, 'La Ruche');
    const grant = world.get(Db).run(
      personScope(manager, other),
      (tx) => tx.sql`
      insert into role_grants (person_id, scope_kind, scope_id, role) values (${manager}, 'site', ${third}, 'manager')`,
    );
    await expect(grant).rejects.toThrow(/row-level security/);
  });

  it('lets nobody invite themselves: the invited may accept, not write an invitation', async () => {
    const email = newAddress();
    const insert = world.get(Db).run(
      signInScope(email),
      (tx) => tx.sql`
      insert into invitations (id, email, scope_kind, scope_id, role, locale, created_at, expires_at)
      values (gen_random_uuid(), ${email}, 'site', ${site}, 'manager', 'fr', now(), now() + interval '1 day')`,
    );
    await expect(insert).rejects.toThrow(/row-level security/);
  });
});
