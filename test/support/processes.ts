import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TEST_JOURNAL_KEY } from './journal-key.js';

/** What programs of test/ start beside themselves: a PostgreSQL of their own and API processes. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export interface Api extends Running {
  /** Milliseconds of processor used so far; 0 where the system does not tell (only Linux does). */
  readonly cpu: () => number;
}

export interface Worker {
  readonly pid: number;
  stop(): Promise<void>;
}

type StartEmbedded = (options: object) => Promise<{ url: string; stop(fast?: boolean): Promise<void> }>;

/**
 * The embedded PostgreSQL in a folder that goes away with it. `durable` as in production (fsync, autovacuum), for
 * figures that mean something; else quick and unsafe.
 */
export async function startServer({ durable }: { durable: boolean }): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'maille-program-'));
  const tool = pathToFileURL(resolve('tools/embedded-pg.mjs')).href;
  const { startEmbedded } = (await import(tool)) as { startEmbedded: StartEmbedded };
  const server = await startEmbedded({ dataDir: join(folder, 'pg'), lasting: false, throwAway: !durable });
  return {
    url: server.url,
    async stop() {
      await server.stop(true);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = net.createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => found(port));
    });
  });
}

const quiet = { TZ: 'UTC', HOST: '127.0.0.1', LOG_LEVEL: 'error' };

export interface ApiOptions {
  readonly databaseUrl: string;
  /** Loaded into the process before the API. */
  readonly preload?: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The built API as a process of its own; it ends when this process does. */
export async function startApi({ databaseUrl, preload = [], nodeOptions = [], env = {} }: ApiOptions): Promise<Api> {
  const port = await freePort();
  const imports = [resolve('tools/watch-parent.mjs'), ...preload].map((file) => `--import=${pathToFileURL(file).href}`);
  const child = spawn(process.execPath, [...nodeOptions, ...imports, 'dist/apps/api/src/main.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...{ JOURNAL_KEY: TEST_JOURNAL_KEY, ...env, ...quiet, PATH: process.env.PATH },
      ...{ PORT: String(port), DATABASE_URL: databaseUrl },
    },
  });
  const api = {
    url: `http://127.0.0.1:${port}`,
    cpu: () => cpuOf(child.pid!),
    stop: () => ended(child),
  };
  await untilReady(api.url, child);
  return api;
}

/** The built worker as a process of its own, as npm start runs it; it ends when this process does. */
export async function startWorker(databaseUrl: string): Promise<Worker> {
  const tool = (name: string) => pathToFileURL(resolve(`tools/${name}`)).href;
  const { FLAGS } = (await import(tool('servers.mjs'))) as { FLAGS: Record<'worker', string[]> };
  const preload = ['--enable-source-maps', `--import=${tool('watch-parent.mjs')}`];
  const child = spawn(process.execPath, [...FLAGS.worker, ...preload, 'dist/apps/worker/src/main.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { JOURNAL_KEY: TEST_JOURNAL_KEY, ...quiet, PATH: process.env.PATH, DATABASE_URL: databaseUrl },
  });
  return { pid: child.pid!, stop: () => ended(child) };
}

/** User and system time, which the kernel counts in hundredths of a second. */
export function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}

/** Asks it to end, and insists after a while. */
async function ended(child: ChildProcess): Promise<void> {
  const end = new Promise<void>((over) => child.once('exit', () => over()));
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await end;
  clearTimeout(impatience);
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${origin}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  child.kill('SIGKILL');
  throw new Error('the API process does not become ready: its messages stand above');
}
