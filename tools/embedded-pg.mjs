// Starts and stops the PostgreSQL that npm brought, with its data in a folder of ours. Node built-ins only.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Refusal, Stopped, folderProblem, writingTo } from './fail.mjs';
import { tryLock } from './lock.mjs';
import { asOrdinaryUser, postgresPackage, windows } from './postgres-files.mjs';
import { commandLine, delay, isAlive, run, signalTo, stopRequest } from './processes.mjs';

const LOCALE = ['-E', 'UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
/** For databases that are thrown away: none of them needs to survive a power cut. */
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/**
 * @param dataDir   folder of the cluster; its password, log and lock lie beside it
 * @param lasting   true for a server that stays (npm start): short commands share it; false for a command's own server
 * @param throwAway fast and unsafe, for tests
 * @returns { url, port, reused, finished, exited, stop }: `finished` is called when a new database has been filled;
 *   `exited` resolves with half a sentence if the server ends by itself
 */
export async function startEmbedded({ dataDir = './data/pg', lasting = true, throwAway = false, log = () => {} } = {}) {
  const wanted = resolve(dataDir);
  const shown = dirname(wanted);
  writingTo(shown, () => fs.mkdirSync(shown, { recursive: true }));
  const cluster = writingTo(shown, () => describeCluster(wanted));

  const { lock, running } = await takeCluster(cluster, lasting, log);
  if (running) return running;
  try {
    await endLeftOver(cluster, log);
    settleUnfinished(cluster, lasting, log);
    await createCluster(cluster, throwAway);
    checkMajor(cluster);
    const server = await startServer(cluster, throwAway);
    log(`PostgreSQL ${cluster.major} on 127.0.0.1:${server.port}, data in ${cluster.dataDir}`);
    const stop = async (fast) => {
      await server.stop(fast);
      lock.release();
    };
    const finished = () => fs.rmSync(cluster.unfinishedFile, { force: true });
    return { ...server, url: urlOf(cluster, server.port), reused: false, finished, stop };
  } catch (error) {
    lock.release();
    const problem = folderProblem(error, shown);
    throw problem ? new Refusal(problem) : error;
  }
}

function describeCluster(wanted) {
  const files = postgresPackage();
  const how = asOrdinaryUser(files, wanted);
  const beside = (ending) => `${how.dataDir}.${ending}`;
  const names = {
    passwordFile: beside('password'),
    logFile: beside('log'),
    lockFile: beside('lock'),
    unfinishedFile: beside('unfinished'),
  };
  const cluster = {
    ...how,
    ...names,
    major: files.version.split('.')[0],
    pidFile: join(how.dataDir, 'postmaster.pid'),
  };
  cluster.command = (name) => [...how.prefix, join(how.native, 'bin', windows ? `${name}.exe` : name)];
  return cluster;
}

const urlOf = (cluster, port) => `postgres://postgres:${readPassword(cluster)}@127.0.0.1:${port}/postgres`;

const readPassword = (cluster) => fs.readFileSync(cluster.passwordFile, 'utf8').trim();

/**
 * One process owns the server at a time. A command (npm run maille) uses the server of a running npm start; it waits for
 * another command to finish, because that one will stop the server it started.
 */
async function takeCluster(cluster, lasting, log) {
  for (let told = false; ; told = true) {
    const { lock, heldBy } = await writingToAsync(dirname(cluster.dataDir), () =>
      tryLock(cluster.lockFile, { lasting }),
    );
    if (lock) return { lock };
    if (heldBy.lasting && !lasting) {
      const { pid, port, state } = readPidFile(cluster);
      if (state === 'ready' && isOurs(cluster, pid)) {
        return {
          running: {
            url: urlOf(cluster, port),
            port,
            reused: true,
            finished: () => fs.rmSync(cluster.unfinishedFile, { force: true }),
            exited: new Promise(() => {}),
            stop: async () => {},
          },
        };
      }
    }
    if (!told) log(`waiting for process ${heldBy.pid}, which is using the database in ${dirname(cluster.dataDir)}`);
    if (stopRequest()) throw new Stopped();
    await delay(100);
  }
}

async function writingToAsync(folder, work) {
  try {
    return await work();
  } catch (error) {
    const problem = folderProblem(error, folder);
    throw problem ? new Refusal(problem) : error;
  }
}

/** postmaster.pid, written by PostgreSQL: process number, data folder, start, port, …, state. */
function readPidFile(cluster) {
  let lines = [];
  try {
    lines = fs.readFileSync(cluster.pidFile, 'utf8').split('\n');
  } catch {
    // No server, or none yet.
  }
  return { pid: Number(lines[0] ?? 0), port: Number(lines[3] ?? 0), state: (lines[7] ?? '').trim() };
}

/** Whether this process is the server of this very cluster: its number may have been given to another program. */
function isOurs(cluster, pid) {
  if (!isAlive(pid)) return false;
  return windows || commandLine(pid).includes(cluster.dataDir);
}

/**
 * A first start that was interrupted leaves half a demonstration, which every later start would take for a whole one.
 * Nobody has worked with it, so npm start begins again. A command is someone who begins to work with it: it stays.
 */
function settleUnfinished(cluster, lasting, log) {
  if (!fs.existsSync(cluster.unfinishedFile)) return;
  if (lasting) {
    log('the first start was interrupted: beginning again with an empty database');
    fs.rmSync(cluster.dataDir, { recursive: true, force: true });
  }
  fs.rmSync(cluster.unfinishedFile, { force: true });
}

/** Makes the cluster beside its place and moves it there when it is complete: an interrupted start leaves no half one. */
async function createCluster(cluster, throwAway) {
  const { dataDir } = cluster;
  if (fs.existsSync(join(dataDir, 'PG_VERSION'))) {
    if (fs.existsSync(cluster.passwordFile)) return;
    throw new Refusal(
      `${cluster.passwordFile} is missing, and without it the data in ${dataDir} stays closed: put the file back, or move ${dataDir} away to begin with an empty database.`,
    );
  }
  const unfinished = `${dataDir}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(os.tmpdir(), `maille-${randomBytes(6).toString('hex')}`);
  try {
    fs.writeFileSync(passwordFile, password + '\n', { mode: 0o600 });
    cluster.give?.(unfinished);
    cluster.give?.(passwordFile);
    await initdb(cluster, ['-D', unfinished, `--pwfile=${passwordFile}`, ...(throwAway ? ['--no-sync'] : [])]);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true }); // on a full disk it is in the way
    throw error;
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.writeFileSync(cluster.passwordFile, password, { mode: 0o600 });
  fs.writeFileSync(cluster.unfinishedFile, 'This database is being filled for the first time.\n');
  if (fs.existsSync(dataDir)) fs.rmdirSync(dataDir); // only ever an empty folder: rmdir refuses others
  fs.renameSync(unfinished, dataDir);
}

async function initdb(cluster, args) {
  const [program, ...before] = cluster.command('initdb');
  const all = [...before, '-U', 'postgres', '-A', 'scram-sha-256', ...LOCALE, '--no-instructions', ...args];
  const { code, output } = await run(program, all, { ...environment(cluster), capture: true });
  if (code === 0) return;
  if (stopRequest()) throw new Stopped();
  throw new Refusal(startProblem(output, cluster) ?? `The database could not be created: ${lastLine(output)}`);
}

const environment = (cluster) => ({
  ...cluster.options,
  cwd: os.tmpdir(), // PostgreSQL wants to be able to come back to where it began, and our folder may be closed to it
  env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', PGDATA: '' },
});

const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';

/** What PostgreSQL's own complaint means for the person at the keyboard. */
export function startProblem(text, cluster) {
  const folder = dirname(cluster.dataDir);
  if (/No space left on device/.test(text)) return folderProblem({ code: 'ENOSPC' }, folder);
  if (/Disk quota exceeded/.test(text)) return folderProblem({ code: 'EDQUOT' }, folder);
  if (/Read-only file system/.test(text)) return folderProblem({ code: 'EROFS' }, folder);
  if (/Permission denied|Operation not permitted/.test(text)) return folderProblem({ code: 'EACCES' }, folder);
  return null;
}

function checkMajor(cluster) {
  const found = fs.readFileSync(join(cluster.dataDir, 'PG_VERSION'), 'utf8').trim();
  if (found === cluster.major) return;
  throw new Refusal(
    `The data in ${cluster.dataDir} was made by PostgreSQL ${found} and this is PostgreSQL ${cluster.major}: move that folder away, or start a PostgreSQL ${found} on it and set DATABASE_URL.`,
  );
}

/** After a crash of the launcher its server may still run, or be stopping; after a power cut only its file is left. */
async function endLeftOver(cluster, log) {
  const { pid } = readPidFile(cluster);
  if (!pid || !isAlive(pid)) return; // PostgreSQL itself deals with the file of a dead server
  if (isOurs(cluster, pid)) {
    log('stopping the PostgreSQL that a crashed start left running');
    await endServer(pid);
    return;
  }
  // The number now belongs to another program and PostgreSQL would refuse to start. Deleting the file would also delete
  // its protection against servers that still use the data; naming ourselves does not: PostgreSQL ignores its parent.
  const lines = fs.readFileSync(cluster.pidFile, 'utf8').split('\n');
  fs.writeFileSync(cluster.pidFile, [process.pid, ...lines.slice(1)].join('\n'));
}

async function endServer(pid) {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const end = Date.now() + patience; Date.now() < end; await delay(50)) if (!isAlive(pid)) return;
  }
  throw new Refusal(`PostgreSQL (process ${pid}) does not stop: end it with "kill -9 ${pid}" and start again.`);
}

function freePort(preferred) {
  return new Promise((found) => {
    const probe = net.createServer();
    probe.once('error', () => found(null));
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

async function startServer(cluster, throwAway) {
  for (let attempt = 1; ; attempt++) {
    // The same port each time is convenient for psql; any other does too.
    const port = (!throwAway && attempt === 1 && (await freePort(54329))) || (await freePort(0));
    const out = openLog(cluster);
    const since = fs.fstatSync(out).size;
    const server = spawnServer(cluster, port, throwAway, out);
    const failure = await untilReady(cluster, server);
    if (!failure) return server;
    const text = fs.readFileSync(cluster.logFile).subarray(since).toString();
    if (stopRequest()) throw new Stopped();
    // The port went to someone else meanwhile; or the killed server's last children have not noticed its death yet.
    const passing = /could not bind|Address already in use|pre-existing shared memory|still in use/.test(text);
    if (passing && attempt < 10) {
      await delay(500);
      continue;
    }
    const complaint = text.match(/(?:FATAL|PANIC):\s*(.*)/)?.[1] ?? lastLine(text);
    throw new Refusal(
      startProblem(text, cluster) ??
        `PostgreSQL did not start (${complaint || failure}): see ${cluster.logFile}, or move ${cluster.dataDir} away to begin with an empty database.`,
    );
  }
}

/** Appends to the log, which begins again when it has grown long. */
function openLog({ logFile }) {
  const long = fs.existsSync(logFile) && fs.statSync(logFile).size > 5_000_000;
  return fs.openSync(logFile, long ? 'w' : 'a');
}

function spawnServer(cluster, port, throwAway, out) {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=', // a socket path has a length limit that a deep checkout exceeds
    'max_connections=100',
    'timezone=UTC',
    ...(throwAway ? THROW_AWAY : []),
  ];
  const [program, ...before] = cluster.command('postgres');
  const args = [
    ...before,
    '-D',
    cluster.dataDir,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  // Its own group: Ctrl-C on the terminal reaches only the launcher, which stops the server last.
  const child = spawn(program, args, { ...environment(cluster), stdio: ['ignore', out, out], detached: !windows });
  fs.closeSync(out);
  const state = { child, port, ended: null, stopping: false };
  state.exited = new Promise((resolve) => {
    const end = (why) => {
      state.ended ??= why;
      state.guard?.dismiss();
      if (!state.stopping) resolve(`PostgreSQL stopped by itself (${why}, see ${cluster.logFile})`);
    };
    child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
    child.once('error', (error) => end(error.message));
  });
  state.guard = guardAgainstCrash(child.pid);
  state.stop = (fast) => stopServer(state, fast);
  process.once('exit', () => state.ended === null && child.kill('SIGINT'));
  return state;
}

/** A tiny shell that waits for our end, however violent, and then stops the server. */
function guardAgainstCrash(pid) {
  if (windows || !pid) return null;
  const script = 'cat >/dev/null 2>&1; kill -INT "$1" 2>/dev/null';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => {}); // no shell: the next start will end a left-over server
  guard.unref();
  guard.stdin.on('error', () => {});
  guard.stdin.unref();
  return { dismiss: () => signalTo(Object.assign(guard, { ownGroup: true }), 'SIGKILL') };
}

async function untilReady(cluster, server) {
  for (const end = Date.now() + 60_000; Date.now() < end; await delay(20)) {
    if (server.ended !== null) return server.ended;
    const { pid, state } = readPidFile(cluster);
    if (state === 'ready' && (windows || pid === server.child.pid)) return null;
    if (stopRequest()) break;
  }
  await server.stop();
  return 'not ready after 60 seconds';
}

/** Fast shutdown: sessions are ended, the data is written out. After 10 seconds, or when `fast`, without that. */
async function stopServer(state, fast = false) {
  state.stopping = true;
  if (state.ended !== null) return;
  const ended = new Promise((resolve) => state.child.once('exit', resolve));
  state.child.kill(windows || fast ? 'SIGQUIT' : 'SIGINT');
  const impatience = setTimeout(() => state.child.kill('SIGQUIT'), 10_000);
  const despair = setTimeout(() => state.child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(impatience);
  clearTimeout(despair);
}
