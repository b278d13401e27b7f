// npm run dev: like npm start, and rebuilds and restarts what was edited.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer, forgetWeb, viteBuilds } from './build.mjs';
import { Refusal } from './fail.mjs';
import { carryOn, delay, requestStop, run, stopRequest } from './processes.mjs';
import { Servers, untilReady } from './servers.mjs';
import { setUp } from './setup.mjs';
import { announce, untilStopped, whileAlone, withDatabase } from './start.mjs';

/** Looking is cheap (a few milliseconds) and works everywhere; change events get lost in containers and on shares. */
const LOOK_EVERY = 400;

export async function dev() {
  await whileAlone(async (lock, address) => {
    const node = await setUp({ web: true, onPhase: (phase) => lock.note({ phase }) });
    await withDatabase(node, address, async (context) => {
      lock.note({ phase: 'running' });
      const work = [watchWeb(node), rebuildAndRestart({ ...context, address })];
      try {
        await Promise.race([untilStopped(), failing(context.database), ...work]);
      } finally {
        if (!stopRequest()) requestStop(); // one of them failed: the others end as at Ctrl-C
        await Promise.allSettled(work);
      }
    });
  });
}

async function failing(database) {
  throw new Refusal(`${await database.exited}, so everything else was stopped too: start again with npm run dev.`);
}

/** Vite rebuilds both halves of the web app by itself, until the request to stop ends it too. */
async function watchWeb(node) {
  if (!existsSync('apps/web/vite.config.ts')) return untilStopped();
  forgetWeb();
  const watching = viteBuilds().map((args) =>
    run(node, ['node_modules/vite/bin/vite.js', ...args, '--watch', '--logLevel', 'warn']),
  );
  await Promise.race(watching);
  if (!stopRequest())
    throw new Refusal('vite stopped by itself (its messages are above): start again with npm run dev.');
  await Promise.all(watching);
}

async function rebuildAndRestart({ node, env, address }) {
  const servers = new Servers(node, env);
  try {
    for (let first = true; !stopRequest(); first = false) {
      const seen = builtWeb();
      servers.start();
      let over = false;
      void servers.exited.then((trouble) => {
        over = true;
        if (!stopRequest()) console.error(`[dev] ${trouble}: waiting for the next change.`);
      });
      await untilReady(address.probe, () => over || stopRequest() !== null).catch(({ message }) =>
        console.error(message),
      );
      if (first && !over && !stopRequest()) announce(address);
      await untilChanged(seen);
      await servers.stop();
    }
  } finally {
    await servers.stop();
  }
}

async function untilChanged(seen) {
  while (!stopRequest()) {
    await delay(LOOK_EVERY);
    try {
      const changed = await buildServer();
      if (changed > 0) console.log(`[dev] rebuilt ${changed} file(s), restarting`);
      if (changed > 0 || builtWeb() !== seen) return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await untilEdited(); // the complaint is on the screen already: say it once per edit
    }
  }
}

/** Waits until the compiler has something new to say. */
async function untilEdited() {
  const before = newest(['apps', 'libs', 'migrations']);
  while (!stopRequest() && newest(['apps', 'libs', 'migrations']) === before) await delay(LOOK_EVERY);
  carryOn();
}

/** Changes when vite has written a new web app, which the API reads at its start. */
const builtWeb = () => newest(['dist/ssr', 'dist/web']);

function newest(folders) {
  let latest = 0;
  for (const folder of folders.filter((name) => existsSync(name))) {
    for (const name of readdirSync(folder, { recursive: true })) {
      const entry = statSync(join(folder, String(name)), { throwIfNoEntry: false });
      if (entry) latest = Math.max(latest, entry.mtimeMs);
    }
  }
  return latest;
}
