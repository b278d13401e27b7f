// npm start: everything from a bare checkout to a running Maille, and back to nothing at Ctrl-C.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAddress, requireFree } from './address.mjs';
import { dataFolder, openDatabase } from './database.mjs';
import { Refusal, folderProblem } from './fail.mjs';
import { tryLock } from './lock.mjs';
import { carryOn, onStop, stopRequest } from './processes.mjs';
import { CLI, runBuilt, serverEnvironment } from './programs.mjs';
import { Servers, untilReady } from './servers.mjs';
import { setUp } from './setup.mjs';

export async function start() {
  await whileAlone(async (lock, address) => {
    const node = await setUp({ web: true, onPhase: (phase) => lock.note({ phase }) });
    await withDatabase(node, address, (context) => serve({ ...context, lock, address }));
  });
}

/** Runs `work` while no other start uses this data folder. */
export async function whileAlone(work) {
  const address = readAddress();
  const lock = await takeLock(address);
  try {
    await requireFree(address);
    await work(lock, address);
  } finally {
    lock.release();
  }
}

async function takeLock(address) {
  const folder = dataFolder();
  try {
    mkdirSync(folder, { recursive: true });
    const facts = { phase: 'starting', address: address.shown };
    const { lock, heldBy } = await tryLock(join(folder, 'start.lock'), facts);
    if (lock) return lock;
    const state = heldBy.phase === 'running' ? `running at ${heldBy.address}` : `starting (${heldBy.phase})`;
    throw new Refusal(
      `Maille is already ${state} on this data folder (process ${heldBy.pid}): use that one, or stop it first with Ctrl-C in its window.`,
    );
  } catch (error) {
    const problem = folderProblem(error, folder);
    throw problem ? new Refusal(problem) : error;
  }
}

/** Opens and prepares the database, runs `work`, and stops the database after it, whatever happens. */
export async function withDatabase(node, address, work) {
  const database = await openDatabase();
  try {
    const env = serverEnvironment(database.url, { HOST: address.host, PORT: String(address.port) });
    await prepare(node, env);
    database.finished();
    await work({ node, env, database });
  } finally {
    await database.stop(false);
  }
}

const wantsDemo = () => process.env.MAILLE_DEMO !== 'off' && process.env.NODE_ENV !== 'production';

async function prepare(node, env) {
  const migrated = await runBuilt(node, CLI, ['migrate'], env);
  carryOn();
  if (migrated !== 0) {
    throw new Refusal('The database could not be brought up to date: the messages above say why; nothing was started.');
  }
  if (!wantsDemo()) return;
  const filled = await runBuilt(node, CLI, ['demo', '--if-empty'], env);
  carryOn();
  if (filled !== 0) {
    throw new Refusal(
      'The demonstration data could not be made: the messages above say why; MAILLE_DEMO=off npm start goes without.',
    );
  }
}

/** Runs the API and the worker until a request to stop, or until something ends by itself (a Refusal). */
async function serve({ node, env, database, lock, address }) {
  await requireFree(address); // again: building may have taken a while
  const servers = new Servers(node, env);
  servers.start();
  try {
    let over = false;
    const ended = Promise.race([servers.exited, database.exited]).finally(() => (over = true));
    const ready = untilReady(address.probe, () => over || stopRequest() !== null);
    const trouble = await Promise.race([ended, ready, untilStopped()]);
    if (!trouble && !stopRequest()) {
      lock.note({ phase: 'running' });
      announce(address);
    }
    await refuseOn(trouble || Promise.race([ended, untilStopped()]));
  } finally {
    await servers.stop();
  }
}

export const untilStopped = () => new Promise((resolve) => (stopRequest() ? resolve() : onStop(() => resolve())));

export async function refuseOn(ending) {
  const trouble = await ending;
  if (!trouble || stopRequest()) return;
  throw new Refusal(`${trouble}, so everything else was stopped too: start again with npm start.`);
}

/** Printed last, so that it stays in sight: the sign-ins stand just above, where "demo --if-empty" printed them. */
export function announce(address) {
  console.log(`\nMaille is ready: ${address.shown}\nCtrl-C stops it; the data stays.`);
}
