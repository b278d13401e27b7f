// Runs the tests, and makes sure that a complete run really was one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './fail.mjs';
import { run } from './processes.mjs';
import { setUp } from './setup.mjs';

/** Options that leave a run complete. With anything else (a path, a name) only a part is asked for. */
const HARMLESS =
  /^(--ci|--verbose|--silent|--runInBand|-i|--maxWorkers=.*|--randomize|--logHeapUsage|--detectOpenHandles)$/;

export const isComplete = (args) => args.every((arg) => HARMLESS.test(arg));
/** Building the web app takes seconds: a run of other parts goes without. */
const needsWeb = (args) => isComplete(args) || args.some((arg) => /web|browser|schema|hostile/.test(arg));

/** Returns the exit code. */
export async function test(args) {
  // The race preloads a program of test/ into the processes it starts.
  const node = await setUp({ server: 'programs', web: needsWeb(args) });
  const folder = mkdtempSync(join(tmpdir(), 'maille-jest-'));
  const summaryFile = join(folder, 'summary.json');
  try {
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const env = { ...process.env, TZ: process.env.TZ || 'UTC', NODE_ENV: 'test', TEST_SUMMARY_FILE: summaryFile };
    // The files under test must not see the database, port or data of a server that someone is running here.
    for (const name of ['DATABASE_URL', 'APP_DATABASE_URL', 'PORT', 'DATA_DIR']) delete env[name];
    const { code } = await run(node, [...flags, 'node_modules/jest/bin/jest.js', ...args], { foreground: true, env });
    return judge(code, readSummary(summaryFile), isComplete(args));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readSummary(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // jest did not get as far as running tests, or only listed them
  }
}

function judge(code, summary, complete) {
  if (!summary) {
    if (code === 0 && complete) throw new Refusal('jest ended without running the tests.');
    return code;
  }
  const { passed, failed, skipped, brokenFiles } = summary;
  const complaint = complete ? incomplete(summary, readMinimum()) : null;
  if (complaint) console.error(complaint);
  if (brokenFiles > 0) console.error(`${brokenFiles} test file(s) could not be run at all: see above.`);
  if (skipped > 0 && !complete) console.log(`${skipped} tests left out by the filter`);
  console.log(`${passed} passed, ${failed} failed`);
  return code || (complaint ? 1 : 0);
}

const readMinimum = () => JSON.parse(readFileSync('test/expected-tests.json', 'utf8')).minimum;

/** Tests that vanish are as bad as tests that fail: says so, or returns null. */
export function incomplete({ passed, failed, skipped }, minimum) {
  const found = passed + failed + skipped;
  if (skipped > 0) return `${skipped} tests are skipped or "todo": nothing may be skipped, so run or remove them.`;
  if (found >= minimum) return null;
  return `Only ${found} tests were found and test/expected-tests.json says at least ${minimum}: find the missing ones, or lower the number in the same commit that removes tests.`;
}
