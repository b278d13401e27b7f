import type { FastifyRequest } from 'fastify';
import { DomainError } from '#libs/domain';
import { type ProblemBody, bytesOf, problemOf } from '#libs/platform';
import type { UploadedFile } from './web-pages.js';

/** The largest file that a route of the API takes, and the words beside it. */
const UPLOAD_AT_MOST = 20 * 1024 * 1024 + 64 * 1024;

export interface UploadForm {
  readonly form: Readonly<Record<string, string>> | null;
  readonly file: UploadedFile | ProblemBody | null;
}

/** The fields of a form and the one file among them, or why they could not be read. */
export async function readUpload(request: FastifyRequest): Promise<UploadForm> {
  try {
    return await read(request);
  } catch (error) {
    // The page says why, as it would of any other refusal.
    if (error instanceof DomainError) return { form: {}, file: problemOf(error, request.url.split('?')[0]!).body };
    throw error;
  }
}

async function read(request: FastifyRequest): Promise<UploadForm> {
  const bytes = await bytesOf(request, UPLOAD_AT_MOST);
  const entries = [...(await fieldsOf(bytes, request.headers['content-type'] ?? '')).entries()];
  const form = Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const file = entries.map(([, value]) => value).find((value): value is File => typeof value !== 'string');
  return {
    form,
    file: file
      ? { type: file.type || 'application/octet-stream', bytes: new Uint8Array(await file.arrayBuffer()) }
      : null,
  };
}

/** Node reads such bodies itself, as a browser would. */
async function fieldsOf(bytes: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new DomainError('malformed', 'malformed_request');
  }
}
