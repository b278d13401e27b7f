import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars of others that block a resource: whoever keeps one elsewhere is not booked here at that time. */
export class ExternalCalendars1790000500000 implements MigrationInterface {
  name = 'ExternalCalendars1790000500000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table external_calendars (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  resource_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- A secret of somebody else's: whoever has it reads that calendar. Screens show the host.
  url text not null check (url like 'https://%' and length(url) <= 2000),
  host text not null,
  added_by uuid not null references persons (id),
  created_at timestamptz not null,
  -- What came of the last try.
  state text not null default 'waiting' check (state in (
    'waiting', 'read',
    'address_refused', 'redirect_refused', 'unreachable', 'certificate_refused', 'too_slow', 'too_large',
    'access_refused', 'gone', 'answered_badly',
    'bad_encoding', 'not_a_calendar', 'unreadable', 'zone_unknown', 'rule_refused', 'too_many_events', 'too_complex')),
  tried_at timestamptz,
  -- When it was last known what is taken, and when that was last worked out from the whole text.
  good_at timestamptz,
  worked_out_at timestamptz,
  failures int not null default 0,
  next_try_at timestamptz not null,
  etag text check (length(etag) <= 500),
  last_modified text check (length(last_modified) <= 100),
  primary key (site_id, id),
  constraint external_calendars_resource foreign key (site_id, resource_id) references resources (site_id, id)
);
alter table external_calendars enable row level security;
alter table external_calendars force row level security;
create policy tenant on external_calendars
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update, delete on external_calendars to maille_app;

-- For the job that asks for them: whose turn it is, of every site.
create index external_calendars_turn on external_calendars (next_try_at);
create policy shared on external_calendars for select to maille_shared using (true);
grant select (site_id, id, next_try_at) on external_calendars to maille_shared;
create view shared_calendar_turns as select site_id, id, next_try_at from external_calendars;
alter view shared_calendar_turns owner to maille_shared;
grant select on shared_calendar_turns to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
delete from resource_blocks b using external_calendars c where c.site_id = b.site_id and c.id = b.source_id;
drop view shared_calendar_turns;
drop table external_calendars;
`);
  }
}
