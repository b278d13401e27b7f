// The tasks that run one program of the project and pass its exit code on.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataFolder, openDatabase } from './database.mjs';
import { Refusal } from './fail.mjs';
import { carryOn, run } from './processes.mjs';
import { setUp } from './setup.mjs';

export const CLI = 'dist/apps/cli/src/main.js';

/** Runs a built file with the project's Node, on the terminal. */
export async function runBuilt(node, file, args, env = process.env) {
  carryOn();
  if (!existsSync(file)) throw new Refusal(`${file} does not exist: its source is missing from this checkout.`);
  const { code } = await run(node, ['--enable-source-maps', file, ...args], { foreground: true, env });
  return code;
}

export async function build() {
  await setUp({ web: true });
}

/** npm run exec -- typescript/bin/tsc --version: a program of node_modules under the project's Node. */
export async function exec([file, ...args]) {
  if (!file) throw new Refusal('Name a program below node_modules, for example: typescript/bin/tsc --version.', 2);
  const node = await setUp({ server: 'no' });
  const { code } = await run(node, [`node_modules/${file}`, ...args], { foreground: true });
  return code;
}

/** Programs of test/ bring their own throw-away database. */
export async function program(file, args) {
  const node = await setUp({ server: 'programs' });
  return runBuilt(node, file, args);
}

export async function openapi(args) {
  const node = await setUp();
  return runBuilt(node, 'dist/apps/api/src/openapi.js', args);
}

/** Checks an archive of a journal: without a database, on any machine. */
export async function verifyArchive(args) {
  const node = await setUp();
  // The archive is named from where npm was called; the project is where the task runs.
  const from = process.env.INIT_CWD || process.cwd();
  const named = args.map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)));
  return runBuilt(node, 'dist/apps/cli/src/archive/main.js', named);
}

/** The operator's commands, on the database of a running npm start or on their own. */
export async function maille(args) {
  const node = await setUp();
  const database = await openDatabase({ lasting: false, log: () => {} });
  database.finished(); // from now on someone works with it
  try {
    return await runBuilt(node, CLI, args, serverEnvironment(database.url));
  } finally {
    await database.stop();
  }
}

/** What the API, the worker and the commands are told about where things are. */
export function serverEnvironment(databaseUrl, more = {}) {
  return {
    ...process.env,
    DATABASE_URL: databaseUrl, // the owner's connection: migrations
    APP_DATABASE_URL: process.env.APP_DATABASE_URL || databaseUrl,
    DATA_DIR: dataFolder(),
    ...more,
  };
}
