import { Get, Header, HttpStatus, StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnswersFile, hasAlready } from '#libs/platform';
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
    AnswersFile(TYPES[kind]),
    // Its bytes never change, but who may see them does: after signing out, this browser shows it to nobody.
    Header('cache-control', 'private, no-cache'),
  );

/** A PDF is shown in the browser, an XML saved; both under the number. */
export const streamed = ({ kind, bytes, number }: Pick<NamedFile, 'kind' | 'bytes' | 'number'>): StreamableFile =>
  new StreamableFile(bytes, {
    type: TYPES[kind],
    disposition: `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${number.replaceAll('/', '-')}.${kind}"`,
    length: bytes.length,
  });

/** The same of a file that is stored, and therefore known by its hash: what the browser has already is not sent again. */
export function fileReply(file: NamedFile, reply: FastifyReply): StreamableFile | undefined {
  const etag = `"${file.sha256}"`;
  void reply.header('etag', etag);
  if (!hasAlready(reply.request.headers, etag)) return streamed(file);
  void reply.status(HttpStatus.NOT_MODIFIED);
  return undefined;
}
