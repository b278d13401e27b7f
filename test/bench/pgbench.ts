import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { quantile } from '../support/crowd.js';
import type { Measure, Run } from './measure.js';

/**
 * The bare limit: the same statements without our code. `:name` stands for a variable; `--gset` after a statement
 * keeps the columns of its only row as variables.
 */
export interface Script {
  readonly statements: readonly string[];
  /** Told to every client; `first` is the number its own counter `n` starts from. */
  readonly variables: Readonly<Record<string, string>>;
}

const PROGRAM = process.env.PGBENCH || 'pgbench';
export const hasPgbench = (): boolean => spawnSync(PROGRAM, ['--version']).status === 0;

/** The same role, and statements planned once per connection (data-source.ts). */
const AS_THE_API = '-c role=maille_app -c plan_cache_mode=force_generic_plan';

const GSET = /--gset$/;

export async function bare(url: string, script: Script, clients: number, run: Run): Promise<Measure> {
  return hasPgbench() ? byPgbench(url, script, clients, run) : byDriver(url, script, clients, run);
}

async function byPgbench(url: string, script: Script, clients: number, run: Run): Promise<Measure> {
  const folder = mkdtempSync(join(tmpdir(), 'maille-pgbench-'));
  const file = join(folder, 'script.sql');
  const lines = script.statements.map((text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return GSET.test(line) ? `${line.replace(GSET, '')} \\gset` : `${line};`;
  });
  writeFileSync(file, ['\\set i :i + 1', '\\set n :client_id * :each + :i', ...lines].join('\n'));
  const defines = Object.entries({ i: '0', each: '0', ...script.variables }).map(
    ([name, value]) => `-D${name}=${value}`,
  );
  const log = join(folder, 'log');
  const args = ['-n', '-M', 'prepared', '-f', file, '-c', String(clients), '-j', '2'];
  const length = run.each ? ['-t', String(run.each)] : ['-T', String(run.seconds)];
  const { code, output } = await spoken(PROGRAM, [...args, ...length, '-l', `--log-prefix=${log}`, ...defines, url]);
  try {
    const tps = /tps = ([\d.]+)/.exec(output)?.[1];
    if (code !== 0 || tps === undefined || /failed transactions: [1-9]/.test(output))
      throw new Error(`pgbench: ${output}`);
    const texts = readdirSync(folder).filter((name) => name.startsWith('log.'));
    const micros = texts.flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => Number(line.split(' ')[2])),
    );
    return { perSecond: Number(tps), p99: quantile(micros, 0.99) / 1000, failures: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function spoken(command: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, PGOPTIONS: AS_THE_API };
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Without pgbench: the bare driver in a loop, which is slower, so the ratios come out kinder. */
async function byDriver(url: string, script: Script, clients: number, run: Run): Promise<Measure> {
  const started = performance.now();
  const end = started + run.seconds * 1000;
  const milliseconds: number[] = [];
  const lane = async (client: number): Promise<void> => {
    const connection = new pg.Client({ connectionString: url, options: AS_THE_API });
    await connection.connect();
    for (let i = 1; run.each ? i <= run.each : performance.now() < end; i++) {
      const began = performance.now();
      const known: Record<string, unknown> = { ...script.variables };
      known.n = client * Number(script.variables.each ?? 0) + i;
      for (const [index, text] of script.statements.entries()) {
        const values: unknown[] = [];
        const sql = text
          .replace(GSET, '')
          .replaceAll(/(?<!:):([a-z_]+)/g, (_, name: string) => `$${values.push(known[name])}`);
        const { rows } = await connection.query({ name: `s${index}`, text: sql, values });
        if (GSET.test(text.trim())) Object.assign(known, rows[0]);
      }
      milliseconds.push(performance.now() - began);
    }
    await connection.end();
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => lane(client)));
  return {
    perSecond: (1000 * milliseconds.length) / (performance.now() - started),
    p99: quantile(milliseconds, 0.99),
    failures: 0,
  };
}
