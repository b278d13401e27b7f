import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress, literalAddress } from './address.js';

/** Why there is no answer. `status`: the other side answered, with another status than 200 and 304. */
export type OutboundFailure =
  | 'address_refused'
  | 'redirect_refused'
  | 'unreachable'
  | 'certificate_refused'
  | 'too_slow'
  | 'too_large'
  | 'unreadable'
  | 'status';

/** Says nothing of the address that was asked: it may be a secret, and errors end up in logs. */
export class OutboundError extends Error {
  constructor(
    readonly failure: OutboundFailure,
    readonly status: number | null = null,
  ) {
    super(status === null ? failure : `${failure} ${status}`);
    this.name = 'OutboundError';
  }
}

/** What the other side said of the last answer, so that it need not send it again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type OutboundAnswer =
  { readonly kind: 'unchanged' } | ({ readonly kind: 'changed'; readonly body: Buffer } & Validators);

export interface OutboundLimits {
  /** From the first question to the last byte, redirects included. */
  readonly milliseconds: number;
  /** Of the body, unpacked. */
  readonly bytes: number;
  readonly redirects: number;
}

export interface OutboundOptions {
  readonly isAllowed?: (address: string) => boolean;
  readonly resolve?: (hostname: string) => Promise<LookupAddress[]>;
  /** A certificate to trust beside the usual ones. */
  readonly ca?: string;
  readonly limits?: Partial<OutboundLimits>;
}

const LIMITS: OutboundLimits = { milliseconds: 5_000, bytes: 5 * 1024 * 1024, redirects: 3 };
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const NOT_KNOWN: Validators = { etag: null, lastModified: null };

/**
 * The one way out of the product: every address that a person typed is asked through it. It speaks https only, to
 * public addresses only, for a short time and a small body only.
 *
 * The options exist for tests, which may reach nothing but this machine. No setting and no variable leads to them: a
 * process that is made by PlatformModule has none.
 */
export class Outbound {
  private readonly isAllowed: (address: string) => boolean;
  private readonly resolve: (hostname: string) => Promise<LookupAddress[]>;
  private readonly ca: string | undefined;
  private readonly limits: OutboundLimits;

  constructor({ isAllowed, resolve, ca, limits }: OutboundOptions = {}) {
    this.isAllowed = isAllowed ?? isPublicAddress;
    this.resolve = resolve ?? ((hostname) => lookup(hostname, { all: true }));
    this.ca = ca;
    this.limits = { ...LIMITS, ...limits };
  }

  /** False when the address names a machine that is never asked, whatever its name leads to. */
  mayAsk(url: URL): boolean {
    const literal = literalAddress(url);
    if (literal !== null) return this.isAllowed(literal);
    return !/(^|\.)localhost\.?$/.test(url.hostname) || this.isAllowed('127.0.0.1');
  }

  /** GET. Throws OutboundError for everything but 200 and 304. */
  async get(url: URL, known: Validators = NOT_KNOWN): Promise<OutboundAnswer> {
    const deadline = AbortSignal.timeout(this.limits.milliseconds);
    try {
      const response = await this.follow(url, known, deadline);
      return await this.read(response);
    } catch (error) {
      throw deadline.aborted ? new OutboundError('too_slow') : failureOf(error);
    }
  }

  /** The first answer that is no redirect. Each hop is a new question, checked like the first. */
  private async follow(first: URL, known: Validators, deadline: AbortSignal): Promise<IncomingMessage> {
    let url = first;
    for (let hops = 0; ; hops++) {
      const response = await this.ask(url, known, deadline);
      if (!REDIRECTS.has(response.statusCode!)) return response;
      response.destroy();
      const next = URL.parse(response.headers.location ?? '', url.href);
      if (!next || !isPlainHttps(next) || hops === this.limits.redirects) throw new OutboundError('redirect_refused');
      url = next;
    }
  }

  private async ask(url: URL, known: Validators, deadline: AbortSignal): Promise<IncomingMessage> {
    if (!isPlainHttps(url) || !this.mayAsk(url)) throw new OutboundError('address_refused');
    const addresses = await this.addressesOf(url, deadline);
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        // A connection of its own: one that is kept could be another question's.
        agent: false,
        signal: deadline,
        lookup: pinned(addresses),
        headers: {
          accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
          'accept-encoding': 'gzip, deflate, br',
          'user-agent': 'Maille',
          ...(known.etag !== null && { 'if-none-match': known.etag }),
          ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }),
        },
        ...(this.ca !== undefined && { ca: this.ca }),
      });
      asked.on('error', reject);
      asked.on('response', resolve);
      asked.end();
    });
  }

  /**
   * Looked up once, checked, and then the only addresses the connection is given: a name that leads elsewhere the second
   * time (DNS rebinding) is not asked a second time. One forbidden address among several forbids them all.
   */
  private async addressesOf(url: URL, deadline: AbortSignal): Promise<LookupAddress[]> {
    if (literalAddress(url) !== null) return [];
    const late = new Promise<never>((_, reject) => {
      deadline.addEventListener('abort', () => reject(new OutboundError('too_slow')), { once: true });
    });
    const addresses = await Promise.race([this.resolve(url.hostname), late]);
    if (addresses.length === 0) throw new OutboundError('unreachable');
    if (!addresses.every(({ address }) => this.isAllowed(address))) throw new OutboundError('address_refused');
    return addresses;
  }

  private async read(response: IncomingMessage): Promise<OutboundAnswer> {
    const { statusCode, headers } = response;
    if (statusCode !== 200) {
      response.destroy();
      if (statusCode === 304) return { kind: 'unchanged' };
      throw new OutboundError('status', statusCode);
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = async (unpacked: AsyncIterable<Buffer | string>): Promise<void> => {
      for await (const chunk of unpacked) {
        size += chunk.length;
        if (size > this.limits.bytes) throw new OutboundError('too_large');
        chunks.push(chunk as Buffer);
      }
    };
    const unpacker = unpackerOf(headers['content-encoding']);
    await (unpacker ? pipeline(response, unpacker, collect) : pipeline(response, collect));
    return {
      kind: 'changed',
      body: Buffer.concat(chunks),
      etag: headers.etag ?? null,
      lastModified: headers['last-modified'] ?? null,
    };
  }
}

const isPlainHttps = ({ protocol, username, password }: URL): boolean =>
  protocol === 'https:' && username === '' && password === '';

const pinned =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_hostname, { all }, answer) => {
    const [first] = addresses;
    if (all) answer(null, [...addresses]);
    else answer(null, first!.address, first!.family);
  };

/** Null: it comes as it is. */
function unpackerOf(encoding = 'identity'): NodeJS.ReadWriteStream | null {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new OutboundError('unreadable');
  }
}

const CERTIFICATE = /CERT|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/;

function failureOf(error: unknown): OutboundError {
  if (error instanceof OutboundError) return error;
  const { code = '' } = error as { code?: string };
  if (CERTIFICATE.test(code)) return new OutboundError('certificate_refused');
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT')) return new OutboundError('unreadable');
  return new OutboundError('unreachable');
}
