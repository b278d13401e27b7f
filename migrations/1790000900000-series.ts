import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bookings that repeat: what was ordered, and which bookings came of it (design/booking.md). */
export class Series1790000900000 implements MigrationInterface {
  name = 'Series1790000900000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- The order as it was given. What became of each date stands on its reservation.
create table series (
  site_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  -- RFC 5545, in the one way of writing it that parseRule understands and ruleText makes.
  rule text not null check (length(rule) <= 200),
  first_day date not null,
  -- Of the site when it was ordered: the start keeps its hour on this wall.
  time_zone text not null,
  start_minute int not null check (start_minute between 0 and 1439),
  minutes int not null check (minutes between 5 and 44640),
  quantity int not null check (quantity > 0),
  -- The dates that could not be had, each with the code of its refusal: a retry is told the same.
  skipped jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  foreign key (site_id, resource_id) references resources (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id)
);
create index series_by_person on series (person_id);

alter table series enable row level security;
alter table series force row level security;
create policy tenant on series using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
create policy own on series for select using (person_id = (select ctx_person()));
grant select, insert, update (skipped) on series to maille_app;

alter table reservations
  add column series_id uuid,
  add constraint reservation_series foreign key (site_id, series_id) references series (site_id, id);
create index reservations_series on reservations (site_id, series_id, blocked_from) where series_id is not null;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table reservations drop column series_id;
drop table series;
`);
  }
}
