import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** The rules of .dependency-cruiser.cjs, each against a planted violation, and the real tree against all of them. */

const root = process.cwd();
const rules = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string; from: { path?: string } }[];
};
const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  rule: { name: string };
  from: string;
}

/** Cruises the folders below `folder` and returns "<rule>: <file>" for each violation. */
function cruise(folder: string): string[] {
  const folders = ['apps', 'libs', 'migrations', 'test', 'tools'].filter((name) => existsSync(join(folder, name)));
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (!stdout) throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort();
}

/** Who may import whom, as the architecture draws it. */
const table: Record<string, string[]> = {
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
const libraries = Object.keys(table);

/** File -> what it imports, and the rules it must break by that. */
const planted: Record<string, { imports: string[]; breaks: string[] }> = {
  ...everyPairOfLibraries(),
  'libs/surprise/src/index.ts': { imports: ['#libs/domain'], breaks: ['unknown-library'] },
  'libs/booking/src/ring-1.ts': { imports: ['./ring-2.js'], breaks: ['no-cycle'] },
  'libs/booking/src/ring-2.ts': { imports: ['./ring-1.js'], breaks: [] }, // one report for each ring
  'libs/booking/src/b.ts': { imports: ['../../spaces/src/inside.js'], breaks: ['library-door'] },
  'apps/api/src/a.ts': { imports: ['../../../libs/spaces/src/inside.js'], breaks: ['app-through-door'] },
  'apps/worker/src/a.ts': { imports: ['../../api/src/main.js'], breaks: ['app-knows-no-other-app'] },
  'apps/web/src/a.ts': { imports: ['#libs/domain'], breaks: ['web-uses-the-contract-only'] },
  'apps/web/src/b.ts': { imports: ['../../api/src/main.js'], breaks: ['app-knows-no-other-app'] },
  'libs/spaces/src/b.ts': { imports: ['../../../apps/api/src/main.js'], breaks: ['library-knows-no-app'] },
  'libs/spaces/src/c.ts': { imports: ['./inside.spec.js'], breaks: ['no-test-in-code'] },
  'apps/cli/src/a.ts': { imports: ['../../../test/support/help.js'], breaks: ['no-test-in-code'] },
  'libs/domain/src/b.ts': { imports: ['node:fs'], breaks: ['domain-is-pure'] },
  'libs/domain/src/c.ts': { imports: ['rxjs'], breaks: ['domain-is-pure'] },
  'libs/spaces/src/x.rules.ts': { imports: ['./inside.js'], breaks: ['rules-are-pure'] },
  'libs/spaces/src/y.rules.ts': { imports: ['#libs/platform'], breaks: ['rules-are-pure'] },
  'libs/spaces/src/z.rules.ts': { imports: ['rxjs'], breaks: ['rules-are-pure'] },
  'libs/spaces/src/x.service.ts': { imports: ['pg'], breaks: ['sql-lives-in-stores'] },
  'apps/api/src/b.ts': { imports: ['typeorm'], breaks: ['sql-lives-in-stores'] },
  'libs/spaces/src/d.ts': { imports: ['#migrations'], breaks: ['migrations-run-in-one-place'] },
  'libs/spaces/src/e.ts': { imports: ['./missing.js'], breaks: ['resolvable'] },
};

/** What the architecture allows and the rules must let pass. */
const allowed: Record<string, string[]> = {
  'libs/domain/src/temporal.ts': ['temporal-polyfill'],
  'libs/platform/src/db/db.ts': ['pg', 'typeorm', '#migrations', '#libs/domain'],
  'libs/spaces/src/x.store.ts': ['typeorm', '#libs/platform'],
  'libs/spaces/src/x.entities.ts': ['typeorm'],
  'libs/spaces/src/good.rules.ts': ['#libs/domain', './better.rules.js'],
  'libs/spaces/src/better.rules.ts': [],
  'libs/spaces/src/inside.spec.ts': ['./inside.js', '../../../test/support/help.js', 'pg'],
  'libs/spaces/src/inside.ts': [],
  'apps/api/src/main.ts': ['#libs/booking', 'rxjs'],
  'apps/web/src/main.ts': ['react-dom/client'],
  'test/support/help.ts': ['pg', '#libs/booking', '../../libs/spaces/src/inside.js', '../../apps/api/src/main.js'],
  'migrations/index.ts': ['typeorm'],
};

/** One file for each ordered pair of libraries: it must break the row of its library, or nothing. */
function everyPairOfLibraries(): Record<string, { imports: string[]; breaks: string[] }> {
  const files: Record<string, { imports: string[]; breaks: string[] }> = {};
  for (const from of libraries) {
    for (const to of libraries.filter((name) => name !== from)) {
      const breaks = table[from]!.includes(to) ? [] : [`table-${from}`];
      files[`libs/${from}/src/to-${to}.ts`] = { imports: [`#libs/${to}`], breaks };
    }
  }
  return files;
}

function plant(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const program = (imports: string[]) => `${imports.map((name) => `import '${name}';\n`).join('')}export {};\n`;
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, file), join(folder, file));
  for (const name of ['typeorm', 'pg', 'rxjs', 'temporal-polyfill']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const name of libraries) write(`libs/${name}/src/index.ts`, program([]));
  for (const [path, imports] of Object.entries(allowed)) write(path, program(imports));
  for (const [path, { imports }] of Object.entries(planted)) write(path, program(imports));
}

describe('the import table', () => {
  let folder: string;
  let found: string[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'maille-imports-'));
    plant(folder);
    found = cruise(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('catches every planted violation by its name, and nothing that is allowed', () => {
    const expected = Object.entries(planted).flatMap(([path, { breaks }]) => breaks.map((rule) => `${rule}: ${path}`));
    expect(found).toEqual(expected.sort());
  });

  it('has a planted violation for every rule', () => {
    const tried = new Set(Object.values(planted).flatMap(({ breaks }) => breaks));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  it('is kept by the real tree', () => {
    expect(cruise(root)).toEqual([]);
  });
});
