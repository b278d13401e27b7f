import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Checkout, freePort, oneSentence } from './checkout.js';

describe('npm start refuses in one sentence', () => {
  let checkout: Checkout;
  beforeAll(async () => {
    checkout = await Checkout.make();
    await checkout.run(['build']);
  });
  afterAll(() => checkout.remove());

  /** Starts, expects a refusal, returns its sentence. */
  const refusal = async (env: NodeJS.ProcessEnv) => {
    const { code, output } = await checkout.run(['start'], env);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(oneSentence) });
    return output;
  };

  it('a DATABASE_URL where nothing answers', async () => {
    const port = await freePort();
    const text = await refusal({ DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/maille` });
    expect(text).toContain(`No PostgreSQL answers at 127.0.0.1:${port} (ECONNREFUSED): start it, correct DATABASE_URL`);
    expect(text).not.toContain('secret');
  });

  it('a DATABASE_URL that is none', async () => {
    expect(await refusal({ DATABASE_URL: 'localhost/maille' })).toContain('write it as postgres://user:password@host');
    expect(await refusal({ DATABASE_URL: 'mysql://u:p@h/d' })).toContain('is not an address of a PostgreSQL server');
  });

  it('a wrong password and a missing database', async () => {
    const url = new URL(process.env.TEST_SERVER_URL!);
    url.pathname = '/no_such_database';
    expect(await refusal({ DATABASE_URL: url.href })).toContain('create it with "createdb no_such_database"');
    url.password = 'wrong-secret';
    const text = await refusal({ DATABASE_URL: url.href });
    expect(text).toContain('refused the user name or the password of DATABASE_URL');
    expect(text).not.toContain('wrong-secret');
  });

  it('a PostgreSQL that is too old', async () => {
    const server = await oldPostgres();
    const { port } = server.address() as net.AddressInfo;
    const text = await refusal({ DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/maille` });
    await new Promise((resolve) => server.close(resolve));
    expect(text).toContain(`PostgreSQL 14 at 127.0.0.1:${port} is too old: Maille needs 15 or newer`);
  });

  it('a data folder that is a file, or below one', async () => {
    writeFileSync(checkout.path('file'), '');
    for (const name of ['file', 'file/below']) {
      expect(await refusal({ DATA_DIR: checkout.path(name) })).toContain('is a file: move that file away');
    }
  });

  it('a data folder that cannot be written', async () => {
    const text = await refusal({ DATA_DIR: unwritable(checkout) });
    expect(text).toMatch(/Maille cannot write to .* \(E\w+\): make that folder writable, or choose another one/);
  });

  it('data of another PostgreSQL', async () => {
    const folder = checkout.path('older');
    mkdirSync(`${folder}/pg`, { recursive: true });
    writeFileSync(`${folder}/pg/PG_VERSION`, '16\n');
    writeFileSync(`${folder}/pg.password`, 'secret');
    expect(await refusal({ DATA_DIR: folder })).toContain('was made by PostgreSQL 16 and this is PostgreSQL 18: move');
    rmSync(`${folder}/pg.password`);
    expect(await refusal({ DATA_DIR: folder })).toContain('pg.password is missing');
  });

  it('a PORT or HOST that is none', async () => {
    expect(await refusal({ PORT: 'abc' })).toContain('PORT is "abc" and must be a number');
    expect(await refusal({ PORT: '4190' })).toContain('No browser opens port 4190');
    expect(await refusal({ HOST: '192.0.2.1' })).toContain('cannot listen on HOST=192.0.2.1');
  });

  it('a source that does not compile, after saying where', async () => {
    checkout.write('libs/broken/src/index.ts', 'export const = 1;');
    const { code, output } = await checkout.run(['start']);
    rmSync(checkout.path('libs/broken'), { recursive: true });
    expect(code).toBe(1);
    expect(output).toContain('libs/broken/src/index.ts');
    expect(output).toMatch(/The server could not be built: correct the errors above and try again\.\n$/);
    expect(output).not.toMatch(/^ +at |backtrace/m);
  });
});

/** Root may write anywhere but where the kernel itself refuses. */
function unwritable(checkout: Checkout): string {
  if (process.getuid?.() === 0 && process.platform === 'linux') return '/sys/maille/data';
  const folder = checkout.path('closed');
  mkdirSync(folder);
  chmodSync(folder, 0o555);
  return `${folder}/data`;
}

/** Speaks just enough of PostgreSQL's protocol to let a client in and tell it version 14.9. */
function oldPostgres(): Promise<net.Server> {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const ready = message('Z', Buffer.from('I'));
  const welcome = Buffer.concat([message('R', Buffer.from([0, 0, 0, 0])), ready]);
  const name = Buffer.from('server_version_num\0');
  const kind = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0]); // text
  const answer = Buffer.concat([
    message('T', Buffer.concat([Buffer.from([0, 1]), name, kind])),
    message('D', Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 6]), Buffer.from('140009')])),
    message('C', Buffer.from('SHOW\0')),
    ready,
  ]);
  const server = net.createServer((socket) => {
    let greeted = false;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (!greeted) socket.write(welcome);
      else if (String.fromCharCode(data[0]!) === 'Q') socket.write(answer);
      greeted = true;
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
