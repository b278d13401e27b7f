// npm run check: everything that must hold before a change is pushed. --static leaves the tests out.
import { existsSync } from 'node:fs';
import { Refusal } from './fail.mjs';
import { carryOn, run } from './processes.mjs';
import { setUp } from './setup.mjs';

const CODE = ['apps', 'libs', 'migrations', 'test', 'tools'];
const SETTINGS = ['*.{json,mjs,cjs,md}', '.*.{json,cjs}', '.github/**', 'docker/*.yml'];

const present = (paths) => paths.filter((path) => existsSync(path));

const webTypes = {
  name: 'web types',
  program: 'typescript/bin/tsc',
  options: ['-p', 'apps/web/tsconfig.json', '--noEmit'],
};

/** Programs lie below node_modules, except our own, which were built. */
const steps = () => [
  {
    name: 'format',
    program: 'prettier/bin/prettier.cjs',
    options: ['--check', '--log-level', 'warn', '--no-error-on-unmatched-pattern', ...present(CODE), ...SETTINGS],
  },
  { name: 'lint', program: 'oxlint/bin/oxlint', options: ['--type-aware', '--deny-warnings', ...present(CODE)] },
  {
    name: 'imports',
    program: 'dependency-cruiser/bin/dependency-cruise.mjs',
    options: ['--config', '.dependency-cruiser.cjs', ...present(CODE)],
  },
  { name: 'types', program: 'typescript/bin/tsc', options: ['-p', 'tsconfig.json', '--noEmit'] },
  ...(existsSync('apps/web/tsconfig.json') ? [webTypes] : []),
  { name: 'openapi', program: 'dist/apps/api/src/openapi.js', options: ['--check'] },
];

/** Runs every step, even after one that failed: one run shows everything there is to repair. */
export async function check(args) {
  const node = await setUp({ server: 'programs', web: true });
  const failed = [];
  for (const { name, program, options } of steps()) {
    carryOn();
    const began = performance.now();
    const file = program.startsWith('dist/') ? program : `node_modules/${program}`;
    const { code } = await run(node, [file, ...options]);
    console.log(
      `[check] ${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) failed.push(name);
  }
  if (failed.length > 0) throw new Refusal(`Not in order: ${failed.join(', ')}; the messages above say where.`);
  if (args.includes('--static')) return 0;
  const { test } = await import('./test.mjs');
  return test([]);
}
