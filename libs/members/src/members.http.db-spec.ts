import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import cookie from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { NetworkId, SiteId } from '#libs/domain';
import { AccessGuard, Config, MovedClock, PlatformModule, ProblemFilter, requestValidation } from '#libs/platform';
import { Inbox, lineOf } from '../../../test/support/inbox.js';
import { MembersWorld } from '../../../test/support/members-world.js';
import { membersEntities } from './members.entities.js';
import { MembersHttpModule } from './members.module.js';
import { PeopleService } from './people/people.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);
const PASSWORD = 'correct cheval pile';

@Module({ imports: [MembersHttpModule], providers: [{ provide: APP_GUARD, useClass: AccessGuard }] })
class Door {}

async function appOf(config: Config): Promise<NestFastifyApplication> {
  const module = await Test.createTestingModule({
    imports: [PlatformModule.with(membersEntities, config, new MovedClock(NOW)), Door],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.register(cookie as never);
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

describe('over HTTP', () => {
  let world: MembersWorld;
  let inbox: Inbox;
  let app: NestFastifyApplication;
  let network: NetworkId;
  let site: SiteId;

  beforeAll(async () => {
    inbox = await Inbox.start();
    const env = { SMTP_URL: inbox.smtpUrl, PUBLIC_URL: 'https://reseau.example' };
    world = await MembersWorld.start(NOW, env);
    app = await appOf(new Config({ DATABASE_URL: world.db.url, DB_POOL: '4', LOG_LEVEL: 'error', ...env }));
    network = await world.network();
    site = await world.site(network, 'La Grappe');
  });
  afterAll(async () => {
    inbox.expectEmpty();
    await app.close();
    await world.stop();
    await inbox.stop();
  });

  type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
  const call = (method: Method, url: string, payload?: object, session?: string) =>
    app.inject({
      method,
      url,
      ...(payload && { payload }),
      ...(session && { cookies: { '__Host-maille_session': session } }),
    });

  async function signedIn(email: string): Promise<string> {
    await world.get(PeopleService).createWithPassword({ email, name: 'Léa Martin', password: PASSWORD });
    const answer = await call('POST', '/api/sign-in/password', { email, password: PASSWORD });
    return answer.cookies[0]!.value;
  }

  it('a code signs in: cookie of the strict kind, and Me', async () => {
    const asked = await call('POST', '/api/sign-in/code', { email: 'Lea@example.org' });
    expect([asked.statusCode, asked.json()]).toEqual([202, { validMinutes: 10 }]);
    await world.work();
    const code = lineOf(inbox.take('lea@example.org').text, /^\d{6}$/);
    const answer = await call('POST', '/api/sign-in/verify', { email: 'lea@example.org', code, name: 'Léa Martin' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-maille_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const me = {
      email: 'lea@example.org',
      name: 'Léa Martin',
      locale: 'fr',
      hasPassword: false,
      grants: [],
      usual: null,
    };
    expect(answer.json()).toEqual({ id: expect.any(String), ...me });
    const session = answer.cookies[0]!.value;
    const changed = await call('PATCH', '/api/me', { name: 'Léa  M.', locale: 'en' }, session);
    expect(changed.json()).toMatchObject({ name: 'Léa M.', locale: 'en' });
    expect((await call('POST', '/api/me/password', { password: PASSWORD }, session)).statusCode).toBe(204);
    expect((await call('GET', '/api/me', undefined, session)).json()).toMatchObject({ hasPassword: true });
    const out = await call('POST', '/api/sign-out', undefined, session);
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^__Host-maille_session=; .*Expires=Thu, 01 Jan 1970.*Secure/);
    expect((await call('GET', '/api/me', undefined, session)).statusCode).toBe(401);
  });

  it('a wrong password is 401, the sixth try 429 with Retry-After', async () => {
    const body = { email: 'nobody@example.org', password: 'wrong' };
    for (let i = 0; i < 5; i++) {
      const answer = await call('POST', '/api/sign-in/password', body);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'credentials_invalid']);
    }
    const answer = await call('POST', '/api/sign-in/password', body);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '30']);
    expect(answer.json()).toMatchObject({ code: 'too_many_attempts' });
  });

  it('a manager invites, sees who waits and who works here, and finds members; the desk may do less', async () => {
    const session = await signedIn('manager@example.org');
    const [person] = await world.rows<{ id: string }>("select id from persons where email = 'manager@example.org'");
    const base = `/api/manage/${site}`;
    expect((await call('GET', `${base}/team`, undefined, session)).statusCode).toBe(404);
    await world.role(person!.id as never, 'site', site, 'manager');

    const created = await call('POST', `${base}/invitations`, { email: 'desk@example.org', role: 'desk' }, session);
    expect(created.statusCode).toBe(201);
    expect(created.json()).toMatchObject({
      email: 'desk@example.org',
      role: 'desk',
      createdAt: '2026-11-21T08:00:00.000Z',
    });
    const waiting = await call('GET', `${base}/invitations`, undefined, session);
    expect(waiting.json()).toEqual({ invitations: [created.json()] });
    await world.work();
    const token = lineOf(inbox.take('desk@example.org').text, /^https:/)
      .split('/')
      .at(-1)!;
    const card = await call('GET', `/api/invitations/${token}`);
    expect(card.json()).toEqual({ email: 'desk@example.org', role: 'desk', scopeKind: 'site', scopeName: 'La Grappe' });
    const accepted = await call('POST', '/api/invitations/accept', { token, name: 'Accueil' });
    expect(accepted.json()).toMatchObject({ grants: [{ kind: 'site', id: site, role: 'desk' }] });
    const desk = accepted.cookies[0]!.value;

    const team = (await call('GET', `${base}/team`, undefined, session)).json<{ team: { name: string }[] }>().team;
    expect(team.map(({ name }) => name)).toEqual(['Léa Martin', 'Accueil']);
    expect((await call('DELETE', `${base}/team/${person!.id}`, undefined, session)).json()).toMatchObject({
      code: 'last_manager',
    });
    expect((await call('GET', `${base}/team`, undefined, desk)).statusCode).toBe(403);
    expect((await call('GET', `${base}/members?q=x`, undefined, desk)).json()).toMatchObject({ members: [], total: 0 });
    expect((await call('GET', `/api/networks/${network}/invitations`, undefined, session)).statusCode).toBe(404);
  });

  it('a billing identity is changed field by field', async () => {
    const session = await signedIn('billing@example.org');
    const [person] = await world.rows<{ id: string }>("select id from persons where email = 'billing@example.org'");
    await world.role(person!.id as never, 'site', site, 'desk');
    const [member] = await world.rows<{ id: string }>(
      `insert into members (site_id, id, person_id, name, email, joined_at)
       values ($1, gen_random_uuid(), $2, 'Léa', 'billing@example.org', now()) returning id`,
      [site, person!.id],
    );
    const url = `/api/manage/${site}/members/${member!.id}`;
    await call('PATCH', url, { companyName: 'Le Four', vatNumber: 'FR44 732 829 320' }, session);
    const changed = await call('PATCH', url, { companyName: 'Le Four SAS' }, session);
    expect(changed.json()).toEqual({
      id: member!.id,
      name: 'Léa',
      email: 'billing@example.org',
      phone: null,
      companyName: 'Le Four SAS',
      street: null,
      postcode: null,
      commune: null,
      country: null,
      registration: null,
      vatNumber: 'FR44732829320',
    });
    expect((await call('PATCH', url, { iban: 'x' }, session)).statusCode).toBe(422);
    expect((await call('PATCH', url, { country: 3 }, session)).statusCode).toBe(422);
  });

  it('what a body does not declare is refused, and so is another origin', async () => {
    const foreign = await app.inject({
      method: 'POST',
      url: '/api/sign-in/code',
      headers: { origin: 'https://elsewhere.example' },
      payload: { email: 'lea@example.org' },
    });
    expect(foreign.json()).toMatchObject({ status: 403, code: 'bad_origin' });
    for (const body of [
      {},
      { email: 'lea@example.org', admin: true },
      { email: 'lea' },
      { email: ['lea@example.org'] },
    ]) {
      expect((await call('POST', '/api/sign-in/code', body)).statusCode).toBe(422);
    }
  });
});
