// The two processes that make up Maille, the API and the worker: started together, stopped together.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Refusal } from './fail.mjs';
import { delay, onStop, signalTo } from './processes.mjs';

const PROGRAMS = { API: 'dist/apps/api/src/main.js', worker: 'dist/apps/worker/src/main.js' };
/**
 * Drawing documents leaves much behind that is soon of no use. Left to itself the engine keeps up to three times 32 MB
 * of what is new before it tidies, and lets the rest grow in proportion to the memory of the machine. With these it draws
 * as fast, with 228 MB instead of 314 at most (1,000 documents; what is in use is below 100).
 */
export const FLAGS = { API: [], worker: ['--max-semi-space-size=8', '--max-old-space-size=512'] };
const PATIENCE_TO_STOP = 10_000;
const PATIENCE_TO_START = 60_000;

export class Servers {
  #children = [];
  #stopping = false;

  constructor(node, env) {
    this.node = node;
    this.env = env;
  }

  /** Starts both. The promise `exited` resolves with half a sentence when one of them ends without being asked to. */
  start() {
    this.#stopping = false;
    this.exited = new Promise((resolve) => {
      this.#children = Object.entries(PROGRAMS).map(([name, file]) => this.#spawn(name, file, resolve));
    });
  }

  #spawn(name, file, onUnexpectedEnd) {
    if (!existsSync(file)) throw new Refusal(`${file} does not exist: its source is missing from this checkout.`);
    const ownGroup = process.platform !== 'win32'; // Ctrl-C reaches only the launcher, which stops things in order
    const watchParent = new URL('./watch-parent.mjs', import.meta.url).href;
    const args = [...FLAGS[name], '--enable-source-maps', '--import', watchParent, file];
    const child = spawn(this.node, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: this.env,
      detached: ownGroup,
    });
    child.ownGroup = ownGroup;
    child.ended = new Promise((ended) => {
      const end = (why) => {
        ended();
        if (!this.#stopping) onUnexpectedEnd(`The ${name} stopped by itself (${why}, its last messages are above)`);
      };
      child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
      child.once('error', (error) => end(error.message));
    });
    return child;
  }

  /** Asks both to finish what they are doing; after ten seconds, or at a second Ctrl-C, ends them. */
  async stop() {
    this.#stopping = true;
    const signalAll = (signal) => this.#children.forEach((child) => signalTo(child, signal));
    const unsubscribe = onStop(() => signalAll('SIGKILL'));
    const patience = setTimeout(() => signalAll('SIGKILL'), PATIENCE_TO_STOP);
    signalAll('SIGTERM');
    await Promise.all(this.#children.map((child) => child.ended));
    clearTimeout(patience);
    unsubscribe();
  }
}

/** Resolves when the API answers that it, and its database, are ready; a Refusal after a minute. */
export async function untilReady(probe, isOver) {
  for (const end = Date.now() + PATIENCE_TO_START; Date.now() < end && !isOver(); await delay(100)) {
    try {
      const answer = await fetch(`${probe}/health/ready`, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
  }
  if (!isOver()) throw new Refusal('The API was not ready within a minute: its messages above say why.');
}
