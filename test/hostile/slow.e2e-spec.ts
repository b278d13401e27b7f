import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../apps/api/src/create-app.js';
import { PATIENCE } from '../../apps/api/src/patience.js';
import { Config } from '#libs/platform';
import { type TestDb, createTestDb } from '../support/test-db.js';

const PATIENT = { head: 300, body: 600, upload: 3_000, idle: 1_500, every: 50 };

describe('a client that takes its time', () => {
  let db: TestDb;
  let app: NestFastifyApplication;
  let port: number;
  beforeAll(async () => {
    db = await createTestDb();
    app = await createApp(new Config({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'error' }), undefined, PATIENT);
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as net.AddressInfo).port;
  });
  afterAll(async () => {
    await app?.close();
    await db?.drop();
  });

  /** Sends the head, then a byte now and then, until the server has had enough; gives up after 5 s. */
  const drip = (head: string, byte: string): Promise<{ answer: string; ms: number }> =>
    new Promise((resolve) => {
      const began = performance.now();
      const socket = net.connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.on('error', () => undefined); // the server has closed while a byte was on its way
      socket.write(head);
      const drops = byte === '' ? undefined : setInterval(() => socket.writable && socket.write(byte), 50);
      const end = () => {
        clearInterval(drops);
        clearTimeout(late);
        socket.destroy();
        resolve({ answer, ms: performance.now() - began });
      };
      const late = setTimeout(end, 5_000);
      socket.on('close', end);
    });
  const post = (path: string, type: string, more = '') =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n${more}Content-Length: 1000\r\n\r\n`;

  it('with its head is answered 408', async () => {
    const { answer, ms } = await drip('GET /health/live HTTP/1.1\r\nX-Slow: ', 'a');
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*malformed_request/);
    expect(ms).toBeLessThan(PATIENT.body);
  });

  it('with a small body is answered 408, whether the body is said to be JSON or a form', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
      const { answer, ms } = await drip(post('/api/sign-in/code', type), ' ');
      expect([type, answer]).toEqual([type, expect.stringMatching(/^HTTP\/1\.1 (408|415) /)]);
      expect(ms).toBeLessThan(PATIENT.idle);
    }
  });

  it('with a picture that nobody may send is answered at once, and not listened to for long', async () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    const { answer, ms } = await drip(post(`/api/manage/${id}/photos/${id}`, 'image/png'), 'x');
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(ms).toBeLessThan(PATIENT.idle);
  });

  it('that says nothing any more loses its connection', async () => {
    const { ms } = await drip('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n', '');
    expect(ms).toBeLessThan(4_000);
  });

  it('does not keep others from being served, and what is in a hurry is as it was', async () => {
    const slow = Array.from({ length: 50 }, () => drip(post('/api/sign-in/code', 'application/json'), ' '));
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`);
    expect(answer.status).toBe(200);
    expect((await Promise.all(slow)).every(({ answer: said }) => said.startsWith('HTTP/1.1 408 '))).toBe(true);
  });

  it('is waited for, in production, for seconds and not for minutes', () => {
    expect(PATIENCE.head).toBeLessThanOrEqual(10_000);
    expect(PATIENCE.body).toBeLessThanOrEqual(20_000);
  });
});
