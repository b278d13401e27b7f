import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { ACCOUNTS, DEMO_PASSWORD } from '../../apps/cli/src/demo/people.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { Config } from '#libs/platform';
import { TEST_JOURNAL_KEY } from '../support/journal-key.js';
import { type World, createWorld } from '../support/world.js';

const HTTPS = 'https://maille.example';
const CREDENTIALS = { email: ACCOUNTS.coworker.email, password: DEMO_PASSWORD };

/** The same database behind two addresses: in development over http, in production over https. */
describe('the security baseline of HTTP', () => {
  let world: World;
  let secure: NestFastifyApplication;
  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 });
    const env = { DATABASE_URL: world.db.appUrl, LOG_LEVEL: 'error', PORT: '0', PUBLIC_URL: HTTPS };
    const secrets = { SMTP_URL: 'smtp://127.0.0.1:1', JOURNAL_KEY: TEST_JOURNAL_KEY };
    const production = { ...env, ...secrets, NODE_ENV: 'production' };
    secure = await createApp(new Config(production), world.clock);
    await secure.init();
    await secure.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await secure.close();
    await world.close();
  });

  const over =
    (app: NestFastifyApplication) =>
    (method: string, url: string, headers = {}, payload?: object) =>
      app.inject({ method: method as 'GET', url, headers, ...(payload && { payload }) });
  const http = (...args: Parameters<ReturnType<typeof over>>) => over(world.app)(...args);
  const https = (...args: Parameters<ReturnType<typeof over>>) => over(secure)(...args);
  const cookiesOf = (answer: LightMyRequestResponse) => [answer.headers['set-cookie'] ?? []].flat();

  it('has its headers on every kind of answer: page, script, data, document, refusal, what is not there', async () => {
    const seen = [
      ...(await Promise.all(['/', '/connexion', '/nulle-part', '/robots.txt'].map((url) => https('GET', url)))),
      ...(await Promise.all(
        ['/api/network', '/api/me', '/api/nulle-part', '/api/docs'].map((url) => https('GET', url)),
      )),
      await https('POST', '/api/sign-in/password', {}, { email: 1 }),
      await https('GET', '/health/live'),
    ];
    for (const { headers, statusCode } of seen) {
      const policy = Object.fromEntries(
        String(headers['content-security-policy'])
          .split(';')
          .map((part) => [part.split(' ')[0]!, part.split(' ').slice(1).join(' ')]),
      );
      expect([statusCode, policy]).toEqual([
        statusCode,
        expect.objectContaining({
          'default-src': "'self'",
          'script-src': "'self'",
          'object-src': "'none'",
          'base-uri': "'none'",
          'form-action': "'self'",
          'frame-ancestors': "'none'",
        }),
      ]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': expect.stringMatching(/^max-age=(?:[1-9]\d{7,})/),
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    }
    // A browser that heard it over http would refuse a server that has no certificate.
    expect((await http('GET', '/')).headers).not.toHaveProperty('strict-transport-security');
  });

  it('draws pages without a script of their own: what the policy forbids is not there', async () => {
    for (const url of ['/', '/connexion', '/lieu/la-grappe', '/api/docs', '/nulle-part']) {
      const { body } = await https('GET', url);
      const inline = [...body.matchAll(/<script(?<attributes>[^>]*)>/g)].filter(
        ({ groups }) =>
          !/ src=/.test(groups!.attributes!) && !/type="application\/(ld\+)?json"/.test(groups!.attributes!),
      );
      expect([url, inline.map(([tag]) => tag)]).toEqual([url, []]);
      expect([url, /\son[a-z]+="/.test(body), /javascript:/i.test(body)]).toEqual([url, false, false]);
    }
  });

  it('says unknown pages in HTML and everything of the API as a problem, and keeps neither', async () => {
    const page = await https('GET', '/nulle-part');
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toContain('introuvable');
    for (const [method, url] of [
      ['GET', '/api'],
      ['GET', '/api/'],
      ['GET', '/api?x=1'],
      ['GET', '/api/nulle-part'],
      ['PUT', '/api/me'],
      ['DELETE', '/api/network'],
      ['TRACE', '/api/me'],
      ['OPTIONS', '/api/me'],
      ['GET', '/health/nulle-part'],
    ] as const) {
      const answer = await https(method, url);
      expect([method, url, answer.statusCode, answer.headers['content-type']]).toEqual([
        ...[method, url, 404, 'application/problem+json; charset=utf-8'],
      ]);
      expect([url, answer.headers['cache-control'], answer.json().code]).toEqual([url, 'no-store', 'not_found']);
    }
    const other = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await https('POST', '/api/sign-in/password', other)).json().code).toBe('unsupported_media_type');
  });

  it('gives the session a cookie that no script, no other site and no plain http can read', async () => {
    const [plain] = cookiesOf(await http('POST', '/api/sign-in/password', {}, CREDENTIALS));
    expect(plain).toMatch(/^maille_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const signedIn = await https('POST', '/api/sign-in/password', {}, CREDENTIALS);
    const [cookie] = cookiesOf(signedIn);
    expect(cookie).toMatch(/^__Host-maille_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(signedIn.headers['cache-control']).toBe('no-store');
    // Behind https the other name is no session: a plain http page of the same host cannot plant one.
    const session = cookie!.split(';')[0]!.split('=')[1]!;
    expect((await https('GET', '/api/me', { cookie: `maille_session=${session}` })).statusCode).toBe(401);
    expect((await https('GET', '/api/me', { cookie: `__Host-maille_session=${session}` })).statusCode).toBe(200);
    const [gone] = cookiesOf(await https('POST', '/api/sign-out', { cookie: `__Host-maille_session=${session}` }));
    expect(gone).toMatch(/^__Host-maille_session=;.*Secure/);
    expect((await https('GET', '/api/me', { cookie: `__Host-maille_session=${session}` })).statusCode).toBe(401);
  });

  it('marks every cookie of the pages the same way', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: HTTPS, host: 'maille.example' };
    const send = (url: string, body: string) => secure.inject({ method: 'POST', url, headers: form, payload: body });
    const cookies = [
      ...cookiesOf(await send('/connexion', 'email=quelqu-un%40exemple.fr')),
      ...cookiesOf(await send('/langue', 'langue=en&retour=%2F')),
      ...cookiesOf(await https('GET', '/?lang=en')),
    ];
    expect(cookies.length).toBeGreaterThanOrEqual(3);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly(?=.*SameSite=Lax)(?=.*Secure)/);
  });

  it('gives a new session at every sign-in, whatever cookie was there before', async () => {
    const planted = 'A'.repeat(43);
    const sessions = new Set([planted]);
    let cookie = `maille_session=${planted}`;
    for (let i = 0; i < 3; i++) {
      const answer = await http('POST', '/api/sign-in/password', { cookie }, CREDENTIALS);
      [cookie] = cookiesOf(answer)[0]!.split(';') as [string];
      sessions.add(cookie.split('=')[1]!);
    }
    expect(sessions.size).toBe(4);
    expect((await http('GET', '/api/me', { cookie: `maille_session=${planted}` })).statusCode).toBe(401);
  });

  it('takes unsafe requests from its own pages and from no other site’s', async () => {
    const attempt = async (headers: Record<string, string>, url = '/api/sign-out') => {
      const answer = await https('POST', url, headers);
      return answer.statusCode === 403 ? (answer.json() as { code: string }).code : answer.statusCode;
    };
    expect(await attempt({})).toBe(204); // no browser: holds no ambient cookie
    expect(await attempt({ origin: HTTPS })).toBe(204);
    expect(await attempt({ origin: HTTPS, 'sec-fetch-site': 'same-origin' })).toBe(204);
    expect(await attempt({ 'sec-fetch-site': 'none' })).toBe(204);
    for (const headers of [
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'http://maille.example' },
      { origin: `${HTTPS}:8443` },
      { origin: `${HTTPS}.evil.example` },
      { origin: 'https://sub.maille.example' },
      { origin: HTTPS, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      // In production the Host header, which the sender chooses, says nothing.
      { origin: 'https://evil.example', host: 'evil.example' },
    ] as Record<string, string>[]) {
      expect([headers, await attempt(headers)]).toEqual([headers, 'bad_origin']);
      expect([headers, await attempt(headers, '/deconnexion')]).toEqual([headers, 'bad_origin']);
    }
    // Reading is not acting: a link from elsewhere may lead here.
    expect((await https('GET', '/api/network', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(200);
  });

  it('never leads a visitor who has just signed in to another site', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: HTTPS, host: 'maille.example' };
    const sent = async (url: string, fields: Record<string, string>) => {
      const payload = new URLSearchParams(fields).toString();
      const answer = await secure.inject({ method: 'POST', url, headers, payload });
      expect(answer.statusCode).toBe(303);
      return String(answer.headers.location);
    };
    const signIn = { faire: 'mot-de-passe', email: CREDENTIALS.email, motdepasse: CREDENTIALS.password };
    for (const retour of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
    ]) {
      for (const [url, fields] of [
        ['/connexion', signIn],
        ['/langue', { langue: 'fr' }],
      ] as const) {
        const location = await sent(url, { ...fields, retour });
        expect([retour, new URL(location, HTTPS).origin]).toEqual([retour, HTTPS]);
      }
    }
    expect(await sent('/connexion', { ...signIn, retour: '/moi?x=1' })).toBe('/moi?x=1');
  });

  it('believes X-Forwarded-For of no proxy it was not told about', async () => {
    const wrong = { email: 'personne@exemple.fr', password: 'faux' };
    const attempt = (n: number) =>
      http(
        'POST',
        '/api/sign-in/password',
        { 'x-forwarded-for': `198.51.${n}.1` },
        { ...wrong, email: `p${n}@exemple.fr` },
      );
    const statuses = [];
    for (let n = 0; n < 55; n++) statuses.push((await attempt(n)).statusCode);
    // The limit of the network holds, although every try says it comes from another one.
    expect(statuses.at(-1)).toBe(429);
    expect(statuses[0]).toBe(401);
  });
});
