import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import { defineConfig, type Plugin } from 'vite';

/**
 * The source is React-flavoured TSX. This table is the one place that decides what runs it:
 * Preact is 7 kB instead of 68; `RUNTIME=react vite build` goes back once react and react-dom are installed.
 */
const preactAlias = [
  { find: 'react-dom/client', replacement: 'preact/compat/client' },
  { find: 'react-dom/server', replacement: 'preact-render-to-string' },
  { find: 'react-dom', replacement: 'preact/compat' },
  { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: 'preact/compat' },
];

/** Texts that only some pages show, by the name of their file; everyone else is spared them (routes.ts, `texts`). */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  // The console, the network's figures, one's own bookings and account, and the kit page, with what is refused to nobody else.
  console: beginnings(
    `agendas. arrivals. billing. figure. heat. invoice. issue. kit. manage. missing. money. network. planning. team.
     today. trend. unit.`,
    `problem.calendar_address_ problem.clock_went_back problem.document_frozen problem.last_manager
     problem.legal_profile_incomplete problem.no_show_ problem.not_awaiting_approval problem.nothing_to_invoice
     problem.too_many_external_calendars problem.vat_rate_unknown`,
  ),
  // What a manager sets about the place: hours, resources, plan, rules.
  place: beginnings(
    `closure. facts. photos. place. planedit. resources. rules. sheets.`,
    `problem.authorisation_exists problem.capacity_below_booked problem.closure_over_reservations problem.name_taken
     problem.parent_ problem.photo_ problem.resource_booked problem.too_many_photos`,
  ),
  // What is shown once somebody books, or looks at what they have booked.
  booking: beginnings(
    `accessFact. book.ask book.confirm book.day. book.duration book.guest book.instead book.none. book.payment book.places
     price.line. price.loading price.noVat price.toPay price.vat book.refresh book.repeat book.sending book.signIn book.start book.title. book.until book.wait book.wait. book.which. booked. calendar. cancel. checkIn. guest. held. here. instead. linked. me. move. period. plan. rate. status. terms.`,
    `problem.already_ problem.approval_needed problem.authorisation_ problem.awaits_approval problem.closed problem.code_replaced
     problem.hold_expired problem.id_reused problem.not_cancellable problem.not_checkable problem.not_for_sale
     problem.not_movable problem.not_on_the_spot problem.nothing_booked_here problem.duration_too_ problem.off_step problem.one_place_ problem.outside_opening_hours problem.quantity_too_large
     problem.quota_reached problem.series_ problem.slot_taken problem.too_far_ahead problem.too_late_
     problem.too_many_calendars problem.place_is_free problem.too_many_guests problem.too_many_holds problem.too_many_waiting`,
  ),
  series: beginnings('series. problem.not_a_time'),
  search: beginnings('search.', 'problem.hours_reversed problem.unknown_ problem.radius_ problem.position_'),
};
function beginnings(...lists: readonly string[]): string[] {
  return lists.flatMap((list) => list.split(/\s+/));
}
const groupOf = (key: string): string =>
  Object.keys(GROUPS).find((name) => GROUPS[name]!.some((beginning) => key.startsWith(beginning))) ?? 'public';

/**
 * Texts are written in ICU and shipped as small arrays: the parser (20 kB) never reaches the browser. Each language
 * is one file of each group: `?texts=public`, `?texts=console` and so on.
 */
const compileCatalogues: Plugin = {
  name: 'maille-catalogues',
  enforce: 'pre',
  transform(code, id) {
    const [, part] = /\/i18n\/[a-z]+\.json\?texts=(public|console|place|search|booking|series)$/.exec(id) ?? [];
    if (!part) return null;
    const messages = Object.entries(JSON.parse(code) as Record<string, string>);
    const wanted = messages.filter(([key]) => groupOf(key) === part);
    const compiled = Object.fromEntries(wanted.map(([key, text]) => [key, compile(text)]));
    return { code: `export default ${JSON.stringify(compiled)}`, moduleType: 'js', map: null };
  },
};

/**
 * What several pages use travels as one file: each further request costs a slow line 400 ms, and browsers ask for
 * six at a time. The booking sheet is a group of its own, because no page waits for it.
 */
const shared = {
  name: 'shared',
  // Drawings stay with the few pages that have one.
  test: /apps\/web\/src\/(api|app|finder|i18n|kit|time)\/(?!heatmap|qr|timeline|trend)[\w-]+\.tsx?$/,
  minShareCount: 2,
};

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
      // The server half is one file: it can be imported under any address without meeting itself twice.
      output: { codeSplitting: isSsrBuild ? false : { groups: [shared] } },
    },
  },
}));
