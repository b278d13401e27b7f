import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Config } from '#libs/platform';
import { AppModule } from './app.module.js';
import { describeApi } from './openapi-document.js';

/**
 * Writes openapi.json, the contract the web app is compiled against; with --check only says whether the file is
 * current. Preview mode builds no provider, so no database is needed.
 */
const FILE = 'openapi.json';

const config = new Config({ DATABASE_URL: 'postgres://nobody@localhost/preview' });
const app = await NestFactory.create(AppModule.with(config), new FastifyAdapter(), { preview: true, logger: false });
const text = `${JSON.stringify(describeApi(app), null, 2)}\n`;
await app.close();

if (process.argv.includes('--check')) {
  const current = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (current !== text) {
    console.error('openapi.json is not what the routes say: run npm run openapi and commit the file.');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, text);
}
