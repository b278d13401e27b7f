import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { describeApi } from '../../apps/api/src/openapi-document.js';
import { type Stage, createStage } from '../isolation/stage.js';
import { type Operation, operationsOf } from '../support/operations.js';
import { TRIES, Written } from '../support/written.js';
import { faultsOf, pageFaults } from './answers.js';
import { pagePaths } from './pages.js';
import { type Shot, encode, everyField, pageFields, shots } from './inputs.js';
import { WIRE } from './wire.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const requests = Number(process.env.HOSTILE_REQUESTS ?? 2_000);
console.log(
  `hostile.e2e-spec seed ${seed}, ${requests} requests (repeat with SEED=${seed}, more with HOSTILE_REQUESTS=…)`,
);

describe('hostile requests', () => {
  let stage: Stage;
  let written: Written;
  let document: OpenAPIObject;
  let operations: Operation[];
  let cookie: string;
  beforeAll(async () => {
    stage = await createStage();
    document = describeApi(stage.world.app);
    operations = operationsOf(document);
    cookie = stage.principals.managerHere.cookie!;
    // Somebody who may do everything: their requests get past the doors, to what stands behind.
    await stage.owner.query(
      `insert into role_grants (person_id, scope_kind, scope_id, role)
       select person_id, 'network', $2, 'coordinator' from role_grants where scope_id = $1 and role = 'manager' and person_id in
         (select id from persons where email like 'canari-t-%')`,
      [stage.target.siteId, stage.world.networkId],
    );
    written = await Written.watch(stage.world.db.url);
  });
  afterAll(async () => {
    await written?.close();
    await stage?.close();
  });

  const fire = ({ method, url, headers, payload, operation, signedIn }: Shot) =>
    stage.world.app.inject({
      method: method as 'GET',
      url,
      // Signing out would leave the rest of the requests at the door.
      headers: { ...(signedIn && operation.path !== '/api/sign-out' && { cookie }), ...headers },
      ...(payload !== undefined && { payload }),
    });

  const statuses = new Map<number, number>();
  let count = 0;
  /** Sends it, and says what is wrong with what came of it. */
  const faultOf = async (shot: Shot): Promise<string | null> => {
    // Or else the doors that count tries would answer for everything behind them.
    if (count++ % 20 === 0) await stage.owner.query('delete from sign_in_failures');
    await written.since();
    const answer = await fire(shot);
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    // With the method of another operation of the path, it is that one's answer.
    const { operation: aimed, method } = shot;
    const operation = operations.find((one) => one.path === aimed.path && one.method === method) ?? aimed;
    const faults = faultsOf(document, operation, new URL(shot.url, 'http://x').pathname, answer);
    const left = (await written.since()).filter((table) => !TRIES.has(table));
    if (answer.statusCode >= 400 && left.length > 0) faults.push(`is refused, yet wrote ${left.join(', ')}`);
    const sent = `${shot.method} ${shot.url.slice(0, 200)} ${String(shot.payload ?? '').slice(0, 200)}`;
    return faults.length === 0 ? null : `${sent} ${faults.join('; ')}`;
  };

  it('get a known problem or a declared answer for each wrong value of each field', async () => {
    const faults: string[] = [];
    const all = everyField(operations, stage.target);
    expect(all.length).toBeGreaterThan(400);
    for (const shot of all) faults.push(...[await faultOf(shot)].filter((fault) => fault !== null));
    expect(faults).toEqual([]);
  });

  it('get the same for whatever chance makes up, and leave nothing behind when refused', async () => {
    const harmless = fc.asyncProperty(shots(operations, stage.target), async (shot) => {
      const fault = await faultOf(shot);
      if (fault !== null) throw new Error(fault);
    });
    await fc.assert(harmless, { seed, numRuns: requests });
    // A battery that only ever met one closed door would prove nothing.
    for (const status of [200, 400, 401, 404, 413, 415, 422]) {
      expect([status, statuses.has(status)]).toEqual([status, true]);
    }
  }, 600_000);

  it('get a page that says so, or are sent on within the site, when they aim at the pages', async () => {
    const harmless = fc.asyncProperty(
      fc.constantFrom(...pagePaths()),
      pageFields,
      async (path, { one, fields, posted }) => {
        const url = path.replace(/:\w+/, encode(one));
        const search = new URLSearchParams(fields).toString();
        const form = { 'content-type': 'application/x-www-form-urlencoded' };
        const answer = await stage.world.app.inject({
          method: posted ? 'POST' : 'GET',
          url: posted ? url : `${url}?${search}`,
          headers: { cookie, ...(posted && form) },
          ...(posted && { payload: search }),
        });
        const { statusCode, headers } = answer;
        expect([statusCode < 500, pageFaults(answer)]).toEqual([true, []]);
        const to = headers.location === undefined ? null : new URL(headers.location, 'http://ours.example/a/b').origin;
        expect([headers.location, to ?? 'http://ours.example']).toEqual([headers.location, 'http://ours.example']);
      },
    );
    await fc.assert(harmless, { seed, numRuns: Math.ceil(requests / 10) });
  }, 600_000);

  it('are refused by every page when they send anything but a form, however deep it goes', async () => {
    const deep = `{"email":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    for (const path of pagePaths()) {
      for (const payload of [deep, '{"email":{"toString":1}}', '[]', '"text"']) {
        const headers = { cookie, 'content-type': 'application/json' };
        const answer = await stage.world.app.inject({
          method: 'POST',
          url: path.replace(/:\w+/, 'x'),
          headers,
          payload,
        });
        expect([path, answer.statusCode, answer.json().code]).toEqual([path, 415, 'unsupported_media_type']);
      }
    }
    const headers = { cookie, 'content-type': 'Application/X-WWW-Form-URLencoded; charset=UTF-8' };
    const form = await stage.world.app.inject({
      method: 'POST',
      url: '/langue',
      headers,
      payload: 'langue=fr&langue=en',
    });
    expect([form.statusCode, String(form.headers['set-cookie'])]).toEqual([303, expect.stringContaining('=en')]);
  });

  it('are seen to be answered badly: a crash, a stack, no problem, an unknown code, an undeclared field', () => {
    const me = operations.find(({ operationId }) => operationId === 'Availability_map')!;
    const answered = (statusCode: number, type: string, body: string) =>
      faultsOf(document, me, '/api/sites/map', {
        ...{ statusCode, body, headers: { 'content-type': type, 'x-request-id': '1' } },
      } as never).join();
    const problem = 'application/problem+json';
    const good = { title: 'not found', status: 404, code: 'not_found', instance: '/' };
    expect(answered(404, problem, JSON.stringify(good))).toBe('');
    expect(answered(200, 'application/json', '{"sites":[]}')).toBe('');
    expect(answered(500, problem, '{}')).toMatch(/answers 500/);
    expect(answered(404, 'application/json', '{}')).toMatch(/instead of a problem/);
    expect(answered(404, problem, JSON.stringify({ ...good, code: 'oops' }))).toMatch(/unknown code oops/);
    expect(answered(404, problem, JSON.stringify({ ...good, detail: 'x violates y' }))).toMatch(/insides/);
    expect(answered(200, 'application/json', '{"sites":[],"secret":1}')).toMatch(/answer.secret is not declared/);
    expect(answered(200, 'application/json', '{}')).toMatch(/answer.sites is missing/);
    expect(answered(200, 'application/json', '{"sites":"all"}')).toMatch(/answer.sites is a string/);
  });

  it('get an answer on the wire too, where no client library tidies them up; the process stays up', async () => {
    await stage.world.app.listen(0, '127.0.0.1');
    const { port } = stage.world.app.getHttpServer().address() as net.AddressInfo;
    for (const bytes of WIRE) {
      const answer = await exchange(port, bytes);
      const named = String(bytes).slice(0, 80);
      expect([named, answer]).toEqual([named, expect.stringMatching(/^HTTP\/1\.1 [24]\d\d /)]);
      const [head, body] = answer.split('\r\n\r\n');
      expect([named, head]).toEqual([named, expect.not.stringMatching(/x-evil/i)]);
      expect([named, body]).toEqual([named, expect.not.stringMatching(/node_modules|\n {4}at /)]);
      const refused = head!.startsWith('HTTP/1.1 4') && body !== '' && !/transfer-encoding: chunked/i.test(head!);
      if (refused)
        expect([named, head]).toEqual([
          named,
          expect.stringMatching(/content-type: (application\/problem\+json|text\/html)/i),
        ]);
    }
    expect(await exchange(port, 'GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
      /200 OK/,
    );
  });
});

/** Sends the bytes and reads until the server closes, or says nothing more. */
function exchange(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    let answer = '';
    const finish = () => {
      socket.destroy();
      resolve(answer.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, ''));
    };
    socket.setTimeout(60_000, finish);
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', finish);
    socket.on('error', () => undefined); // what was answered before counts
    socket.write(bytes);
  });
}
