import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hourly roll-ups of a site, and the pooled cells that a coordinator may read. */
export class Insights1790000005000 implements MigrationInterface {
  name = 'Insights1790000005000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table usage_hours (
  site_id uuid not null references sites (site_id),
  kind text not null check (kind in ('desk', 'room', 'machine')),
  day date not null,
  hour int not null check (hour between 0 and 23),
  -- place-minutes: places x minutes
  open_minutes int not null check (open_minutes >= 0),
  booked_minutes int not null check (booked_minutes >= 0),
  attended_minutes int not null check (attended_minutes between 0 and booked_minutes),
  -- reservations that begin in this hour
  reservations int not null check (reservations >= 0),
  people int not null check (people >= 0),
  primary key (site_id, kind, day, hour)
);
create index usage_hours_by_day on usage_hours (day, kind) include (site_id, hour, open_minutes, booked_minutes, people);
alter table usage_hours enable row level security;
alter table usage_hours force row level security;
create policy tenant on usage_hours using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update, delete on usage_hours to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('drop table usage_hours');
  }
}
