import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Can, Config, Public } from '#libs/platform';
import { createApp } from '../../apps/api/src/create-app.js';
import { describeApi } from '../../apps/api/src/openapi-document.js';
import { operationsOf } from '../support/operations.js';
import { type Route, keyOf, routesOf, servedBy } from '../support/routes.js';
import { type TestDb, createTestDb } from '../support/test-db.js';

const PUBLIC_ROUTES = JSON.parse(readFileSync('test/schema/public-routes.json', 'utf8')) as Record<string, string>;

/** Who may call what is said once per route, and agrees with what the route is about. */
function accessFindings(routes: readonly Route[]): string[] {
  return routes.flatMap((route) => {
    const key = keyOf(route.method === 'ALL' ? { ...route, method: 'GET' } : route);
    const { permission, isPublic, path, handler } = route;
    if (isPublic) return key in PUBLIC_ROUTES ? [] : [`${handler}: ${key} is public and not listed`];
    if (permission === null) return [`${handler}: ${key} asks for no permission`];
    const about = (['site', 'company', 'network'] as const).find((one) => path.includes(`{${one}Id}`)) ?? 'self';
    return permission === about || permission.startsWith(`${about}.`)
      ? []
      : [`${handler}: ${key} is about a ${about} and asks for ${permission}`];
  });
}

/** What the server answers is a controller's route or is listed; what is listed is answered. */
function tableFindings(routes: readonly Route[], served: readonly string[]): string[] {
  const declared = new Set(routes.map(keyOf));
  const pages = served.filter((key) => key.endsWith(' /*')); // one controller, every method
  const unknown = served.filter((key) => !declared.has(key) && !pages.includes(key) && !(key in PUBLIC_ROUTES));
  const gone = Object.keys(PUBLIC_ROUTES).filter((key) => !served.includes(key));
  return [...unknown.map((key) => `${key} is served by nobody we know`), ...gone.map((key) => `${key} is not served`)];
}

/** A generated client can be trusted: each operation and each field says what it is. */
function documentFindings(document: OpenAPIObject, routes: readonly Route[]): string[] {
  const operations = operationsOf(document);
  const ids = operations.map((operation) => operation.operationId);
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, SchemaLike>);
  const documented = new Set(operations.map(keyOf));
  return [
    ...routes
      .filter((route) => route.method !== 'ALL' && !documented.has(keyOf(route)))
      .map((route) => `${keyOf(route)} is not in the document`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two operations are called ${id}`),
    ...operations.flatMap((operation) => {
      const { operationId, summary, responses, parameters } = operation;
      const good = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
      const bare = good.filter(([status, { content }]) => status !== '204' && !Object.values(content ?? {})[0]?.schema);
      return [
        ...(summary ? [] : [`${operationId} has no summary`]),
        ...(good.length === 0 || bare.length > 0 ? [`${operationId} has an answer without a schema`] : []),
        ...(responses.default ? [] : [`${operationId} does not say that it may answer a problem`]),
        ...parameters
          .filter(({ schema }) => schema.type === undefined && !schema.enum)
          .map(({ name }) => `${operationId}: ${name} has no type`),
      ];
    }),
    ...schemas.flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => !isDescribed(field))
        .map(([field]) => `${name}.${field} has no type`),
    ),
  ];
}

interface SchemaLike {
  readonly properties?: Record<string, SchemaLike>;
  readonly type?: unknown;
  readonly $ref?: string;
  readonly items?: SchemaLike;
  readonly allOf?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
}

/** `object` without fields is what Nest writes when it does not know the type. */
const isDescribed = (field: SchemaLike): boolean =>
  Boolean(field.$ref ?? field.allOf ?? field.anyOf ?? field.oneOf) ||
  (field.type === 'object'
    ? field.properties !== undefined
    : field.type === 'array'
      ? isDescribed(field.items ?? {})
      : field.type !== undefined);

@Controller('api/sabotage')
class SaboteurController {
  @Get('forgotten')
  forgotten(): string {
    return 'no permission';
  }

  @Get('open')
  @Public()
  @ApiOperation({ summary: 'Public, and on no list' })
  open(): string {
    return 'open';
  }

  @Get(':siteId/members')
  @Can('self')
  wrong(): string {
    return 'any person, any site';
  }
}

@Module({ controllers: [SaboteurController] })
class SaboteurModule {}

describe('the routes of the running application', () => {
  let db: TestDb;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    db = await createTestDb();
    app = await createApp(new Config({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'error', PORT: '0' }));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  it('each ask for a permission that fits their path, or are listed as public with a reason', () => {
    const routes = routesOf(app);
    expect(routes.length).toBeGreaterThan(40);
    expect(accessFindings(routes)).toEqual([]);
  });

  it('are all there is: nothing else is served, by whichever plugin', () => {
    expect(tableFindings(routesOf(app), servedBy(app))).toEqual([]);
    const withoutMe = routesOf(app).filter((route) => keyOf(route) !== 'GET /api/me');
    expect(tableFindings(withoutMe, servedBy(app))).toEqual(['GET /api/me is served by nobody we know']);
    const withoutPages = servedBy(app).filter((key) => key !== 'GET /*');
    expect(tableFindings(routesOf(app), withoutPages)).toEqual(['GET /* is not served']);
  });

  it('are described: every operation, parameter and field of the contract', () => {
    expect(documentFindings(describeApi(app), routesOf(app))).toEqual([]);
  });

  it('see a route without permission, an unlisted public one, one that asks for too little, and poor descriptions', async () => {
    const saboteur = await NestFactory.create<NestFastifyApplication>(SaboteurModule, new FastifyAdapter(), {
      logger: false,
    });
    await saboteur.init();
    expect(accessFindings(routesOf(saboteur))).toEqual([
      'SaboteurController.forgotten: GET /api/sabotage/forgotten asks for no permission',
      'SaboteurController.open: GET /api/sabotage/open is public and not listed',
      'SaboteurController.wrong: GET /api/sabotage/{siteId}/members is about a site and asks for self',
    ]);
    const findings = documentFindings(describeApi(saboteur), routesOf(saboteur));
    expect(findings).toContain('Saboteur_forgotten has no summary');
    expect(findings).toContain('Saboteur_open has an answer without a schema');
    await saboteur.close();
  });
});
