import { Get, Header, HttpStatus, StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { hasAlready } from '#libs/platform';
import type { NamedFile } from './documents.service.js';
import type { FileKind } from './rendering.js';

const TYPES: Readonly<Record<FileKind, string>> = { pdf: 'application/pdf', xml: 'application/xml' };
const SUMMARIES: Readonly<Record<FileKind, string>> = {
  pdf: 'The document itself: always the same bytes',
  xml: 'The document for machines: Factur-X (CII), in Belgium Peppol (UBL)',
};

/** A route that answers a stored file of a document, whoever may have it. */
export const FileRoute = (path: string, kind: FileKind) =>
  applyDecorators(
    Get(`${path}/${kind}`),
    ApiOperation({ summary: SUMMARIES[kind] }),
    ApiProduces(TYPES[kind]),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
    // Its bytes never change, but who may see them does: after signing out, this browser shows it to nobody.
    Header('cache-control', 'private, no-cache'),
  );

/** A PDF is shown in the browser, an XML saved; both under the number. What the browser has already is not sent again. */
export function fileReply({ kind, bytes, sha256, number }: NamedFile, reply: FastifyReply): StreamableFile | undefined {
  const etag = `"${sha256}"`;
  void reply.header('etag', etag);
  if (hasAlready(reply.request.headers, etag)) {
    void reply.status(HttpStatus.NOT_MODIFIED);
    return undefined;
  }
  return new StreamableFile(bytes, {
    type: TYPES[kind],
    disposition: `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${number.replaceAll('/', '-')}.${kind}"`,
    length: bytes.length,
  });
}
