import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ProblemCode, STATUS_OF_KIND } from '#libs/domain';
import { translate } from '../db/refusals.js';

/** RFC 9457 body: `type title status detail code errors[] instance`, then public facts of the problem. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly instance: string;
  readonly [fact: string]: unknown;
}

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  413: 'body_too_large',
  414: 'malformed_request',
  415: 'unsupported_media_type',
  422: 'invalid_request',
  429: 'too_many_attempts',
  503: 'unavailable',
};

const titleOf = (code: ProblemCode): string => code.replaceAll('_', ' ');

/** Makes the body of whatever was thrown. Unknown errors say nothing of themselves: they go to the log. */
export function problemOf(thrown: unknown, instance: string): { body: ProblemBody; retryAfter: number | null } {
  const error = translate(thrown);
  if (error instanceof DomainError) {
    const { retryAfterSeconds, ...facts } = error.details;
    const status = STATUS_OF_KIND[error.kind];
    const body = { type: 'about:blank', title: titleOf(error.code), status, code: error.code, instance, ...facts };
    return { body, retryAfter: retryAfterSeconds ?? (status === 503 ? 2 : null) };
  }
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
  const code = CODE_OF_STATUS[status] ?? (status < 500 ? 'malformed_request' : 'internal');
  return {
    body: { type: 'about:blank', title: titleOf(code), status, code, instance },
    retryAfter: status === 503 ? 2 : null,
  };
}

/** Fastify's own refusals (unparsable JSON, body over the limit) carry the status they want. */
function fastifyStatus(error: unknown): number {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  const own = typeof code === 'string' && code.startsWith('FST_') && statusCode !== undefined && statusCode < 500;
  const parse = error instanceof SyntaxError && statusCode === 400;
  return own || parse ? statusCode : 500;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const instance = request.url.split('?')[0]!;
    const { body, retryAfter } = problemOf(thrown, instance);
    if (body.status === 500) {
      const stack = thrown instanceof Error ? thrown.stack : String(thrown);
      this.log.error(`${request.method} ${request.routeOptions?.url ?? 'unknown route'} failed`, stack);
    }
    if (reply.sent) return;
    if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
    // The route may have said how long its good answer can be kept.
    void reply.removeHeader('etag').header('cache-control', 'no-store');
    void reply.status(body.status).type('application/problem+json').send(JSON.stringify(body));
  }
}
