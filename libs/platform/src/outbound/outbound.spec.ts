import { gzipSync, brotliCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOOPBACK_OUTBOUND, type LoopbackServer, listenOnLoopback } from '../../../../test/support/https-server.js';
import { isPublicAddress } from './address.js';
import { Outbound, OutboundError, type OutboundOptions } from './outbound.js';

/** Every way to write or wrap an address that is not everybody's. */
const FORBIDDEN = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'fd00::1',
  'fc00::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'not an address',
  '',
];
const PUBLIC = ['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4007:80e::200e'];

/** The same, as a person could type them into an address. */
const TYPED = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://①②⑦.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[fd00::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://10.0.0.1:8443/',
  'https://localhost/',
  'https://localhost./',
  'https://a.localhost/',
];

describe('an address', () => {
  it.each(FORBIDDEN)('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
});

describe('what goes out', () => {
  let server: LoopbackServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  async function serving(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    options: OutboundOptions = {},
  ) {
    server = await listenOnLoopback(answer);
    return { outbound: new Outbound({ ...LOOPBACK_OUTBOUND, ...options }), url: new URL(`${server.origin}/a?b=c`) };
  }
  const failure = async (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'answered',
      (error: unknown) => (error instanceof OutboundError ? error.message : `threw ${String(error)}`),
    );
  const text = async (asked: ReturnType<Outbound['get']>): Promise<string> => {
    const answer = await asked;
    return answer.kind === 'changed' ? answer.body.toString() : answer.kind;
  };

  it('brings the body, asks without a word about who asks, and keeps no connection', async () => {
    const { outbound, url } = await serving((_, response) => {
      response.setHeader('etag', '"1"').setHeader('last-modified', 'Tue, 24 Nov 2026 07:30:00 GMT').end('hello');
    });
    const answer = await outbound.get(url);
    expect(answer).toEqual({
      ...{ kind: 'changed', body: Buffer.from('hello'), etag: '"1"', lastModified: 'Tue, 24 Nov 2026 07:30:00 GMT' },
    });
    const { headers, url: path, method } = server!.asked[0]!;
    expect([method, path, headers.cookie, headers.authorization, headers.referer]).toEqual([
      ...['GET', '/a?b=c', undefined, undefined, undefined],
    ]);
    expect(headers.connection).toBe('close');
  });

  it('says what it knows, and takes "nothing new" for an answer', async () => {
    const { outbound, url } = await serving(({ headers }, response) => {
      response.statusCode = headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'then' ? 304 : 200;
      response.end();
    });
    expect(await outbound.get(url, { etag: '"1"', lastModified: 'then' })).toEqual({ kind: 'unchanged' });
    expect(await outbound.get(url, { etag: '"2"', lastModified: null })).toMatchObject({ kind: 'changed' });
  });

  it.each(TYPED)('never asks %s', async (typed) => {
    const asked: string[] = [];
    const outbound = new Outbound({
      resolve: async (name) => {
        asked.push(name);
        return [{ address: '1.1.1.1', family: 4 }];
      },
    });
    expect([outbound.mayAsk(new URL(typed)), await failure(outbound.get(new URL(typed)))]).toEqual([
      ...[false, 'address_refused'],
    ]);
    expect(asked).toEqual([]);
  });

  it.each(['http://1.1.1.1/', 'ftp://1.1.1.1/', 'file:///etc/passwd', 'https://user:secret@1.1.1.1/'])(
    'never asks %s either',
    async (typed) => expect(await failure(new Outbound().get(new URL(typed)))).toBe('address_refused'),
  );

  it.each(FORBIDDEN.slice(0, 35))('never asks a name that leads to %s', async (address) => {
    const resolve = async () => [
      { address: '1.1.1.1', family: 4 },
      { address, family: address.includes(':') ? 6 : 4 },
    ];
    const outbound = new Outbound({ resolve });
    expect(await failure(outbound.get(new URL('https://calendar.example/')))).toBe('address_refused');
  });

  it('looks a name up once and connects to nothing else, whatever the name leads to the next moment', async () => {
    let looked = 0;
    const { outbound, url } = await serving((_, response) => void response.end('the one that was checked'), {
      resolve: async () => [{ address: looked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }],
    });
    expect([await text(outbound.get(url)), looked]).toEqual(['the one that was checked', 1]);
    // The second look-up leads to an address that is not allowed: refused, not asked.
    expect([await failure(outbound.get(url)), server!.asked.length]).toEqual(['address_refused', 1]);
  });

  it('follows three redirects and no fourth', async () => {
    const { outbound, url } = await serving((request, response) => {
      const left = Number(new URL(request.url!, 'https://x').searchParams.get('left'));
      if (left > 0) response.writeHead(302, { location: `/a?left=${left - 1}` }).end();
      else response.end('arrived');
    });
    const from = (left: number) => outbound.get(new URL(`${url.origin}/a?left=${left}`));
    expect([await text(from(3)), await failure(from(4))]).toEqual(['arrived', 'redirect_refused']);
  });

  // Only ASCII can stand in a header.
  const locations = TYPED.filter((typed) => /^[ -~]*$/.test(typed));
  it.each([...locations, 'https://intern.example/', '//intern.example/'])('does not follow to %s', async (location) => {
    // The server itself is on this machine, too: allowed until it has answered.
    const isAllowed = (address: string) => address === '127.0.0.1' && server!.asked.length === 0;
    const { outbound, url } = await serving((_, response) => void response.writeHead(302, { location }).end(), {
      isAllowed,
      resolve: async (name) => [{ address: name === 'intern.example' ? '10.0.0.8' : '127.0.0.1', family: 4 }],
    });
    expect([await failure(outbound.get(url)), server!.asked.length]).toEqual(['address_refused', 1]);
  });

  it.each(['http://localhost/', 'https://user:secret@localhost/', 'ftp://1.1.1.1/', 'https://[', 'mailto:a@b.c'])(
    'does not follow to %s either',
    async (location) => {
      const { outbound, url } = await serving((_, response) => void response.writeHead(302, { location }).end());
      expect([await failure(outbound.get(url)), server!.asked.length]).toEqual(['redirect_refused', 1]);
    },
  );

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('unpacks %s, and stops in the middle of what would be too large', async (encoding, pack) => {
    // Packed before anybody waits: a busy machine takes seconds for it.
    const [large, small] = [pack(Buffer.alloc(2 ** 24)), pack('packed')];
    const { outbound, url } = await serving(({ url: path }, response) => {
      response.setHeader('content-encoding', encoding).end(path === '/large' ? large : small);
    });
    expect(await text(outbound.get(url))).toBe('packed');
    expect(await failure(outbound.get(new URL('/large', url)))).toBe('too_large');
  });

  it('stops reading at the limit and after the time, also when a byte comes now and then', async () => {
    const { outbound, url } = await serving(
      ({ url: path }, response) => {
        const drip = setInterval(() => response.write(path === '/large' ? Buffer.alloc(300) : 'x'), 20);
        response.on('close', () => clearInterval(drip));
      },
      { limits: { milliseconds: 60_000, bytes: 1_000 } },
    );
    expect(await failure(outbound.get(new URL('/large', url)))).toBe('too_large');
    const hurried = new Outbound({ ...LOOPBACK_OUTBOUND, limits: { milliseconds: 400 } });
    expect(await failure(hurried.get(url))).toBe('too_slow');
  });

  it('does not wait for a name, a greeting or an answer that never comes', async () => {
    const limits = { milliseconds: 200 };
    const { url } = await serving(() => undefined);
    const mute = new Outbound({ ...LOOPBACK_OUTBOUND, limits });
    expect(await failure(mute.get(url))).toBe('too_slow');
    const nameless = new Outbound({ ...LOOPBACK_OUTBOUND, limits, resolve: () => new Promise(() => undefined) });
    expect(await failure(nameless.get(url))).toBe('too_slow');
  });

  it('says why there is no answer, and nothing of whom it asked', async () => {
    const { outbound, url } = await serving((request, response) => {
      if (request.url === '/cut') request.socket.destroy();
      else if (request.url === '/packed') response.setHeader('content-encoding', 'gzip').end('not packed at all');
      else if (request.url === '/odd') response.setHeader('content-encoding', 'zstd-of-mine').end('?');
      else response.writeHead(403).end('secret');
    });
    const at = (path: string) => failure(outbound.get(new URL(path, url)));
    expect(await at('/private')).toBe('status 403');
    expect([await at('/cut'), await at('/packed'), await at('/odd')]).toEqual([
      'unreachable',
      'unreadable',
      'unreadable',
    ]);
    const stranger = new Outbound({ ...LOOPBACK_OUTBOUND, ca: undefined });
    expect(await failure(stranger.get(url))).toBe('certificate_refused');
    const lost = new Outbound({
      ...LOOPBACK_OUTBOUND,
      resolve: () =>
        Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND secret.example'), { code: 'ENOTFOUND' })),
    });
    expect(await failure(lost.get(url))).toBe('unreachable');
    await server!.close();
    expect(await at('/private')).toBe('unreachable');
  });
});
