import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Injectable } from '@nestjs/common';
import { Clock, Config, type ProblemBody } from '#libs/platform';
import { toIso } from '#libs/domain';
import { WEB_ROOT } from './assets.js';

export interface UploadedFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What the web app's server bundle takes and gives; its own types stand in apps/web/src/server/contract.ts. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly form: Readonly<Record<string, string>> | null;
  /** The file of a form, or why it could not be read. */
  readonly file: UploadedFile | ProblemBody | null;
  readonly api: (
    path: string,
    init?: { method?: string; body?: unknown; file?: UploadedFile },
  ) => Promise<{ status: number; json: unknown; setCookie: string[] }>;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookie: readonly string[];
  readonly body: string;
}

type Handle = (request: PageRequest & Record<string, unknown>) => Promise<PageResponse>;

interface Bundle {
  readonly handle: Handle;
  readonly template: string;
  readonly manifest: unknown;
}

/** The web app as the build left it: a server bundle, its template and its manifest, loaded once. */
@Injectable()
export class WebPages {
  private bundle: Promise<Bundle> | null = null;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async answer(request: PageRequest): Promise<PageResponse> {
    this.bundle ??= load();
    const { handle, template, manifest } = await this.bundle;
    const now = toIso(this.clock.now());
    const page = await handle({ ...request, template, manifest, now, origin: this.config.publicUrl });
    return { ...page, setCookie: page.setCookie.map((cookie) => this.secured(cookie)) };
  }

  /** The pages do not know which address they are served at: over https, no cookie of theirs goes over http. */
  private secured(cookie: string): string {
    return this.config.secureCookies && !/; Secure(;|$)/i.test(cookie) ? `${cookie}; Secure` : cookie;
  }
}

async function load(): Promise<Bundle> {
  const entry = pathToFileURL(join(WEB_ROOT, '../ssr/entry-server.js')).href;
  const { handle } = (await import(entry)) as { handle: Handle };
  const template = readFileSync(join(WEB_ROOT, 'index.html'), 'utf8');
  const manifest: unknown = JSON.parse(readFileSync(join(WEB_ROOT, '.vite/manifest.json'), 'utf8'));
  return { handle, template, manifest };
}
