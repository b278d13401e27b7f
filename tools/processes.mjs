// Which process is which, how children are started, and how everything is asked to stop.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Refusal, Stopped } from './fail.mjs';

const windows = process.platform === 'win32';
export const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // it exists, but belongs to someone else
  }
}

/** Linux: state, parent, … start as the kernel tells them, or null. The name before them may hold spaces and brackets. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/**
 * When a process began, as a text that only serves to be compared: a process number alone is not enough to recognise a
 * process, because numbers are given again after a restart of the machine (or of its container).
 */
export function startOf(pid) {
  if (process.platform === 'linux') {
    const stat = statOf(pid);
    if (!stat || stat[0] === 'Z') return null; // a zombie is dead, only its parent has not noticed yet
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat[19]}`;
  }
  if (windows) return 'unknown'; // costs a second to ask there: the number alone has to do
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.stdout?.trim() || null;
}

/** What to write down now so that the process can be recognised later. */
export const identify = (pid) => ({ pid, began: startOf(pid) });

export const isStill = ({ pid, began }) => isAlive(pid) && startOf(pid) === began;

export function commandLine(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (windows) return '';
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  } catch {
    return '';
  }
}

let stopSignal = null;
const stopListeners = new Set();

/** The signal that asked us to stop, or null. */
export const stopRequest = () => stopSignal;

/** Calls `listener` for each request to stop (a second one means: faster). Returns a function that unsubscribes. */
export function onStop(listener) {
  stopListeners.add(listener);
  return () => stopListeners.delete(listener);
}

/** Throws when a request to stop came in: called between the steps of a start. */
export function carryOn() {
  if (stopSignal) throw new Stopped(stopSignal);
}

export function requestStop(signal = 'SIGTERM') {
  const again = stopSignal !== null;
  stopSignal ??= signal;
  for (const listener of stopListeners) listener(signal, again);
}

/** Our parent and, below npm, the parent of the shell that npm put in between. A text to be compared. */
function parentsNow() {
  const belowNpm = process.platform === 'linux' && process.env.npm_lifecycle_event;
  return belowNpm ? `${process.ppid} ${statOf(process.ppid)?.[1]}` : String(process.ppid);
}

export function listenForStop() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => requestStop(signal));
  // npm, or the shell it uses, may be killed without passing the signal on: then our parents change.
  const parents = parentsNow();
  const watch = setInterval(() => {
    if (!stopSignal && parentsNow() !== parents) requestStop();
  }, 500);
  watch.unref();
}

/** Sends a signal to a child and, when it leads its own group, to everything it started. */
export function signalTo(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  try {
    process.kill(child.ownGroup ? -child.pid : child.pid, signal);
  } catch {
    // It ended in the meantime.
  }
}

/**
 * Starts a child and waits for it. Returns { code, output }.
 * - By default the child leads its own process group, so that Ctrl-C reaches only the launcher, which stops it in order.
 * - `foreground` keeps it in the group of the terminal, for programs that talk to the person (jest --watch).
 */
export function run(command, args, { foreground = false, capture = false, onSpawn, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const ownGroup = !foreground && !windows;
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', 'inherit'];
    const child = spawn(command, args, { stdio, detached: ownGroup, ...options });
    child.ownGroup = ownGroup;
    onSpawn?.(child);
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    const unsubscribe = onStop((signal, again) => {
      if (foreground && signal === 'SIGINT' && process.stdin.isTTY) return; // the terminal already told it
      signalTo(child, again ? 'SIGKILL' : foreground ? signal : 'SIGTERM');
    });
    child.once('error', (error) => {
      unsubscribe();
      reject(new Refusal(`${command} could not be started (${error.code ?? error.message}): is it installed?`));
    });
    child.once('close', (code, signal) => {
      unsubscribe();
      resolve({ code: code ?? 1, signal, output });
    });
  });
}
