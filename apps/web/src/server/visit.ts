import { problemFrom, type ProblemBody } from '../api/problem';
import type { Me } from '../api/types';
import type { FormState } from '../app/boot';
import { pickLocale, isLocale, type Locale } from '../i18n/locale';
import type { ApiAnswer, WebRequest, WebResponse } from './contract';

const LOCALE_COOKIE = 'langue';
const YEAR_S = 31_536_000;

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) {
      try {
        return decodeURIComponent(pair.slice(at + 1).trim());
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}

export const cookie = (name: string, value: string, maxAgeS: number, path = '/'): string =>
  `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax`;

export const localeCookie = (locale: Locale): string => cookie(LOCALE_COOKIE, locale, YEAR_S);

/** One visitor's request while we answer it: who they are, their language, and the cookies to send back. */
export class Visit {
  readonly path: string;
  readonly search: URLSearchParams;
  readonly setCookie: string[] = [];
  readonly now: string;
  readonly origin: string;
  locale: Locale;
  me: Me | null = null;

  constructor(readonly request: WebRequest) {
    // Glued, not resolved: "//elsewhere/" must stay a path of ours, and nothing a browser sends makes this throw.
    const url = new URL(`http://site.invalid${request.url}`);
    this.path = url.pathname;
    this.search = url.searchParams;
    this.now = request.now ?? new Date().toISOString();
    this.origin = request.origin ?? `http://${request.headers.host ?? 'localhost'}`;
    const asked = this.search.get('lang');
    this.locale = isLocale(asked)
      ? asked
      : pickLocale(readCookie(request.headers.cookie, LOCALE_COOKIE), request.headers['accept-language']);
    if (isLocale(asked)) this.setCookie.push(localeCookie(asked));
  }

  /** Calls the API for the visitor; a refusal comes back as a value, because pages show it. */
  async call(method: string, path: string, body?: unknown): Promise<{ data?: unknown; problem?: ProblemBody }> {
    return this.told(await this.request.api(path, body === undefined ? { method } : { method, body }));
  }

  /**
   * Hands the file that came with the form to the API; a form without one sends an empty file. `type` stands for what
   * the browser says of it, where that means nothing: a .csv is a workbook to a computer that has one.
   */
  async upload(path: string, type?: string): Promise<{ data?: unknown; problem?: ProblemBody }> {
    const file = this.request.file ?? { type: 'application/octet-stream', bytes: new Uint8Array() };
    if ('code' in file) return { problem: file };
    const sent = type === undefined ? file : { ...file, type };
    return this.told(await this.request.api(path, { method: 'POST', file: sent }));
  }

  private told(answer: ApiAnswer): { data?: unknown; problem?: ProblemBody } {
    this.setCookie.push(...(answer.setCookie ?? []));
    if (answer.status >= 200 && answer.status < 300) return { data: answer.json };
    return { problem: problemFrom(answer.status, answer.json).body };
  }

  /** A form came whose file could not be read, and with it none of its fields. */
  get isUnread(): boolean {
    return this.request.file !== null && 'code' in this.request.file;
  }

  cookie(name: string): string | undefined {
    return readCookie(this.request.headers.cookie, name);
  }

  async findMe(): Promise<void> {
    // Without any cookie nobody is signed in: most first visits are spared a query.
    if (!this.request.headers.cookie) return;
    this.me = ((await this.call('GET', '/api/me')).data as Me | undefined) ?? null;
  }

  seeOther(location: string): WebResponse {
    return { status: 303, headers: { location, 'cache-control': 'no-store' }, setCookie: this.setCookie, body: '' };
  }
}

/** A form handler sends the visitor on, hands the form back with what was wrong, or shows what may be seen this once. */
export type FormOutcome = { goTo: string } | { refused: FormState } | { shown: FormState };
