import baseCss from '../styles/base.css?inline';
import type { Boot } from '../app/boot';
import type { Head } from '../app/head';
import { brokenRoute, type Route } from '../app/routes';
import type { Locale } from '../i18n/locale';
import { messagesFile } from '../i18n/messages';
import type { Manifest, WebRequest } from './contract';

// Each page's sheet, to be inlined: one request less before the first paint (400 ms on a slow line).
const pageCss = import.meta.glob<string>('../pages/*.css', { query: '?inline', import: 'default', eager: true });

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
/** JSON inside a script element: no `</script>`, no `<!--` can be spelt without a "<". */
const escapeJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

function chunksOf(manifest: Manifest, file: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[file];
  if (!chunk || seen.has(file)) return seen;
  seen.add(file);
  for (const next of chunk.imports ?? []) chunksOf(manifest, next, seen);
  return seen;
}

function assets(manifest: Manifest, files: string[]): { scripts: string[]; sheets: string[] } {
  const entry = chunksOf(manifest, 'index.html');
  const names = new Set(files.flatMap((file) => [...chunksOf(manifest, file)]).filter((name) => !entry.has(name)));
  const chunks = [...names].map((name) => manifest[name]!);
  return {
    scripts: chunks.map((chunk) => chunk.file),
    sheets: chunks.flatMap((chunk) => chunk.css ?? []),
  };
}

const sheetOf = (route: Route): string => {
  const name = route.file.replace('src/pages/', '../pages/').replace(/\.tsx$/, '.css');
  return pageCss[name] ?? '';
};

/** What the page needs besides the entry, by its names in the manifest. */
function filesOf(route: Route, locale: Locale): string[] {
  return [route.file, ...(['public', ...route.texts] as const).map((texts) => messagesFile(locale, texts))];
}

function headTags(request: WebRequest, route: Route, head: Head, boot: Boot): string {
  const { scripts, sheets } = assets(request.manifest, filesOf(route, boot.locale));
  const inlined = sheetOf(route) !== '' && sheets.length <= 1;
  const font = Object.values(request.manifest).find((chunk) => chunk.file.endsWith('.woff2'))?.file;
  const robots = head.noIndex || (head.status ?? 200) >= 400;
  return [
    `<title>${escapeHtml(head.title)}</title>`,
    head.description && `<meta name="description" content="${escapeHtml(head.description)}">`,
    robots && '<meta name="robots" content="noindex">',
    head.refreshSeconds && `<noscript><meta http-equiv="refresh" content="${head.refreshSeconds}"></noscript>`,
    font && `<link rel="preload" href="/${font}" as="font" type="font/woff2" fetchpriority="low" crossorigin>`,
    ...scripts.map((file) => `<link rel="modulepreload" href="/${file}">`),
    ...(inlined ? [] : sheets.map((file) => `<link rel="stylesheet" href="/${file}">`)),
    head.structured && `<script type="application/ld+json">${escapeJson(head.structured)}</script>`,
  ]
    .filter(Boolean)
    .join('\n');
}

export function document(request: WebRequest, page: { route: Route; head: Head; boot: Boot; body: string }): string {
  const nonce = request.nonce ? ` nonce="${escapeHtml(request.nonce)}"` : '';
  const { sheets } = assets(request.manifest, [page.route.file]);
  // Names the file it stands for: the browser must not fetch that one again (see entry-client).
  const own = sheets.length === 1 ? `<style${nonce} data-sheet="/${sheets[0]}">${sheetOf(page.route)}</style>` : '';
  const styles = `<style${nonce}>${baseCss}</style>${own}`;
  // A page that failed here would fail in the browser too: it stays as it is.
  const alive = page.route !== brokenRoute;
  const template = alive ? request.template : request.template.replace(/<script type="module".*?<\/script>/, '');
  const boot = `<script id="boot" type="application/json">${escapeJson(page.boot)}</script>`;
  // Functions as replacements: a "$&" in someone's text must stay as written.
  return template
    .replace('<html lang="fr">', `<html lang="${page.boot.locale}">`)
    .replace(/<link rel="stylesheet"[^>]*>/, '')
    .replace('<!--head-->', () => headTags(request, page.route, page.head, page.boot))
    .replace('<!--styles-->', () => styles)
    .replace('<!--app-->', () => page.body)
    .replace('<!--boot-->', () => (alive ? boot : ''));
}
