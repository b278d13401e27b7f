import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import compile from 'icu-minify/compile';
import { groupsOf } from '../../texts.mjs';
import { pickLocale } from './locale';

const SOURCE = 'apps/web/src';
const read = (locale: string) =>
  JSON.parse(readFileSync(`${SOURCE}/i18n/${locale}.json`, 'utf8')) as Record<string, string>;
const fr = read('fr');
const en = read('en');

/** The values a message fills in, found in its compiled form: `[name, kind, { one: … }]`. */
function namesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  const names = message.flatMap((node) => {
    if (!Array.isArray(node)) return [];
    const [name, , branches] = node as [string, unknown, Record<string, unknown> | undefined];
    return [name, ...(typeof branches === 'object' ? Object.values(branches).flatMap(namesIn) : [])];
  });
  return [...new Set(names)].sort();
}

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts'))
  .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
  .join('\n');
const quoted = new Set([...sources.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].map((match) => match[1]!));
/** `kind.${kind}` in the source stands for every key of that form; the compiler checks that each exists. */
const patterns = [...sources.matchAll(/`([a-zA-Z]+(?:\.[\w]+)*\.?(?:\$\{[^`]+?\}[\w.]*)+)`/g)].map(
  (match) => new RegExp(`^${match[1]!.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '.+')}$`),
);

describe('the catalogues', () => {
  it('say the same things in both languages, with the same values', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr));
    for (const key of Object.keys(fr))
      expect([key, namesIn(compile(en[key]!))]).toEqual([key, namesIn(compile(fr[key]!))]);
  });

  it('are well-formed ICU messages, sorted by key', () => {
    for (const catalogue of [fr, en]) {
      expect(Object.keys(catalogue)).toEqual(Object.keys(catalogue).sort());
      for (const text of Object.values(catalogue)) expect(() => compile(text)).not.toThrow();
    }
  });

  it('hold no text that no screen shows', () => {
    // Names that come from data (services, equipment, gaps of the legal profile) are looked up as they arrive.
    const byData = /^(service|feature|missing)\./;
    const unused = Object.keys(fr).filter(
      (key) => !quoted.has(key) && !byData.test(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('know every key a page asks for', () => {
    const asked = [...sources.matchAll(/\bt\('([^']+)'/g)].map((match) => match[1]!);
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((key) => !(key in fr))).toEqual([]);
  });
});

const groups = Object.entries(
  JSON.parse(readFileSync(`${SOURCE}/app/texts.json`, 'utf8')) as Record<string, readonly string[]>,
);

/** A source file and all it cannot run without; what it fetches later brings its own texts. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, from] of code.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gm)) {
    const path = ['.tsx', '.ts'].map((end) => join(dirname(file), from! + end)).find((one) => existsSync(one));
    if (path) withImports(path, found);
  }
  return found;
}

/** The keys that a file and what it imports name, but for problems, which a page says in general when it lacks them. */
function shownBy(file: string): string[] {
  const code = [...withImports(file)].map((one) => readFileSync(one, 'utf8')).join('\n');
  const named = new Set([...code.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].map((match) => match[1]!));
  const made = [...code.matchAll(/`([a-zA-Z]+(?:\.\w+)*\.)\$\{/g)].map((match) => match[1]!);
  return Object.keys(fr).filter(
    (key) => !key.startsWith('problem.') && (named.has(key) || made.some((beginning) => key.startsWith(beginning))),
  );
}

describe('the texts that travel with a page', () => {
  const pages = readdirSync(`${SOURCE}/pages`).filter((file) => file.endsWith('.tsx'));
  const roots = pages.map((file) => [`${SOURCE}/pages/${file}`, file.slice(0, -'.tsx'.length)] as const);

  it.each([...roots, [`${SOURCE}/entry-client.tsx`, 'landing'] as const])('of %s are all it names', (file, page) => {
    const has = ['public', ...groups.filter(([, files]) => files.includes(page)).map(([group]) => group)];
    expect(shownBy(file).filter((key) => !groupsOf(key).some((group: string) => has.includes(group)))).toEqual([]);
  });

  it('of the booking sheet are fetched with it', () => {
    const has = ['public', 'booking'];
    const keys = shownBy(`${SOURCE}/booking/sheet.tsx`);
    expect(keys.filter((key) => !groupsOf(key).some((group: string) => has.includes(group)))).toEqual([]);
  });

  it('belong to pages there are', () => {
    const names = roots.map(([, page]) => page);
    expect(groups.flatMap(([, files]) => files).filter((page) => !names.includes(page))).toEqual([]);
  });
});

describe('the language of a visitor', () => {
  it.each([
    [undefined, undefined, 'fr'],
    [undefined, 'en-GB,en;q=0.9,fr;q=0.8', 'en'],
    [undefined, 'de-DE,nl;q=0.8', 'fr'],
    [undefined, 'fr-BE,en;q=0.5', 'fr'],
    ['fr', 'en', 'fr'],
    ['en', 'fr', 'en'],
    ['xx', 'en', 'en'],
  ])('cookie %s, browser %s: %s', (cookie, browser, locale) => {
    expect(pickLocale(cookie, browser)).toBe(locale);
  });
});
