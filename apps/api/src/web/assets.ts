import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import fastifyStatic from '@fastify/static';

/** Where the web build stands; the process is started from the root of the project. */
export const WEB_ROOT = join(process.cwd(), 'dist/web');

const COMMON = { index: false, preCompressed: true, cacheControl: false } as const;

/**
 * Files of the web build; the build left a compressed copy beside each. Those under /assets carry a hash of their
 * content in their name, so they never change, and a new build adds others while the process runs.
 */
export async function serveAssets(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(join(WEB_ROOT, 'assets'))) return; // tests of the API alone run without a web build
  await fastify.register(fastifyStatic, {
    ...COMMON,
    root: join(WEB_ROOT, 'assets'),
    prefix: '/assets/',
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  await fastify.register(fastifyStatic, {
    ...COMMON,
    root: WEB_ROOT,
    wildcard: false, // one route per file: what is not a file is a page
    decorateReply: false,
    globIgnore: ['index.html', 'assets/**', '.vite/**', '**/*.br', '**/*.gz'],
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
}
