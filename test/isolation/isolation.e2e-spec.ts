import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, NotFoundException, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import cookie from '@fastify/cookie';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { HOUR, type Permission } from '#libs/domain';
import { Can, ProblemFilter, Public } from '#libs/platform';
import { AppModule } from '../../apps/api/src/app.module.js';
import { describeApi } from '../../apps/api/src/openapi-document.js';
import { NOT_OF_A_SITE, OPEN_TABLES } from '../schema/allowed.js';
import { operationsOf } from '../support/operations.js';
import { routesOf } from '../support/routes.js';
import { Written } from '../support/written.js';
import { CANARY, type Stage, createStage } from './stage.js';
import { Sweep } from './sweep.js';

let stage: Stage;
let written: Written;
/** Whatever the process writes, at the level that writes most. */
const logged: string[] = [];
const writers = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));

beforeAll(async () => {
  for (const { stream } of writers) {
    stream.write = ((chunk: string | Uint8Array) => logged.push(String(chunk)) > 0) as typeof stream.write;
  }
  stage = await createStage('debug');
  written = await Written.watch(stage.world.db.url);
});

afterAll(async () => {
  for (const { stream, write } of writers) stream.write = write;
  await written?.close();
  await stage?.close();
});

const sweepOf = (app: NestFastifyApplication) =>
  new Sweep({ app, operations: operationsOf(describeApi(app)), routes: routesOf(app), written });

const others = () => {
  const { memberHere: _member, managerHere: _manager, ...rest } = stage.principals;
  return Object.values(rest);
};

describe('every route of the contract', () => {
  it('refuses everybody exactly as the permissions say; what is elsewhere is what is nowhere', async () => {
    const sweep = sweepOf(stage.world.app);
    await sweep.outside(stage.target, others());
    expect(sweep.findings).toEqual([]);
    expect(sweep.requests).toBeGreaterThan(400);
  });

  it('finds nothing of another site or network from inside one’s own', async () => {
    const { target, elsewhere, principals } = stage;
    const before = await rowsOf(target.siteId);
    const sweep = sweepOf(stage.world.app);
    await sweep.inside(elsewhere, target, [
      { ...principals.managerOfOther, atSite: 'manager' },
      { ...principals.coordinatorOfOther, atNetwork: 'coordinator' },
      { ...principals.companyManagerOfOther, atCompany: 'manager' },
      principals.memberOfOther,
    ]);
    expect(await rowsOf(target.siteId)).toEqual(before);
    const theirs = await rowsOf(elsewhere.siteId);
    await sweep.inside(target, elsewhere, [principals.deskHere, principals.coordinatorHere]);
    expect(sweep.findings).toEqual([]);
    expect(sweep.requests).toBeGreaterThan(50);
    expect(await rowsOf(elsewhere.siteId)).toEqual(theirs);
  });

  it('has shown nobody’s name or address to the logs', () => {
    process.stdout.write('the log is being read');
    expect(logged.join('')).toContain('the log is being read');
    expect(logged.join('').match(CANARY)).toBeNull();
  });

  it('is caught when it leaks, forgets its permission, tells foreign from unknown, or writes before it refuses', async () => {
    const app = await saboteur();
    const sweep = sweepOf(app);
    const own = sweep['subject'].operations.filter(({ path }) => path.includes('sabotage'));
    expect(own).toHaveLength(6);
    const aimed = new Sweep({ ...sweep['subject'], operations: own });
    await aimed.outside(stage.target, others());
    await aimed.inside(stage.elsewhere, stage.target, [{ ...stage.principals.managerOfOther, atSite: 'manager' }]);
    const said = aimed.findings.join('\n');
    expect(said).toMatch(/anonymous: GET \/api\/sabotage\/public\/\{siteId\}: shows canari-t-membre/);
    expect(said).toMatch(/a coworker: GET \/api\/sabotage\/\{siteId\}\/invoices: shows canari-t-membre/);
    expect(said).toMatch(/foreign id: GET \/api\/manage\/\{siteId\}\/sabotage\/invoices\/\{id\}: 200 instead of 404/);
    expect(said).toMatch(/foreign id: GET .*sabotage\/invoices\/\{id\}: foreign and unknown differ/);
    expect(said).toMatch(/foreign id: GET \/api\/sabotage\/public\/invoices\/\{id\}: 200 instead of 404/);
    expect(said).toMatch(/foreign memberId: POST .*\/sabotage: refused, yet wrote events/);
    expect(said).toMatch(/anonymous: GET \/api\/sabotage\/forgotten: 403 instead of 401/);
    await app.close();
  });
});

describe('the application’s login, in a database where every table has rows', () => {
  let app: pg.Client;
  let tables: string[];
  let tenantTables: string[];
  beforeAll(async () => {
    app = new pg.Client({ connectionString: stage.world.db.appUrl, options: '-c role=maille_app' });
    await app.connect();
    const { rows } = await stage.owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    tables = rows.map(({ name }) => name);
    tenantTables = tables.filter((name) => !(name in NOT_OF_A_SITE));
  });
  afterAll(() => app?.end());

  /** In a transaction with this context: what the statement answers, or the SQLSTATE it fails with. */
  const as = async (siteId: string | null, sql: string, values: unknown[] = []): Promise<string> => {
    await app.query('begin');
    try {
      if (siteId !== null) await app.query(`set local app.site_id = '${siteId}'`);
      const { rows, rowCount } = await app.query<Record<string, unknown>>(sql, values);
      return String(Object.values(rows[0] ?? { rowCount })[0]);
    } catch (error) {
      return (error as pg.DatabaseError).code!;
    } finally {
      await app.query('rollback');
    }
  };

  it('reads no row of them without a context, and not one of another site with one', async () => {
    for (const table of tables.filter((name) => !OPEN_TABLES.includes(name))) {
      expect([table, await as(null, `select count(*) from ${table}`)]).toEqual([
        table,
        expect.stringMatching(/^(0|42501)$/),
      ]);
    }
    for (const table of tenantTables) {
      const foreign = `select count(*) from ${table} where site_id <> '${stage.elsewhere.siteId}'`;
      const [there] = (await stage.owner.query<{ count: string }>(foreign)).rows;
      expect([table, Number(there!.count) > 0]).toEqual([table, true]);
      expect([table, await as(stage.elsewhere.siteId, foreign)]).toEqual([table, '0']);
    }
  });

  it('writes no row of another site: none inserted, moved or removed, with or without a context', async () => {
    for (const table of tenantTables) {
      const copy = await copyOf(table, stage.target.siteId);
      const refused = expect.stringMatching(/^42501$/);
      expect([table, await as(null, copy.sql, copy.values)]).toEqual([table, refused]);
      expect([table, await as(stage.elsewhere.siteId, copy.sql, copy.values)]).toEqual([table, refused]);
      for (const sql of [
        `update ${table} set site_id = site_id where site_id = '${stage.target.siteId}'`,
        `delete from ${table} where site_id = '${stage.target.siteId}'`,
      ]) {
        // no such row to be seen, or no right at all
        expect([table, sql, await as(stage.elsewhere.siteId, sql)]).toEqual([
          table,
          sql,
          expect.stringMatching(/^(0|42501)$/),
        ]);
      }
      const move = `update ${table} set site_id = '${stage.target.siteId}'`;
      expect([table, await as(stage.elsewhere.siteId, move)]).toEqual([
        table,
        expect.stringMatching(/^(42501|23514|23503)$/),
      ]);
    }
  });

  it('creates nothing: no table, function, schema or role', async () => {
    for (const sql of [
      'create table mine (id int)',
      `create function mine() returns int language sql as 'select 1'`,
      'create schema mine',
      'create role mine',
      'alter table charges disable row level security',
      'set local role maille_owner',
      `set local session_replication_role = 'replica'`,
    ]) {
      expect([sql, await as(null, sql)]).toEqual([sql, expect.stringMatching(/^42501$/)]);
    }
  });

  /** An insert of a row of the site under another key, fit to pass every trigger that looks before the policy does. */
  async function copyOf(table: string, siteId: string): Promise<{ sql: string; values: unknown[] }> {
    const { rows: columns } = await stage.owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const list = columns.map(({ name }) => `"${name}"`).join(', ');
    const passes: Record<string, object> = {
      number_series: { next_number: 1, last_issued_on: null },
      invoices: { status: 'draft' },
    };
    const { rows } = await stage.owner.query<{ row: object }>(
      `select to_jsonb(t) as row from ${table} t where site_id = $1 limit 1`,
      [siteId],
    );
    const row = { ...rows[0]!.row, ...('id' in rows[0]!.row && { id: uuidv7() }), ...passes[table] };
    return {
      sql: `insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, $1)`,
      values: [JSON.stringify(row)],
    };
  }
});

it('opens what is refused above to those who are entitled to it', async () => {
  const { target, principals } = stage;
  const sweep = sweepOf(stage.world.app);
  // The invitations above have used up what one address is sent in an hour.
  stage.world.clock.moveTo(stage.world.clock.now() + 2 * HOUR);
  await sweep.entitled(target, (permission: Permission) => {
    if (permission === 'self') return principals.memberHere;
    if (permission.startsWith('site.')) return principals.managerHere;
    return permission.startsWith('company.') ? principals.companyManagerHere : principals.coordinatorHere;
  });
  expect(sweep.findings).toEqual([]);
  expect(sweep.requests).toBeGreaterThan(20);
});

/** Every row of a site, table by table, as one hash each. */
async function rowsOf(siteId: string): Promise<Record<string, string>> {
  const { rows } = await stage.owner.query<{ name: string }>(
    `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'site_id'
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const sql = `select md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t where site_id = $1`;
    hashes[name] = (await stage.owner.query<{ hash: string }>(sql, [siteId])).rows[0]!.hash;
  }
  return hashes;
}

class SabotageRequest {
  @ApiProperty({ format: 'uuid' }) memberId: string;
}

/** What a careless change could bring: routes that go around the rules, each in another way. */
@Controller('api')
class SaboteurController {
  @Get('sabotage/public/:siteId')
  @Public()
  @ApiOperation({ summary: 'Everybody reads the names' })
  @ApiOkResponse({ schema: { type: 'string' } })
  open(@Param('siteId') siteId: string): Promise<string> {
    return names('site_id', siteId);
  }

  @Get('sabotage/public/invoices/:id')
  @Public()
  @ApiOperation({ summary: 'Everybody who knows the id reads the name' })
  @ApiOkResponse({ schema: { type: 'string' } })
  openById(@Param('id') id: string): Promise<string> {
    return names('id', id);
  }

  @Get('sabotage/:siteId/invoices')
  @Can('self')
  @ApiOperation({ summary: 'Asks for too little' })
  @ApiOkResponse({ schema: { type: 'string' } })
  anybody(@Param('siteId') siteId: string): Promise<string> {
    return names('site_id', siteId);
  }

  @Get('manage/:siteId/sabotage/invoices/:id')
  @Can('site.billing')
  @ApiOperation({ summary: 'Looks for the id alone' })
  @ApiOkResponse({ schema: { type: 'string' } })
  byId(@Param('siteId') _siteId: string, @Param('id') id: string): Promise<string> {
    return names('id', id);
  }

  @Post('manage/:siteId/sabotage')
  @Can('site.billing')
  @ApiOperation({ summary: 'Writes, then refuses' })
  @ApiOkResponse({ schema: { type: 'string' } })
  async late(@Param('siteId') _siteId: string, @Body() _body: SabotageRequest): Promise<string> {
    await stage.owner.query(`insert into events (id, topic, payload) values ($1, 'sabotage.done', '{}')`, [uuidv7()]);
    throw new NotFoundException();
  }

  @Get('sabotage/forgotten')
  @ApiOperation({ summary: 'Asks for nothing' })
  @ApiOkResponse({ schema: { type: 'string' } })
  forgotten(): string {
    return 'forgotten';
  }
}

/** Past row-level security, which would have stopped each of them. */
async function names(column: 'site_id' | 'id', value: string): Promise<string> {
  const { rows } = await stage.owner.query<{ buyer_name: string }>(
    `select buyer_name from invoices where ${column} = $1`,
    [value],
  );
  if (column === 'id' && rows.length === 0) throw new NotFoundException();
  return rows.map((row) => row.buyer_name).join();
}

@Module({ controllers: [SaboteurController] })
class SaboteurModule {}

async function saboteur(): Promise<NestFastifyApplication> {
  class Root {}
  const { config, clock } = stage.world;
  const root = { module: Root, imports: [SaboteurModule, AppModule.with(config, clock)] };
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), { logger: false });
  await app.register(cookie as never);
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
