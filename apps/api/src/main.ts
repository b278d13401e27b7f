import 'reflect-metadata';
import { Config, ConfigError } from '#libs/platform';
import { createApp } from './create-app.js';

try {
  const config = new Config();
  const app = await createApp(config);
  await app.listen(config.port, config.host);
} catch (error) {
  // A wrong setting or a database that does not answer is one sentence; anything else is a bug and keeps its stack.
  const known = error instanceof ConfigError || (error as { code?: string }).code !== undefined;
  console.error(known ? `The API cannot start: ${(error as Error).message}` : error);
  process.exit(1);
}
