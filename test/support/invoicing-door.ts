import cookie from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { PersonId, SiteId } from '#libs/domain';
import { InvoicingHttpModule, invoicingEntities } from '#libs/invoicing';
import { MembersModule, membersEntities } from '#libs/members';
import {
  AccessGuard,
  Config,
  Db,
  MovedClock,
  PlatformModule,
  ProblemFilter,
  publicScope,
  requestValidation,
} from '#libs/platform';
import { spacesEntities } from '#libs/spaces';
import { Sessions } from '../../libs/members/src/sessions/sessions.service.js';
import { TEST_JOURNAL_KEY } from './journal-key.js';
import type { InvoicingWorld } from './invoicing-world.js';

@Module({ imports: [MembersModule, InvoicingHttpModule], providers: [{ provide: APP_GUARD, useClass: AccessGuard }] })
class Door {}

/** The routes of invoicing with the real door before them, over the database of a world. */
export async function invoicingDoor(databaseUrl: string, now: number): Promise<NestFastifyApplication> {
  const config = new Config({
    ...{ DATABASE_URL: databaseUrl, DB_POOL: '4', LOG_LEVEL: 'error', JOURNAL_KEY: TEST_JOURNAL_KEY },
  });
  const entities = [...spacesEntities, ...invoicingEntities, ...membersEntities];
  const module = await Test.createTestingModule({
    imports: [PlatformModule.with(entities, config, new MovedClock(now)), Door],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.register(cookie as never);
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** The session of a person, as the cookie has it. */
export const signedIn = (world: InvoicingWorld, personId: PersonId): Promise<string> =>
  world.get(Db).run(publicScope, (tx) => world.get(Sessions).open(tx, personId));

/** Somebody with a role at a site, signed in. */
export async function staffToken(world: InvoicingWorld, siteId: SiteId, role: 'manager' | 'desk'): Promise<string> {
  const { personId } = await world.member(siteId);
  await world.rows('insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, $2, $3, $4)', [
    ...[personId, 'site', siteId, role],
  ]);
  return signedIn(world, personId);
}
