import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles, the tenancy context and the outbox. Runs as the role that owns the database objects (maille_owner). */
export class Platform1790000000000 implements MigrationInterface {
  name = 'Platform1790000000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- The context of a transaction, set once by db.run. After SET LOCAL a setting reads '' and not NULL.
create function ctx_site() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.site_id', true), '')::uuid $$;
create function ctx_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
create function ctx_email() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.email', true), '') $$;
-- The product's clock: the server's, unless a moved clock is told (scenario tests).
create function ctx_now() returns timestamptz language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()) $$;

-- The outbox is the queue: a fact and the job it causes are one commit. Payloads hold ids, never names.
create table events (
  id uuid primary key,
  topic text not null check (topic ~ '^[a-z_]+[.][a-z_]+$'),
  payload jsonb not null,
  -- Several facts that ask for the same work are one job while it waits.
  singleton_key text,
  created_at timestamptz not null default clock_timestamp(),
  lease_until timestamptz,
  attempts int not null default 0,
  done_at timestamptz
);
create index events_to_do on events (created_at) where done_at is null;
create index events_done on events (done_at) where done_at is not null;

grant select, insert, update, delete on events to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'drop table events; drop function ctx_now(); drop function ctx_email(); drop function ctx_person(); drop function ctx_site()',
    );
  }
}
