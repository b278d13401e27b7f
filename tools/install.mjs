// Brings node_modules in line with package-lock.json, and does nothing when it already is.
import { existsSync, lstatSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { Refusal } from './fail.mjs';
import { carryOn, identify, run } from './processes.mjs';

/** npm's own record of what it installed; written last, so it is missing after an interrupted install. */
const RECORD = 'node_modules/.package-lock.json';

export function isInstalled() {
  if (!existsSync(RECORD)) return false;
  if (statSync(RECORD).mtimeMs >= statSync('package-lock.json').mtimeMs) return true;
  // A newer lock file often says the same (a checkout, a copy, an edit elsewhere in it): installing again would delete
  // node_modules under everyone who is using it, so compare what it says.
  if (!recordMatchesLock()) return false;
  const now = new Date();
  utimesSync(RECORD, now, now);
  return true;
}

function recordMatchesLock() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn(RECORD);
  return Object.keys(wanted).every((path) => {
    if (path === '' || wanted[path].link) return true;
    if (!present[path]) return Boolean(wanted[path].optional); // optional ones are for other platforms
    return present[path].version === wanted[path].version;
  });
}

const packagesIn = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Must be called under the set-up lock, where `lock` notes npm: it may outlive us if we are killed. */
export async function install(lock) {
  if (isInstalled()) return;
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm would empty the folder behind it, under everyone who works with that one.
    throw new Refusal(
      'node_modules is a link, and what it leads to does not fit this package-lock.json: install where it leads, or remove the link.',
    );
  }
  console.log('[setup] installing packages (first start, or package-lock.json changed)');
  lock.note({ phase: 'installing packages' });
  // A registry that lacks the binaries of another platform makes "ci" refuse a lock file that is fine for this one.
  const done = (await npm(lock, 'ci')) || (await npm(lock, 'install', '--no-save'));
  carryOn();
  if (!done) {
    throw new Refusal(
      'npm could not install the packages (its own words are above): check the connection to the package registry and the free disk space, then try again.',
    );
  }
  const now = new Date();
  utimesSync(RECORD, now, now);
}

async function npm(lock, ...args) {
  carryOn();
  const started = process.env.npm_execpath; // the npm that started us, when it is npm and not another program
  const same = started && /npm-cli\.[cm]?js$/.test(started);
  const [command, ...before] = same ? [process.execPath, started] : ['npm'];
  // No package needs its install script here, and none gets to run one.
  const all = [...before, ...args, '--ignore-scripts', '--no-audit', '--no-fund'];
  const onSpawn = (child) => child.pid && lock.note({ helpers: [identify(child.pid)] });
  const { code } = await run(command, all, { onSpawn, shell: !same && process.platform === 'win32' });
  lock.note({ helpers: [] });
  return code === 0;
}
