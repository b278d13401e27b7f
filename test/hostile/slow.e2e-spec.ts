import net from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../apps/api/src/create-app.js';
import { PATIENCE, type Patience } from '../../apps/api/src/patience.js';
import { Config } from '#libs/platform';
import { type TestDb, createTestDb } from '../support/test-db.js';

const LONG = 240_000;
/** Waits for nearly everything until long after the test: what ends is ended by the one thing a test makes short. */
const PATIENT: Patience = { head: LONG, body: LONG, upload: LONG, idle: LONG, every: 50 };
const SHORT = 300;

describe('a client that takes its time', () => {
  let db: TestDb;
  let app: NestFastifyApplication | undefined;
  let port: number;
  beforeAll(async () => {
    db = await createTestDb();
  });
  afterEach(() => app?.close());
  afterAll(() => db?.drop());

  async function start(patience: Partial<Patience>): Promise<void> {
    const config = new Config({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'error' });
    app = await createApp(config, undefined, { ...PATIENT, ...patience });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as net.AddressInfo).port;
  }

  /** Sends the head, then a byte now and then, until the server has had enough: what it answered until then. */
  const drip = (head: string, byte: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.on('error', () => undefined); // the server has closed while a byte was on its way
      socket.write(head);
      const drops = byte === '' ? undefined : setInterval(() => socket.writable && socket.write(byte), 50);
      const late = setTimeout(() => reject(new Error(`listened to for a minute, said ${answer}`)), LONG / 4);
      socket.on('close', () => {
        clearInterval(drops);
        clearTimeout(late);
        resolve(answer);
      });
    });
  const post = (path: string, type: string, more = '') =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n${more}Content-Length: 1000\r\n\r\n`;

  it('with its head is answered 408', async () => {
    await start({ head: SHORT });
    const answer = await drip('GET /health/live HTTP/1.1\r\nX-Slow: ', 'a');
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*malformed_request/);
  });

  it('with a small body is answered 408, whether the body is said to be JSON or a form', async () => {
    await start({ body: SHORT });
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
      const answer = await drip(post('/api/sign-in/code', type), ' ');
      expect([type, answer]).toEqual([type, expect.stringMatching(/^HTTP\/1\.1 (408|415) /)]);
    }
  });

  it('with a picture that nobody may send is answered at once, and not listened to for long', async () => {
    await start({ body: SHORT });
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    const answer = await drip(post(`/api/manage/${id}/photos/${id}`, 'image/png'), 'x');
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('that says nothing any more loses its connection', async () => {
    await start({ idle: SHORT });
    const answer = await drip('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n', '');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('does not keep others from being served, and what is in a hurry is as it was', async () => {
    await start({ body: SHORT });
    const slow = Array.from({ length: 50 }, () => drip(post('/api/sign-in/code', 'application/json'), ' '));
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`);
    expect(answer.status).toBe(200);
    expect((await Promise.all(slow)).every((said) => said.startsWith('HTTP/1.1 408 '))).toBe(true);
  });

  it('is waited for, in production, for seconds and not for minutes', () => {
    expect(PATIENCE.head).toBeLessThanOrEqual(10_000);
    expect(PATIENCE.body).toBeLessThanOrEqual(20_000);
  });
});
