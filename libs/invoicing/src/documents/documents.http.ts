import { Get, Header, StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
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
    Header('cache-control', 'private, max-age=31536000, immutable'),
  );

/** A PDF is shown in the browser, an XML saved; both under the number. */
export function fileReply({ kind, bytes, sha256, number }: NamedFile, reply: FastifyReply): StreamableFile {
  void reply.header('etag', `"${sha256}"`);
  return new StreamableFile(bytes, {
    type: TYPES[kind],
    disposition: `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${number.replaceAll('/', '-')}.${kind}"`,
    length: bytes.length,
  });
}
