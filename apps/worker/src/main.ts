import 'reflect-metadata';
import { Config, ConfigError } from '#libs/platform';
import { createWorker } from './create-worker.js';

/** The worker has few connections: it works through a queue, nobody waits for it. */
const DEFAULTS = { DB_POOL: '4' };

try {
  const worker = await createWorker(new Config(undefined, DEFAULTS));
  worker.enableShutdownHooks();
} catch (error) {
  const known = error instanceof ConfigError || (error as { code?: string }).code !== undefined;
  console.error(known ? `The worker cannot start: ${(error as Error).message}` : error);
  process.exit(1);
}
