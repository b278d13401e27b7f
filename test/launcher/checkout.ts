import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A small checkout of its own: the real launcher and packages, with three tiny programs in place of the product, so that
 * starting takes a moment and every way of dying can be tried.
 */
const PROGRAMS = {
  'apps/api/src/main.ts': `
    import http from 'node:http';
    const server = http.createServer((request, response) => {
      if (request.url === '/die') process.exit(3);
      response.end(process.env.APP_DATABASE_URL);
    });
    server.listen(Number(process.env.PORT), process.env.HOST);
    process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); });`,
  'apps/worker/src/main.ts': `
    const timer = setInterval(() => {}, 1000);
    process.on('SIGTERM', () => clearInterval(timer));`,
  'apps/cli/src/main.ts': `
    import pg from 'pg';
    const [command, option] = process.argv.slice(2);
    const client = new pg.Client(process.env.DATABASE_URL);
    await client.connect();
    const count = async () => (await client.query('select count(*)::int as n from visits')).rows[0].n;
    if (command === 'migrate') await client.query('create table if not exists visits (i int)');
    if (option === '--if-empty' && (await count()) === 0) console.log('filled');
    if (option === '--if-empty') await client.query('insert into visits values (1)');
    if (option === '--if-empty' && process.env.SLOW_DEMO) await new Promise((go) => setTimeout(go, 60_000));
    if (option === '--if-empty') console.log('lea@example.org');
    if (command === 'visits') console.log('visits: ' + (await count()));
    if (command === 'fail') process.exitCode = 7;
    await client.end();`,
};

export interface Ended {
  code: number | null;
  output: string;
}

export class Checkout {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'maille-launcher-')));
  port = 0;
  #running: ChildProcess[] = [];

  static async make(): Promise<Checkout> {
    const checkout = new Checkout();
    const root = process.cwd();
    for (const name of ['tools', 'package.json', 'package-lock.json', '.swcrc']) {
      cpSync(join(root, name), join(checkout.folder, name), { recursive: true });
    }
    checkout.linkPackages();
    checkout.writeNpm('exit 1');
    for (const [path, text] of Object.entries(PROGRAMS)) checkout.write(path, text);
    mkdirSync(checkout.path('libs'));
    mkdirSync(checkout.path('migrations'));
    checkout.port = await freePort();
    return checkout;
  }

  linkPackages(): void {
    symlinkSync(join(process.cwd(), 'node_modules'), this.path('node_modules'));
  }

  /** The npm that the launcher finds: the real one would reach for the network, and empty the shared node_modules. */
  writeNpm(script: string): void {
    this.write('bin/npm', `#!/bin/sh\n${script}\n`);
    chmodSync(this.path('bin/npm'), 0o755);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  exists(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** Starts a task without waiting for anything. */
  begin(task: string[], env: NodeJS.ProcessEnv = {}): Omit<Running, 'postgres'> {
    return this.#spawn(task, env);
  }

  /** Runs a task to its end. */
  run(task: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.#spawn(task, env).ended;
  }

  /** Starts Maille and waits until it says that it is ready; fails with what it said when it ends before. */
  async start(env: NodeJS.ProcessEnv = {}): Promise<Running> {
    const started = this.#spawn(['start'], env);
    await Promise.race([
      until(() => started.output().includes('Ctrl-C stops it')),
      started.ended.then(({ output }) => Promise.reject(new Error(`did not start: ${output}`))),
    ]);
    const postgres = Number(this.read('data/pg/postmaster.pid').split('\n')[0]);
    return { ...started, postgres };
  }

  #spawn(task: string[], more: NodeJS.ProcessEnv) {
    const PATH = `${this.path('bin')}:${process.env.PATH}`;
    const env: NodeJS.ProcessEnv = { PATH, HOME: process.env.HOME, PORT: String(this.port), ...more };
    const child = spawn(process.execPath, ['tools/run.mjs', ...task], {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.push(child);
    let text = '';
    child.stdout.on('data', (part) => (text += String(part)));
    child.stderr.on('data', (part) => (text += String(part)));
    const ended = new Promise<Ended>((resolve) =>
      // Not its exit: what it said last may still be on the way.
      child.on('close', (code) => resolve({ code, output: text })),
    );
    return { child, ended, output: () => text };
  }

  /** What of this checkout still runs. */
  async processes(): Promise<{ pid: number; line: string }[]> {
    const ps = spawn('ps', ['-A', '-ww', '-o', 'pid=,stat=,args='], { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    for await (const part of ps.stdout) text += String(part);
    const rows = text.split('\n').map((line) => /^ *(\d+) +(\S+) +(.*)$/.exec(line));
    return rows.flatMap((row) => {
      const [, pid, state = '', line = ''] = row ?? [];
      return line.includes(this.folder) && !state.startsWith('Z') ? [{ pid: Number(pid), line }] : [];
    });
  }

  /** Ends what a failed test left behind: it would hold our pipes, and jest would wait for them for ever. */
  async remove(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL');
    await until(async () => {
      const left = await this.processes();
      for (const { pid } of left) kill(pid);
      return left.length === 0;
    });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  output: () => string;
  /** Process number of the database server. */
  postgres: number;
}

export async function until(holds: () => boolean | Promise<boolean>, patience = 240_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`not within ${patience} ms: ${holds.toString()}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** One sentence that says what to do, and no stack trace. */
export const oneSentence = /^[^\n]+[:;,] [^\n]+\.\n$/;
