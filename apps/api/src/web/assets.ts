import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import fastifyStatic from '@fastify/static';

/** Where the web build stands; the process is started from the root of the project. */
export const WEB_ROOT = join(process.cwd(), 'dist/web');

/**
 * Files of the web build. Those under /assets carry a hash of their content in their name, so they never change;
 * the build left a compressed copy beside each.
 */
export async function serveAssets(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(WEB_ROOT)) return; // tests of the API alone run without a web build
  await fastify.register(
    fastifyStatic as never,
    {
      root: WEB_ROOT,
      index: false,
      preCompressed: true,
      wildcard: false, // one route per file: what is not a file is a page
      globIgnore: ['index.html', '.vite/**', '**/*.br', '**/*.gz'],
      cacheControl: false,
      setHeaders: (reply: { setHeader?: Function; header?: Function }, path: string) => {
        const value = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
        if (reply.header) reply.header('cache-control', value);
        else reply.setHeader?.('cache-control', value);
      },
    } as never,
  );
}
