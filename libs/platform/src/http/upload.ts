import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/domain';

/**
 * What is no JSON reaches its route unread: it is read only once the door has let the person in, and only as far as
 * the route allows.
 */
export function leaveUnread(fastify: FastifyInstance, types: string | RegExp): void {
  fastify.addContentTypeParser(types, (_request, payload, done) => done(null, payload));
}

/** The whole body of an upload. Throws `body_too_large` as soon as it is, whatever it says of itself. */
export async function bytesOf(request: FastifyRequest, most: number): Promise<Buffer> {
  const tooLarge = () => new DomainError('too_large', 'body_too_large', { detail: `at most ${most} bytes`, most });
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge();
  const body = request.body as AsyncIterable<Buffer> | null | undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
