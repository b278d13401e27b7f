// Lock files that survive a crash: they name a process and when it began, so a left-over lock is recognised as such.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { delay, identify, isStill } from './processes.mjs';

/**
 * The content of a lock file, or null when there is none.
 * A file that cannot be read as JSON is being written right now, or was cut short by a full disk: `{}`.
 */
export function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return error.code === 'ENOENT' ? null : {};
  }
}

/** A lock is held while its owner, or a helper the owner left behind (an orphaned npm), is alive. */
export const isHeld = (content) => Boolean(content?.pid) && [content, ...(content.helpers ?? [])].some(isStill);

async function readSettled(path) {
  for (let attempt = 0; ; attempt++) {
    const content = readLock(path);
    if (content === null || content.pid || attempt === 10) return content;
    await delay(20);
  }
}

class Lock {
  constructor(path, content) {
    this.path = path;
    this.content = content;
    // The last resort for exits that skip every `finally` (an uncaught error).
    this.releaseAtExit = () => this.release();
    process.once('exit', this.releaseAtExit);
  }

  /** Adds facts for others to read (address, phase, helpers). Replaces the file in one step. */
  note(facts) {
    Object.assign(this.content, facts);
    const next = `${this.path}.${process.pid}`;
    try {
      writeFileSync(next, JSON.stringify(this.content));
      renameSync(next, this.path);
    } catch {
      rmSync(next, { force: true }); // a full disk must not stop the server: the old content still names us
    }
  }

  release() {
    process.off('exit', this.releaseAtExit);
    if (readLock(this.path)?.token === this.content.token) rmSync(this.path, { force: true });
  }
}

/**
 * Takes the lock, or returns `{ heldBy }` with the content of the live lock.
 * Throws the file system's error when the folder cannot be written.
 */
export async function tryLock(path, facts = {}) {
  const content = { ...identify(process.pid), token: randomBytes(8).toString('hex'), ...facts };
  let tookOver = false;
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(content), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const found = await readSettled(path);
    if (isHeld(found)) return { heldBy: found };
    if (found) removeStale(path, found);
    tookOver = true;
  }
  if (tookOver) {
    // Another process may have judged the same left-over stale a moment earlier and removed our file instead of it.
    await delay(100);
    const now = await readSettled(path);
    if (now?.token !== content.token) return isHeld(now) ? { heldBy: now } : tryLock(path, facts);
  }
  return { lock: new Lock(path, content) };
}

/** Removes the lock only if it is still the one that was judged: two processes may find the same left-over. */
function removeStale(path, found) {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return; // the other one was faster
  }
  const moved = readLock(aside);
  if (moved?.token !== found.token && isHeld(moved)) {
    try {
      writeFileSync(path, JSON.stringify(moved), { flag: 'wx' });
    } catch {
      // A third process took the lock: the second one will find that out when it verifies its own.
    }
  }
  rmSync(aside, { force: true });
}

/** Takes the lock, waiting for its holder to finish. `onWait` is told once, with the holder's facts. */
export async function waitForLock(path, facts, { onWait, onTick } = {}) {
  for (let told = false; ;) {
    const { lock, heldBy } = await tryLock(path, facts);
    if (lock) return lock;
    if (!told) onWait?.(heldBy);
    told = true;
    onTick?.(heldBy);
    await delay(200);
  }
}
