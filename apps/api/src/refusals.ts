import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from '#libs/platform';

/**
 * What is refused before any route, hook or filter of ours runs, in the same words as everything else.
 */

/** The router cannot read the address: a percent sign without two digits, or bytes that are not UTF-8. */
export function frameworkErrors(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { body } = problemOf(error, request.url.split('?')[0]!);
  void reply
    .status(body.status)
    .headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' })
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

const STATUS_OF_PARSER: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** The bytes are no HTTP request: there is no request to answer, only a socket. */
export function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const status = STATUS_OF_PARSER[error.code ?? ''] ?? 400;
  const problem = { type: 'about:blank', title: 'malformed request', status, code: 'malformed_request', instance: '' };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
