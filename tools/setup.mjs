// What every task needs first: packages, and a build that is up to date. One process at a time in a checkout.
import { existsSync, mkdirSync } from 'node:fs';
import { Refusal, folderProblem } from './fail.mjs';
import { install, isInstalled } from './install.mjs';
import { waitForLock } from './lock.mjs';
import { projectNode } from './node.mjs';
import { carryOn } from './processes.mjs';

const LOCK = '.maille/setup.lock';

/**
 * Installs and builds what is missing.
 * @param server   'no' | 'yes' | 'programs' (also test/bench and test/race)
 * @param onPhase  told what is going on, for others who ask
 * @returns path of the Node to run the project with
 */
export async function setUp({ server = 'yes', web = false, onPhase = () => {} } = {}) {
  return alone(async (lock) => {
    const phase = (name) => {
      lock.note({ phase: name });
      onPhase(name);
    };
    if (!isInstalled()) onPhase('installing packages');
    await install(lock);
    const node = projectNode();
    if (server === 'no' && !web) return node;
    phase('building');
    const { buildServer, buildWeb } = await import('./build.mjs');
    const began = Date.now();
    let built = 0;
    if (server !== 'no') built += await buildServer({ programs: server === 'programs' });
    carryOn();
    if (web && (await buildWeb(node))) built += 1;
    if (built > 0) console.log(`[setup] built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return node;
  });
}

/** Runs `work` while no other process installs or builds in this checkout; writing there may fail. */
async function alone(work) {
  try {
    if (!existsSync('.maille')) mkdirSync('.maille', { recursive: true });
    const lock = await waitForLock(LOCK, { phase: 'starting' }, { onWait: tellWaiting, onTick: carryOn });
    try {
      return await work(lock);
    } finally {
      lock.release();
    }
  } catch (error) {
    const problem = error instanceof Refusal ? null : folderProblem(error, process.cwd());
    throw problem ? new Refusal(problem.replace(/, or choose another.*/, '.')) : error;
  }
}

const tellWaiting = ({ pid, phase }) => console.log(`[setup] waiting for process ${pid}, which is ${phase} here`);
