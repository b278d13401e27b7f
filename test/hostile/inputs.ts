import fc from 'fast-check';
import { type Operation, PIXEL } from '../support/operations.js';
import type { Target } from '../isolation/stage.js';
import { requestFor } from '../isolation/sweep.js';

/** A request as it goes over the wire; `payload` is text or bytes, never an object that a client would tidy up. */
export interface Shot {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly payload?: string | Buffer;
  readonly operation: Operation;
  readonly signedIn: boolean;
}

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffx',
  '\uffff',
  '\u202egnirts',
  '👩‍👩‍👧‍👦'.repeat(40),
  'é'.repeat(300),
  'a'.repeat(5_000),
  'a'.repeat(60_000),
  '%',
  '%00',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  "'; drop table persons; --",
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  'a\r\nX-Evil: 1',
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
  '{01890a5d-ac96-774b-bcce-b302099a8057}',
  '01890a5d-ac96-774b-bcce-b302099a805',
  'urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e309',
  '9223372036854775808',
  '0x10',
  '1,5',
  '٣',
  'a@b',
  "o'brien@exemple.fr",
  '"quoted \\" local"@exemple.fr',
  `${'a'.repeat(250)}@exemple.fr`,
  'x@exemple.fr\u0000',
];

const TIMES = [
  'infinity',
  '-infinity',
  'now',
  'epoch',
  '2026-02-30',
  '2026-13-01',
  '0000-00-00',
  '-000001-01-01',
  '+275760-09-13T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '0001-01-01',
  '2000-01-01',
  '2199-12-31',
  // no such time, twice such a time, no offset, another notation
  '2026-03-29T02:30:00+01:00',
  '2026-10-25T02:30:00+02:00',
  '2026-10-25T02:30:00+02:00[Europe/Paris]',
  '2026-11-24T13:00:00',
  '2026-11-24T13:00:00-00:00',
  '2026-11-24T24:00:00Z',
  '2026-11-24T13:00:60Z',
  '2026-11-24 13:00:00Z',
  '20261124T130000Z',
  '2026-11-24T13:00:00.123456789Z',
  '2026-W48-2',
  '2026-00',
  '2026-13',
  '2099-12',
  '2000-01',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom(...TIMES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.uuid() },
);

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** JSON text of a value, also of values that JSON.stringify would not write. */
const value = fc.oneof(
  { weight: 6, arbitrary: text.map((one) => JSON.stringify(one)) },
  { weight: 2, arbitrary: fc.constantFrom('null', 'true', 'false', '[]', '{}', '[[]]', '{"length":1}', '"\\ud83d"') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('0', '-0', '-1', '0.1', '1e400', '-1e400', '2147483648', '9007199254740993', '1E-400'),
  },
  { weight: 1, arbitrary: fc.constantFrom(deep(25), deep(10_000), `{"a":${deep(25)}}`, '["a","b"]') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}'),
  },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
);

const CONTENT_TYPES = [
  'text/plain',
  'text/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json;charset=',
  'application/problem+json',
  'application/jsonx',
  '; ;',
  'a/b/c',
];

const BODIES: readonly (string | Buffer)[] = [
  '',
  '{',
  '{"a":',
  '{"a":1,}',
  "{'a':1}",
  'null',
  '[]',
  '"text"',
  '1',
  '\ufeff{}',
  '{"a":1}{"b":2}',
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from([0x1f, 0x8b, 0x08, 0x00]),
  deep(30_000),
  `{"a":"${'x'.repeat(1_048_576)}"}`,
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
];

const HEADERS: readonly Readonly<Record<string, string | string[]>>[] = [
  { cookie: 'maille_session' },
  { cookie: 'maille_session=; maille_session=%00; maille_session=%zz' },
  { cookie: `maille_session=${'x'.repeat(43)}` },
  { cookie: `maille_session=${'x'.repeat(7_000)}` },
  { cookie: '__proto__=1; constructor=1; toString=1' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { accept: 'application/xml' },
  { 'accept-language': 'x'.repeat(2_000) },
  { 'if-none-match': '*', range: 'bytes=0-1,5-', 'if-modified-since': 'yesterday' },
  { 'x-forwarded-for': "'; drop table persons; --, ::1, 999.999.999.999" },
  { 'x-http-method-override': 'DELETE', 'x-original-url': '/api/me' },
  { 'content-encoding': 'gzip' },
  { expect: '100-continue' },
  { 'transfer-encoding': 'identity' },
];

/** What is done to a good request, so that everything else in it still gets past the first checks. */
type Twist = (shot: Shot, fields: Fields) => Shot;

interface Fields {
  readonly path: Record<string, string>;
  readonly query: Record<string, string>;
  readonly body: Record<string, unknown> | null;
}

const json = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([name, raw]) => `${JSON.stringify(name)}:${raw}`).join(',')}}`;
const rawFields = (body: Record<string, unknown> | null) =>
  Object.entries(body ?? {}).map(([name, one]) => [name, JSON.stringify(one)] as const);

const inBody = fc.tuple(fc.nat(9), value, fc.boolean()).map(([rank, raw, alone]): Twist => (shot, { body }) => {
  const fields = rawFields(body);
  const chosen = fields[rank % Math.max(1, fields.length)]?.[0] ?? 'surprise';
  const changed = fields.map(([name, old]) => [name, name === chosen ? raw : old] as const);
  return { ...shot, payload: json(alone ? [[chosen, raw]] : changed.length > 0 ? changed : [[chosen, raw]]) };
});

const moreInBody = fc.tuple(text, value).map(([name, raw]): Twist => (shot, { body }) => {
  return { ...shot, payload: json([...rawFields(body), [name, raw]]) };
});

const lessInBody = fc.nat(9).map((rank): Twist => (shot, { body }) => {
  const fields = rawFields(body);
  return { ...shot, payload: json(fields.filter((_, index) => index !== rank % Math.max(1, fields.length))) };
});

const inQuery = fc.tuple(fc.nat(9), text, fc.boolean()).map(([rank, one, twice]): Twist => (shot, { query }) => {
  const names = Object.keys(query);
  const chosen = names[rank % Math.max(1, names.length)] ?? 'surprise';
  const search = new URLSearchParams({ ...query, [chosen]: one.slice(0, 3_000) });
  if (twice) search.append(chosen, 'again');
  return { ...shot, url: `${shot.url.split('?')[0]}?${search.toString()}` };
});

const rawQuery = fc
  .constantFrom(
    '?%',
    '?=&=&',
    '?a[b][c]=1',
    '?__proto__[x]=1',
    '?month=2026-11&month=2026-12',
    `?${'a=1&'.repeat(2_000)}`,
  )
  .map((search): Twist => (shot) => ({ ...shot, url: shot.url.split('?')[0]! + search }));

const inPath = fc.tuple(fc.nat(9), text).map(([rank, one]): Twist => (shot, { path }) => {
  const values = Object.values(path);
  if (values.length === 0) return { ...shot, url: `${shot.url}/${encode(one)}` };
  return { ...shot, url: shot.url.replace(values[rank % values.length]!, encode(one)) };
});

/** Half of a surrogate pair has no percent-encoding; a client that sends one sends its three bytes. */
export const encode = (one: string): string =>
  one.isWellFormed() ? encodeURIComponent(one).slice(0, 3_000) : '%ED%A0%80';

const rawPath = fc
  .constantFrom(
    '/%',
    '/%c0%ae%c0%ae/',
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '//',
    '/./',
    '/%0d%0aX-Evil:%201',
    ';a=b',
  )
  .map((end): Twist => (shot) => ({ ...shot, url: shot.url.split('?')[0]! + end }));

const interval = fc
  .tuple(fc.constantFrom(...TIMES), fc.constantFrom(...TIMES), fc.nat(3))
  .map(([start, end, how]): Twist => (shot, { body, query }) => {
    const changed = (old: Record<string, unknown>) => {
      if (how === 0) return { start, end };
      if (how === 1) return { start: old.end, end: old.start };
      return how === 2 ? { start: old.start, end: old.start } : { start: old.start, end };
    };
    if (body?.start !== undefined) return { ...shot, payload: JSON.stringify({ ...body, ...changed(body) }) };
    const search = new URLSearchParams({ ...query, ...(changed(query) as Record<string, string>) });
    return { ...shot, url: `${shot.url.split('?')[0]}?${search.toString()}` };
  });

const rawBody = fc.constantFrom(...BODIES).map((payload): Twist => (shot) => ({ ...shot, payload }));
const otherType = fc
  .constantFrom(...CONTENT_TYPES)
  .map((type): Twist => (shot) => ({ ...shot, headers: { ...shot.headers, 'content-type': type } }));
const otherHeaders = fc
  .constantFrom(...HEADERS)
  .map((headers): Twist => (shot) => ({ ...shot, headers: { ...shot.headers, ...headers } }));
const otherMethod = fc
  .constantFrom('PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'SEARCH', 'LOCK', 'QUERY')
  .map((method): Twist => (shot) => ({ ...shot, method }));

const twist = fc.oneof(
  { weight: 8, arbitrary: inBody },
  { weight: 2, arbitrary: moreInBody },
  { weight: 1, arbitrary: lessInBody },
  { weight: 5, arbitrary: inQuery },
  { weight: 1, arbitrary: rawQuery },
  { weight: 4, arbitrary: inPath },
  { weight: 1, arbitrary: rawPath },
  { weight: 2, arbitrary: interval },
  { weight: 3, arbitrary: rawBody },
  { weight: 1, arbitrary: otherType },
  { weight: 2, arbitrary: otherHeaders },
  { weight: 1, arbitrary: otherMethod },
);

function goodShot(operation: Operation, fields: Fields, signedIn: boolean): Shot {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(fields.path[name]!));
  const search = new URLSearchParams(fields.query).toString();
  return {
    method: operation.method,
    url: search === '' ? path : `${path}?${search}`,
    headers: fields.body
      ? { 'content-type': 'application/json' }
      : operation.takes === null
        ? {}
        : { 'content-type': operation.takes },
    ...(fields.body && { payload: JSON.stringify(fields.body) }),
    ...(operation.takes !== null && { payload: PIXEL }),
    ...{ operation, signedIn },
  };
}

/** Hostile requests to every operation of the document: good ones with one or two twists. */
export function shots(operations: readonly Operation[], target: Target): fc.Arbitrary<Shot> {
  return fc
    .tuple(
      fc.constantFrom(...operations),
      fc.array(twist, { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([operation, twists, who]) => {
      const fields = requestFor(operation, target);
      return twists.reduce((shot, apply) => apply(shot, fields), goodShot(operation, fields, who > 0));
    });
}

const CLASSICS = [
  'null',
  'true',
  '7',
  '-1',
  '""',
  '[]',
  '{}',
  '"\\u0000"',
  '"\\ud800"',
  JSON.stringify('x'.repeat(5_000)),
];

/** No chance here: each field of each operation with each of the classic wrong values, all else as it should be. */
export function everyField(operations: readonly Operation[], target: Target): Shot[] {
  return operations.flatMap((operation) => {
    const fields = requestFor(operation, target);
    const good = goodShot(operation, fields, true);
    const body = rawFields(fields.body);
    const inBodies = body.flatMap(([name]) =>
      CLASSICS.map((raw) => ({
        ...good,
        payload: json(body.map(([other, old]) => [other, other === name ? raw : old] as const)),
      })),
    );
    const inQueries = Object.keys(fields.query).flatMap((name) =>
      ['', '\0', 'x', '-1', 'null'].map((one) => {
        const search = new URLSearchParams({ ...fields.query, [name]: one });
        return { ...good, url: `${good.url.split('?')[0]}?${search.toString()}` };
      }),
    );
    const inPaths = Object.values(fields.path).flatMap((old) =>
      ['%00', 'x', 'null', '%F0%9F%92%A9', '..%2f'].map((one) => ({ ...good, url: good.url.replace(old, one) })),
    );
    return [...inBodies, ...inQueries, ...inPaths];
  });
}

/** The words the pages' forms and addresses use, with hostile values: see apps/web/src/server/actions.ts. */
const WORDS =
  'retour langue lang faire etape email code motdepasse nom jour quoi ou page vue lieu mois q id r fait duree debut creneau ressource autre creer filtre de a qui membre passer garder site'.split(
    ' ',
  );
const DETOURS = [
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example',
  '/\t/evil',
];

const word = fc.oneof(text, fc.constantFrom(...DETOURS)).map((one) => one.slice(0, 3_000));

export const pageFields = fc.record({
  one: text,
  fields: fc
    .tuple(fc.dictionary(fc.constantFrom(...WORDS), word, { maxKeys: 6 }), fc.option(fc.constantFrom(...DETOURS)))
    .map(([fields, retour]) => (retour === null ? fields : { ...fields, retour })),
  posted: fc.boolean(),
});
