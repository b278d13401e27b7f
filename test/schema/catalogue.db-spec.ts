import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDb, createTestDb } from '../support/test-db.js';
import {
  type Check,
  definers,
  keys,
  otherPolicies,
  privileges,
  problemNames,
  roles,
  tenancy,
  views,
} from './catalogue.js';
import { entitiesMatch, rowClasses } from './entities.js';

/** A violation, and the sentence that must name it. */
type Plant = readonly [sql: string, named: RegExp];

const TABLE = (name: string, more = '') =>
  `create table ${name} (site_id uuid not null, id uuid not null ${more}, primary key (site_id, id))`;
const TENANT = (name: string, using: string) =>
  `alter table ${name} enable row level security; alter table ${name} force row level security;
   create policy tenant on ${name} using (${using}) with check (${using})`;

const RULES: readonly [rule: string, check: Check, plants: readonly Plant[]][] = [
  [
    'every table is a site’s, with the tenant policy enabled and forced, or is listed with its reason',
    tenancy,
    [
      ['create table notes (id uuid primary key)', /notes: has no site_id/],
      [TABLE('notes'), /notes: row-level security is not enabled/],
      ['alter table charges no force row level security', /charges: row-level security is not enabled and forced/],
      ['alter table persons no force row level security', /persons: row-level security is not forced/],
      ['drop policy tenant on invoices', /invoices: its tenant policy is "undefined"/],
      [
        `${TABLE('notes')}; ${TENANT('notes', 'site_id = ctx_site() or id is null')}`,
        /notes: its tenant policy is "ALL/,
      ],
      ['drop table sign_in_failures', /sign_in_failures: is listed and does not exist/],
    ],
  ],
  [
    'every other policy is listed, word for word',
    otherPolicies,
    [
      ['create policy mine on charges using (true)', /policy charges.mine is not listed/],
      ['alter policy own on reservations using (true)', /policy reservations.own is "SELECT to public using true"/],
      ['alter policy guard on resources to public', /policy resources.guard is "SELECT to public/],
      ['drop policy doors on invitations', /policy invitations.doors is listed and does not exist/],
    ],
  ],
  [
    'keys, exclusions and references of tenant tables carry site_id',
    keys,
    [
      ['alter table charges add constraint lonely unique (id)', /key lonely/],
      ['create unique index lonely on charges (origin_id)', /key lonely/],
      [
        'alter table reservations add constraint lonely exclude using gist (resource_id with =, blocked with &&)',
        /key lonely/,
      ],
      [
        'alter table sites add unique (site_id, network_id); alter table charges add constraint lonely foreign key (origin_id) references sites (site_id)',
        /key lonely/,
      ],
      [
        // site_id is there on both sides and yet the row may be another site's: the columns are crossed
        'alter table charges add constraint crossed foreign key (member_id, site_id) references members (site_id, id)',
        /key crossed/,
      ],
    ],
  ],
  [
    'a view reads with the reader’s eyes, or is listed and belongs to maille_shared',
    views,
    [
      ['create view all_invoices as select * from invoices', /view all_invoices is not listed/],
      ['create materialized view all_members as select * from members', /view all_members is not listed/],
      ['alter view shared_busy owner to maille_owner', /view shared_busy is "maille_owner"/],
    ],
  ],
  [
    'definer functions are listed, have a fixed search_path, a powerless owner and no public call',
    definers,
    [
      [
        `create function peek() returns bigint language sql security definer as 'select count(*) from invoices'`,
        /function peek\(\) is not listed[^]*peek\(\) has no fixed search_path[^]*peek\(\) can be called by everybody/,
      ],
      ['alter function principal_of(bytea) reset search_path', /principal_of\(bytea\) has no fixed search_path/],
      ['alter function principal_of(bytea) set search_path = pg_temp, public', /principal_of\(bytea\) has no fixed/],
      ['alter function reservation_guard() owner to current_user', /reservation_guard\(\) is "(?!maille_guard)/],
      ['grant execute on function principal_of(bytea) to public', /principal_of\(bytea\) can be called by everybody/],
    ],
  ],
  [
    'no role of ours is above the policies; the application owns nothing and is nobody else',
    roles,
    [
      ['alter role maille_app bypassrls', /role maille_app has bypassrls/],
      ['alter role maille_app login', /role maille_app has login/],
      ['alter role maille_guard superuser', /role maille_guard has superuser/],
      ['alter role maille_owner createrole', /role maille_owner has createrole/],
      ['grant maille_guard to maille_app', /maille_app is a member of maille_guard/],
      ['grant pg_read_all_data to maille_shared', /maille_shared is a member of pg_read_all_data/],
      ['alter table charges owner to maille_app', /maille_app owns table charges/],
    ],
  ],
  [
    'rights on relations and columns are those listed, and nobody creates',
    privileges,
    [
      ['grant truncate on charges to maille_app', /charges is "insert select truncate update"/],
      ['grant references on sites to maille_app', /sites is "delete insert references/],
      ['grant trigger on members to maille_app', /members is "delete insert select trigger update"/],
      ['grant delete on reservations to maille_app', /reservations is "delete insert select update"/],
      ['grant select (price_lines) on reservations to maille_shared', /reservations is "[^"]*select\(price_lines\)/],
      ['grant select on invoices to public', /public has select on invoices/],
      ['grant select on network_sites to maille_app', /right of maille_app on network_sites is not listed/],
      ['revoke insert on events from maille_app', /events is "delete select update"/],
      ['grant create on schema public to public', /maille_app may create in public/],
      ['grant truncate on pgboss.job to maille_app', /maille_app has more than rows of pgboss.job/],
    ],
  ],
  [
    'every name that the code turns into a problem is a constraint, or is raised',
    problemNames,
    [
      ['alter table reservations drop constraint reservation_no_overlap', /reservation_no_overlap is no constraint/],
      ['drop function site_keeps_a_manager() cascade', /site_keeps_a_manager is no constraint/],
    ],
  ],
  [
    'every table has a row class that says the same of every column, or a reason to have none',
    (client) => entitiesMatch(entities)(client),
    [
      [TABLE('notes'), /notes: has no row class/],
      ['drop table sign_in_failures', /sign_in_failures: has a row class and no table/],
      [
        'alter table members add column nickname text',
        /members.nickname: is text, may be null, its row class says undef/,
      ],
      ['alter table members drop column company_name', /members.company_name: is undefined, its row class says text/],
      [
        'drop view company_charges; alter table charges alter column quantity type numeric(12, 2)',
        /charges.quantity: is numeric\(12,2\)/,
      ],
      [
        'alter table resources alter column zone set not null',
        /resources.zone: is text, its row class says text, may be/,
      ],
      [
        'alter table sign_in_failures drop constraint sign_in_failures_pkey',
        /sign_in_failures.key: is bytea, its row class says bytea, of the k/,
      ],
    ],
  ],
];

let entities: Awaited<ReturnType<typeof rowClasses>>;

describe('the catalogue of a migrated database', () => {
  let db: TestDb;
  let owner: pg.Client;
  beforeAll(async () => {
    db = await createTestDb();
    entities = await rowClasses(db.url);
    owner = new pg.Client(db.url);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await db.drop();
  });

  describe.each(RULES)('%s', (_rule, check, plants) => {
    it('holds', async () => {
      expect(await check(owner)).toEqual([]);
    });

    it.each(plants)('and sees: %s', async (sql, named) => {
      await owner.query('begin');
      try {
        await owner.query(sql);
        expect((await check(owner)).join('\n')).toMatch(named);
      } finally {
        await owner.query('rollback');
      }
    });
  });
});
