import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parts of the day that a manager names, for a site or for one resource: what is offered by name. */
export class Periods1790000310000 implements MigrationInterface {
  name = 'Periods1790000310000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table named_periods (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  -- Null: of all resources of the site that have none of their own.
  resource_id uuid,
  position int not null check (position between 0 and 7),
  -- Minutes of the day on the wall clock.
  from_minute int not null check (from_minute between 0 and 1439),
  until_minute int not null check (until_minute > from_minute and until_minute <= 1440),
  name_fr text not null check (length(name_fr) between 1 and 40),
  name_en text not null check (length(name_en) between 1 and 40),
  primary key (site_id, id),
  unique nulls not distinct (site_id, resource_id, position),
  -- An offer is known by its times.
  unique nulls not distinct (site_id, resource_id, from_minute, until_minute),
  foreign key (site_id, resource_id) references resources (site_id, id)
);
alter table named_periods enable row level security;
alter table named_periods force row level security;
create policy tenant on named_periods
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
create policy shared on named_periods for select to maille_shared using (true);
grant select, insert, update, delete on named_periods to maille_app;
grant select on named_periods to maille_shared;

create view shared_periods as
  select site_id, resource_id, position, from_minute, until_minute, name_fr, name_en from named_periods;
alter view shared_periods owner to maille_shared;
grant select on shared_periods to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('drop view shared_periods; drop table named_periods');
  }
}
