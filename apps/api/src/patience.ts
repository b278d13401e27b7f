import { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientErrorHandler } from './refusals.js';

/** How long a client may take, in milliseconds: who sends a byte now and then must not keep a socket for good. */
export interface Patience {
  /** Until its head has arrived. */
  readonly head: number;
  /** Until its body has arrived, where nobody uploads anything: JSON and forms have a few kilobytes. */
  readonly body: number;
  /** A photo of 10 MB over the line of a village takes this long. */
  readonly upload: number;
  /** Without a byte in either direction, as of a client that does not read its answer; a proxy keeps less. */
  readonly idle: number;
  /** How often heads are looked at. */
  readonly every: number;
}

export const PATIENCE: Patience = { head: 10_000, body: 20_000, upload: 120_000, idle: 75_000, every: 5_000 };

/** For the server. */
export const timeoutsOf = ({ head, upload, idle, every }: Patience) => ({
  requestTimeout: upload,
  connectionTimeout: idle,
  keepAliveTimeout: idle,
  http: { headersTimeout: head, connectionsCheckingInterval: every },
});

/** Node knows one time for all bodies: those that are no upload, or that nobody waits for any more, get less. */
export function limitBodies(fastify: FastifyInstance, uploads: RegExp, { body }: Patience): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { raw, headers } = request;
    // What our own pages ask comes without a socket, and whole.
    if (!(raw.socket instanceof Socket) || !hasBody(request)) return done();
    const timer = setTimeout(() => {
      const isWaitedFor = uploads.test(headers['content-type'] ?? '') && !reply.raw.writableEnded;
      if (!raw.complete && !isWaitedFor) giveUp(request, reply.raw.headersSent);
    }, body);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
    done();
  });
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function giveUp({ raw }: FastifyRequest, isAnswered: boolean): void {
  if (isAnswered) raw.socket.destroy();
  else clientErrorHandler(Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket);
}
