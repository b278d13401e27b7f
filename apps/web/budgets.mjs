// What each page makes a browser download, and what it may: node apps/web/budgets.mjs (after a build)
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const WEB = new URL('../../dist/web/', import.meta.url);
const KB = 1000;
/** design/web.md: gzip, except the font, which is compressed already. */
export const LIMITS = { landing: 45 * KB, page: 70 * KB, css: 12 * KB, font: 25 * KB, html: 15 * KB };

/** The groups of texts, each with the pages that load it. */
const TEXTS = Object.entries(JSON.parse(readFileSync(new URL('src/app/texts.json', import.meta.url), 'utf8')));

const read = (file) => readFileSync(new URL(file, WEB));
const zipped = (file) => gzipSync(read(file), { level: 9 }).length;

/** A chunk with everything it imports before it can run. */
function withImports(manifest, name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const next of manifest[name].imports ?? []) withImports(manifest, next, found);
  return found;
}

/** For each page: gzip bytes of its scripts (entry, texts in French and page) and of its sheets (base and page). */
export function weigh() {
  const manifest = JSON.parse(read('.vite/manifest.json').toString());
  const pages = Object.keys(manifest).filter((name) => name.startsWith('src/pages/'));
  const weights = pages.map((name) => {
    const page = name.slice('src/pages/'.length, -'.tsx'.length);
    const groups = ['public', ...TEXTS.flatMap(([group, files]) => (files.includes(page) ? group : []))];
    const texts = groups.map((group) => `src/i18n/fr.json?texts=${group}`);
    const names = new Set([...withImports(manifest, 'index.html'), ...withImports(manifest, name), ...texts]);
    const chunks = [...names].map((each) => manifest[each]);
    const sheets = new Set(chunks.flatMap((chunk) => chunk.css ?? []));
    const sum = (files) => files.reduce((total, file) => total + zipped(file), 0);
    return { page, js: sum(chunks.map((chunk) => chunk.file)), css: sum([...sheets]) };
  });
  const fonts = Object.values(manifest).flatMap(({ file }) => (file.endsWith('.woff2') ? [read(file).length] : []));
  return { pages: weights, font: Math.max(...fonts) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { pages, font } = weigh();
  const kb = (bytes) => (bytes / KB).toFixed(1).padStart(6);
  for (const { page, js, css } of pages) console.log(`${page.padEnd(12)} js ${kb(js)} kB  css ${kb(css)} kB`);
  console.log(`font         ${kb(font)} kB`);
}
