// The import table of the architecture, as rules. test/schema/imports.spec.ts sees each of them catch a violation.

/** A library may import the libraries listed for it, through their index.ts; every arrow points left. */
const TABLE = {
  domain: [],
  chain: ['domain'],
  platform: ['domain'],
  spaces: ['domain', 'platform'],
  invoicing: ['domain', 'chain', 'platform', 'spaces'],
  payments: ['domain', 'platform', 'spaces', 'invoicing'],
  members: ['domain', 'platform', 'spaces', 'invoicing'],
  booking: ['domain', 'platform', 'spaces', 'invoicing', 'members'],
  roaming: ['domain', 'platform', 'spaces', 'invoicing', 'members', 'booking'],
  insights: ['domain', 'platform', 'spaces'],
};

const TEST = '\\.(spec|db-spec|e2e-spec)\\.(ts|tsx|mjs)$';

const tableRules = Object.entries(TABLE).map(([library, allowed]) => ({
  name: `table-${library}`,
  comment: `libs/${library} may import ${allowed.join(', ') || 'no other library'}: see "Who may import whom".`,
  severity: 'error',
  from: { path: `^libs/${library}/`, pathNot: TEST },
  to: { path: '^libs/', pathNot: `^libs/(${[library, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: 'unknown-library',
      comment: 'A new library needs its row in the table above.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${Object.keys(TABLE).join('|')})/` },
      to: {},
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one thing, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'library-door',
      comment: 'A library is entered by its src/index.ts only.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: TEST },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'app-through-door',
      comment: 'Applications and migrations use libraries through src/index.ts only.',
      severity: 'error',
      from: { path: '^(apps|migrations)/', pathNot: TEST },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'library-knows-no-app',
      comment: 'Libraries are used by applications and tests, never the reverse.',
      severity: 'error',
      from: { path: '^libs/', pathNot: TEST },
      to: { path: '^(apps|test|tools)/' },
    },
    {
      name: 'app-knows-no-other-app',
      comment: 'The API, the worker and the commands share code through libraries.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-uses-the-contract-only',
      comment: 'The browser app talks to the API contract: it imports no library, migration or test of the server.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: TEST },
      to: { path: '^(libs|migrations|test|tools)/' },
    },
    {
      name: 'no-test-in-code',
      comment: 'What runs in production never imports a test.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: TEST },
      to: { path: [TEST, '^test/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing but the Temporal polyfill: no package, no part of Node.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: TEST },
      to: { pathNot: ['^libs/', '(^|/)temporal-polyfill(/|$)'] },
    },
    {
      name: 'rules-are-pure',
      comment: '*.rules.ts decides over plain data: it imports the domain and its sibling rules, nothing else.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$', pathNot: '^libs/domain/' },
      to: { pathNot: ['^libs/domain/src/index\\.ts$', '\\.rules\\.ts$'] },
    },
    {
      name: 'sql-lives-in-stores',
      comment: 'Only stores, entities, platform/db and migrations touch typeorm or pg.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: [TEST, '\\.store\\.ts$', '\\.entities\\.ts$', '^libs/platform/src/db/'],
      },
      to: { path: '(^|/)(typeorm|@nestjs/typeorm|pg|pg-pool|pg-cursor)(/|$)' },
    },
    {
      name: 'migrations-run-in-one-place',
      comment: 'Only platform/db runs the migrations.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TEST, '^libs/platform/src/db/'] },
      to: { path: '^migrations/' },
    },
    {
      name: 'resolvable',
      comment:
        'Every import leads somewhere. (vite replaces react by preact, so those names lead nowhere on the disk.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(react(-dom)?(/|$)|virtual:)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|\\.maille)/' },
    tsPreCompilationDeps: true, // type-only imports count as well
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
