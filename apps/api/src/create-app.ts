import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import {
  type Clock,
  type Config,
  Logger,
  ProblemFilter,
  leaveUnread,
  requestIds,
  requestValidation,
} from '#libs/platform';
import { AppModule } from './app.module.js';
import { describeApi } from './openapi-document.js';
import { PATIENCE, type Patience, limitBodies, timeoutsOf } from './patience.js';
import { clientErrorHandler, frameworkErrors } from './refusals.js';
import { serveAssets } from './web/assets.js';

/** The largest body of JSON is a few kilobytes. */
const BODY_LIMIT = 64 * 1024;
const UPLOADS = /^(image\/(jpeg|png|webp)|text\/csv|application\/(pdf|octet-stream)|multipart\/form-data)\b/i;

/** The whole API process, not yet listening. Tests give their own configuration and a clock they move. */
export async function createApp(
  config: Config,
  clock?: Clock,
  patience: Patience = PATIENCE,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies === 0 ? false : (_address, hop) => hop < config.trustedProxies,
    ...timeoutsOf(patience),
    genReqId: () => randomUUID(),
    frameworkErrors,
    clientErrorHandler,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, clock), adapter, {
    logger: new Logger(config),
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    // What a route says itself comes later and counts.
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    requestIds.run(request.id, done);
  });
  leaveUnread(fastify, UPLOADS);
  limitBodies(fastify, UPLOADS, patience);
  await app.register(cookie as never);
  await app.register(helmet as never, securityHeaders(config) as never);
  await serveAssets(fastify);
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(new ProblemFilter());
  // Described when somebody first asks: it takes as long as all the rest of the start.
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
  app.enableShutdownHooks();
  return app;
}

/** quality.md: no inline script, nothing from elsewhere, no frame. Styles of a page are inlined for slow networks. */
function securityHeaders(config: Config): object {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.secureCookies ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  };
}
