// Builds what is out of date: the server with swc, file by file; the web app with vite, as a whole.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { Refusal } from './fail.mjs';
import { carryOn, run } from './processes.mjs';

const SERVER = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'migrations'];
/** Programs that live among the tests and run from dist: the benchmark and the race. */
const PROGRAMS = ['test'];
const WEB = 'apps/web';
const STATE = 'dist/.built.json';

function* filesBelow(folder) {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

const isTest = (path) => /spec\.[cm]?tsx?$/.test(path);
const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.d.ts');
/** Data files that the code reads beside itself (fonts, profiles) travel with it; documents do not. */
const isAsset = (path) => !/\.(d\.ts|md|tsbuildinfo|snap)$/.test(path) && path.includes('/src/');
const outputOf = (path) => (isSource(path) ? `dist/${path.slice(0, -3)}.js` : `dist/${path}`);

const hash = (...parts) =>
  parts.reduce((sum, part) => sum.update(part).update('\0'), createHash('sha256')).digest('hex');

function readState() {
  try {
    return JSON.parse(fs.readFileSync(STATE, 'utf8'));
  } catch {
    return {};
  }
}

/** Replaces a file in one step, so that nobody who reads dist meanwhile sees half a file. */
function writeWhole(path, content) {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(`${path}.${process.pid}`, content);
  fs.renameSync(`${path}.${process.pid}`, path);
}

function saveState(changes) {
  writeWhole(STATE, JSON.stringify({ ...readState(), ...changes }));
}

/** Source path -> a text that changes whenever the file does. */
function stampsOf(folders) {
  const stamps = {};
  for (const folder of folders) {
    for (const path of filesBelow(folder)) {
      if (isTest(path) || !(isSource(path) || isAsset(path))) continue;
      const { mtimeMs, size } = fs.statSync(path);
      stamps[path] = `${mtimeMs}/${size}`;
    }
  }
  return stamps;
}

/**
 * Compiles the sources that changed since the last time and removes the outputs of those that are gone.
 * Returns how many files changed. With `programs`, also compiles test/.
 */
export async function buildServer({ programs = false } = {}) {
  const compiler = hash(fs.readFileSync('.swcrc'), packageVersion('@swc/core'));
  const state = readState();
  const before = state.compiler === compiler ? (state.files ?? {}) : {};
  const now = stampsOf(programs ? [...SERVER, ...PROGRAMS] : SERVER);
  const isMine = (path) => programs || !PROGRAMS.some((folder) => path.startsWith(`${folder}/`));

  const changed = Object.keys(now).filter((path) => before[path] !== now[path] || !fs.existsSync(outputOf(path)));
  const gone = Object.keys(before).filter((path) => isMine(path) && !now[path]);
  const complaints = [];
  for (const path of changed) complaints.push(...(await compile(path)));
  if (complaints.length > 0) {
    console.error(complaints.join('\n'));
    throw new Refusal('The server could not be built: correct the errors above and try again.');
  }
  for (const path of gone) for (const ending of ['', '.map']) fs.rmSync(outputOf(path) + ending, { force: true });
  const kept = Object.fromEntries(Object.entries(before).filter(([path]) => !isMine(path)));
  if (changed.length + gone.length > 0 || state.compiler !== compiler)
    saveState({ compiler, files: { ...kept, ...now } });
  return changed.length + gone.length;
}

const packageVersion = (name) => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;

/** Compiles or copies one file; returns complaints. */
async function compile(path) {
  const output = outputOf(path);
  if (!isSource(path)) {
    writeWhole(output, fs.readFileSync(path));
    return [];
  }
  const { transformFile } = await import('@swc/core');
  try {
    // The name beside the map lets stack traces point at the source.
    const { code, map } = await transformFile(path, {
      configFile: '.swcrc',
      sourceFileName: join(process.cwd(), path),
    });
    const mapName = `${output.split('/').at(-1)}.map`;
    writeWhole(`${output}.map`, map ?? '');
    writeWhole(output, `${code}\n//# sourceMappingURL=${mapName}\n`);
    return [];
  } catch (error) {
    return [`${path}: ${error.message.split(/\n+Caused by:/)[0]}`]; // what follows is about the compiler itself
  }
}

/** Everything the web bundle is made of. Contents, not dates: building takes seconds, and a checkout changes dates. */
function webStamp() {
  const paths = [...filesBelow(WEB)].filter((path) => !isTest(path) && extname(path) !== '.md').sort();
  return hash(
    'package-lock.json',
    fs.readFileSync('package-lock.json'),
    ...paths.flatMap((path) => [path, fs.readFileSync(path)]),
  );
}

/** Builds the browser's files into dist/web (with their compressed twins) and the server's renderer into dist/ssr. */
export async function buildWeb(node) {
  const config = `${WEB}/vite.config.ts`;
  if (!fs.existsSync(config)) return false;
  const stamp = webStamp();
  if (readState().web === stamp && fs.existsSync('dist/web') && fs.existsSync('dist/ssr')) return false;
  for (const args of viteBuilds(config)) {
    const { code } = await run(node, ['node_modules/vite/bin/vite.js', ...args, '--logLevel', 'warn']);
    carryOn();
    if (code !== 0) throw new Refusal('The web app could not be built: correct the errors above and try again.');
  }
  const { compressFolder } = await import('./compress.mjs');
  await compressFolder('dist/web');
  saveState({ web: stamp });
  return true;
}

/** Forgets that the web app is built: something else wrote into dist/web (vite --watch, which does not compress). */
export const forgetWeb = () => saveState({ web: null });

export const viteBuilds = (config = `${WEB}/vite.config.ts`) => [
  ['build', '-c', config],
  ['build', '-c', config, '--ssr', 'src/entry-server.tsx'],
];
