import type { LightMyRequestResponse } from 'fastify';
import type { Target } from '../isolation/stage.js';

/** A form as a browser without scripts would send it. */
export interface Form {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly action: string;
  /** With the values that stand in them. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name]!);
const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
};

const FIELD = /<(input|select|textarea|button)\b([^>]*)>([\s\S]*?)(?=<(?:input|select|textarea|button)\b|$)/g;

/** The forms of a page of ours, which React has written: attributes stand in double quotes. */
export function formsOf(url: string, html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    method: attribute(tag, 'method')?.toUpperCase() === 'POST' ? ('POST' as const) : ('GET' as const),
    action: attribute(tag, 'action') ?? url,
    fields: [...inside.matchAll(FIELD)].flatMap(([, kind, field = '', rest = '']) => {
      const name = attribute(field, 'name');
      if (name === undefined) return [];
      const options = [...rest.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
      const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? '';
      const value = kind === 'textarea' ? plain(rest.replace(/<\/textarea>[\s\S]*/, '')) : attribute(field, 'value');
      return [[name, kind === 'select' ? (attribute(chosen, 'value') ?? '') : (value ?? '')] as const];
    }),
  }));
}

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** The same for forms that do the same to other things: their fields, what they are told to do, and where. */
export const kindOf = ({ method, action, fields }: Form): string =>
  [
    ...[method, action.split('?')[0]!.replace(ID, ':id')],
    ...fields.map(([name, value]) => (name === 'faire' ? `${name}=${value}` : name.replace(ID, ':id'))),
  ].join(' ');

/** What people, programs and attackers put into fields that were made for something else. */
export const WRONG_VALUES: readonly string[] = [
  ...['', ' ', '0', '-0', '-1', '0.1', '0,25', '1 000,5', '1e308', '99999999999999999999', 'NaN', '٣', '１２'],
  ...['2026-02-30', '2026-02-29', '9999-12-31', '+010000-01-01', '2026-13', '2099-12', '24:00', '25:61'],
  ...['\u0000', '\u202e', '\uffff', 'a'.repeat(10_000), '[object Object]', '__proto__', 'null', 'on', '%00'],
  ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF', '../../etc/passwd'],
  ...['<script>alert(1)</script>', 'x\r\nX-Evil: 1', 'https://evil.example/', '//evil.example', 'javascript:alert(1)'],
];

/** The form with one field wrong, as it goes over the wire. */
export function sent({ method, action, fields }: Form, wrong: string, value: string) {
  const body = new URLSearchParams(
    fields.map(([name, old]): [string, string] => [name, name === wrong ? value : old]),
  ).toString();
  if (method === 'GET') return { method, url: `${action.split('?')[0]}?${body.slice(0, 3_000)}` } as const;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method, url: action, headers, payload: body } as const;
}

/** What is wrong with the page that came of it. */
export function faultsOfForm({ statusCode, headers, body }: LightMyRequestResponse): string[] {
  const to = headers.location === undefined ? 'ours' : new URL(headers.location, 'http://ours/').host;
  return [
    ...(statusCode >= 500 ? [`answers ${statusCode}`] : []),
    ...(body.includes('<script>alert(1)') ? ['writes markup of others'] : []),
    ...('x-evil' in headers ? ['lets a header be injected'] : []),
    ...(to === 'ours' ? [] : [`leads to ${to}`]),
  ];
}

/** Of which collection of the stage the `:id` of a page is. */
const WHOSE: Readonly<Record<string, string>> = {
  ...{ factures: 'invoices', formules: 'plans', abonnements: 'memberships', tarifs: 'rates', membres: 'members' },
  ...{ serie: 'series', deplacer: 'reservations' },
};

/** The pages with the ids of the target in them; those of others (a secret link, a code) are left out. */
export const pagesOf = (paths: readonly string[], { slug, resourceId, memberId, ids }: Target): string[] =>
  paths.flatMap((path) => {
    if (path.includes(':slug')) return [path.replace(':slug', slug)];
    if (!path.includes(':')) return [path, ...(path.startsWith('/gestion/') ? [`${path}?membre=${memberId}`] : [])];
    const id = path === '/gestion/lieu/places/:id' ? resourceId : ids[WHOSE[path.split('/').at(-2)!] ?? ''];
    return path.endsWith('/:id') && id !== undefined ? [path.replace(':id', id)] : [];
  });

/** Where the links of a page lead within the site. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)"/g)].map(([, href = '']) => plain(href));
