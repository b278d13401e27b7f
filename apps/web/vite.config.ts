import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import { defineConfig, type Plugin } from 'vite';
import { GROUPS, groupsOf } from './texts.mjs';

/**
 * The source is React-flavoured TSX. This table is the one place that decides what runs it:
 * Preact is 7 kB instead of 68; `RUNTIME=react vite build` goes back once react and react-dom are installed.
 */
const preactAlias = [
  { find: 'react-dom/client', replacement: fileURLToPath(new URL('src/preact/client.ts', import.meta.url)) },
  { find: 'react-dom/server', replacement: 'preact-render-to-string' },
  { find: 'react-dom', replacement: 'preact/compat' },
  { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: 'preact/compat' },
  // What old versions of React lack, every version that can run here has.
  { find: /^use-sync-external-store\/shim.*$/, replacement: 'preact/compat' },
];

/**
 * Texts are written in ICU and shipped as small arrays: the parser (20 kB) never reaches the browser. Each language
 * is one file of each group: `?texts=public`, `?texts=console` and so on.
 */
const TEXTS = new RegExp(`/i18n/[a-z]+\\.json\\?texts=(public|${Object.keys(GROUPS).join('|')})$`);
const compileCatalogues: Plugin = {
  name: 'maille-catalogues',
  enforce: 'pre',
  transform(code, id) {
    const [, part] = TEXTS.exec(id) ?? [];
    if (!part) return null;
    const messages = Object.entries(JSON.parse(code) as Record<string, string>);
    const wanted = messages.filter(([key]) => groupsOf(key).includes(part));
    const compiled = Object.fromEntries(wanted.map(([key, text]) => [key, compile(text)]));
    return { code: `export default ${JSON.stringify(compiled)}`, moduleType: 'js', map: null };
  },
};

/**
 * What several pages use travels as one file: each further request costs a slow line 400 ms, and browsers ask for
 * six at a time. What only pages with a form need is a second file, so that looking for a place does not wait for it.
 * The booking sheet is a group of its own, because no page waits for it.
 */
const FORMS = '(?:api/(?:orders|uuid7|waiting-paths)|kit/(?:field|print|scroll|segmented|sheet))';
// Drawings, the field for a code and the words that go away stay with the few pages that have one.
const FEW = 'kit/(?:code-field|heatmap|qr|timeline|toast|trend)';
const groups = [
  { name: 'forms', test: new RegExp(`apps/web/src/${FORMS}\\.tsx?$`), minShareCount: 2 },
  {
    name: 'shared',
    test: new RegExp(`apps/web/src/(?!(?:${FORMS}|${FEW})\\.)(?:api|app|finder|i18n|kit|time)/[\\w-]+\\.tsx?$`),
    minShareCount: 2,
  },
];

export default defineConfig(({ isSsrBuild }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [compileCatalogues],
  resolve: { alias: process.env['RUNTIME'] === 'react' ? [] : preactAlias },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  ssr: { noExternal: true },
  build: {
    target: 'es2022',
    // light-dark() and :has() are the floor: older targets would have each colour rewritten twice.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    cssMinify: 'lightningcss',
    outDir: isSsrBuild ? '../../dist/ssr' : '../../dist/web',
    emptyOutDir: true,
    manifest: !isSsrBuild,
    copyPublicDir: !isSsrBuild,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // "use client" means something to other frameworks only.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      // The server half is one file: it can be imported under any address without meeting itself twice. The browser's first
      // file names all the others: what they are called for readers would be a kilobyte that nobody waits for.
      output: {
        // Both halves: the style that the server writes into a page names the font as the browser's half does.
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        ...(isSsrBuild
          ? { codeSplitting: false }
          : {
              codeSplitting: { groups },
              chunkFileNames: 'assets/[hash:7].js',
              entryFileNames: 'assets/[name]-[hash:7].js',
            }),
      },
    },
  },
}));
