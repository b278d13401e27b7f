import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { All, Controller, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, notFound } from '#libs/domain';
import { Public } from '#libs/platform';
import { type UploadForm, readUpload } from './upload.js';
import { type UploadedFile, WebPages } from './web-pages.js';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Every address that is no API route and no file is a page. A page is a client of the API like any other. */
@ApiExcludeController()
@Controller()
export class WebController {
  constructor(private readonly pages: WebPages) {}

  @All('*')
  @Public()
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (/^\/(api|health)([/?]|$)/.test(request.url)) throw notFound();
    const headers = flat(request.headers);
    const { form, file } = await readForm(request, headers);
    const page = await this.pages.answer({
      method: request.method,
      url: request.url,
      headers,
      form,
      file,
      api: (path, init) => callApi(request, headers, path, init),
    });
    if (page.setCookie.length > 0) void reply.header('set-cookie', [...page.setCookie]);
    await send(reply, headers['accept-encoding'] ?? '', page.status, page.headers, page.body);
  }
}

const flat = (headers: FastifyRequest['headers']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));

/** What was posted. A form with a file is read for people who have signed in, and for nobody else. */
async function readForm(
  request: FastifyRequest,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<UploadForm> {
  if (request.method !== 'POST') return { form: null, file: null };
  if (!/^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '')) return { form: formOf(request), file: null };
  const { status } = await callApi(request, headers, '/api/me');
  return status === 200 ? readUpload(request) : { form: {}, file: null };
}

/**
 * The last value of each field; a form of ours never repeats one. Pages take what a plain form sends and nothing else:
 * JSON nested deeply enough would exhaust the stack of whoever turns it into text.
 */
function formOf({ headers, body }: FastifyRequest): Record<string, string> {
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    throw new DomainError('unsupported', 'unsupported_media_type');
  }
  if (typeof body !== 'object' || body === null) return {};
  const fields = Object.entries(body).map(([name, value]): [string, unknown] => [
    name,
    Array.isArray(value) ? value.at(-1) : value,
  ]);
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

/** The API inside the same process: the visitor's cookies and address, no network. */
async function callApi(
  request: FastifyRequest,
  headers: Readonly<Record<string, string | undefined>>,
  path: string,
  init: { method?: string; body?: unknown; file?: UploadedFile } = {},
): Promise<{ status: number; json: unknown; setCookie: string[] }> {
  const answer = await request.server.inject({
    method: (init.method ?? 'GET') as 'GET',
    url: path,
    remoteAddress: request.ip,
    headers: {
      host: headers.host ?? 'localhost',
      ...(headers.cookie !== undefined && { cookie: headers.cookie }),
      ...(headers['accept-language'] !== undefined && { 'accept-language': headers['accept-language'] }),
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...(init.file !== undefined && { 'content-type': init.file.type }),
    },
    ...(init.body !== undefined && { payload: JSON.stringify(init.body) }),
    ...(init.file !== undefined && { payload: Buffer.from(init.file.bytes) }),
  });
  const cookies = answer.headers['set-cookie'];
  return {
    status: answer.statusCode,
    json: answer.body === '' ? null : answer.json<unknown>(),
    setCookie: cookies === undefined ? [] : Array.isArray(cookies) ? cookies : [cookies],
  };
}

/** Pages are small and made for one visitor: compressed here, lightly, and never kept by a cache. */
async function send(
  reply: FastifyReply,
  accepted: string,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<void> {
  void reply
    .status(status)
    .headers({ 'cache-control': 'private, no-cache', ...headers, vary: 'accept-encoding, cookie' });
  if (accepted.includes('br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    await reply.header('content-encoding', 'br').send(await brotli(body, { params }));
  } else if (accepted.includes('gzip')) {
    await reply.header('content-encoding', 'gzip').send(await zip(body));
  } else {
    await reply.send(body);
  }
}
