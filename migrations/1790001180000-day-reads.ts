import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes the reads of a day cheap: long bookings stand in their index with all that is read of them, so that no read
 * of what is taken visits the table; and each site tells by one number whether anything else of it has changed.
 */
export class DayReads1790001180000 implements MigrationInterface {
  name = 'DayReads1790001180000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop index reservations_long;
create index reservations_long on reservations (site_id, blocked_until)
  include (resource_id, blocked_from, quantity, hold_expires_at)
  where status in ('held', 'confirmed', 'checked_in') and upper(blocked) - lower(blocked) > interval '24 hours';

-- Grows with each change of what a site offers and when: what was read under the same number still stands.
create table site_versions (
  site_id uuid primary key references sites (site_id),
  version bigint not null
);
alter table site_versions enable row level security;
alter table site_versions force row level security;
create policy tenant on site_versions
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
create policy shared on site_versions for select to maille_shared using (true);
grant select, insert, update on site_versions to maille_app;
grant select on site_versions to maille_shared;
create view shared_site_versions as select site_id, version from site_versions;
alter view shared_site_versions owner to maille_shared;
grant select on shared_site_versions to maille_app;

-- Whoever reads the number first and the rest after it keeps nothing that is older than its number.
create function site_has_changed() returns trigger language plpgsql as $$
begin
  insert into site_versions (site_id, version) values (coalesce(new.site_id, old.site_id), 1)
    on conflict (site_id) do update set version = site_versions.version + 1;
  return null;
end $$;
-- At the end of the transaction: no change waits for another one longer than for its commit.
do $$ declare t text; begin
  foreach t in array array['sites', 'resources', 'rates', 'rate_steps', 'opening_hours', 'resource_hours', 'closures',
    'kept_holidays', 'opening_calendars', 'named_periods', 'site_rules', 'resource_rules', 'cancellation_steps',
    'quotas', 'authorisations', 'authorisation_needs'] loop
    execute format('create constraint trigger site_has_changed after insert or update or delete on %I
      deferrable initially deferred for each row execute function site_has_changed()', t);
  end loop;
end $$;
insert into site_versions (site_id, version) select site_id, 0 from sites;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop function site_has_changed() cascade;
drop view shared_site_versions;
drop table site_versions;
drop index reservations_long;
create index reservations_long on reservations (site_id, blocked_until)
  where status in ('held', 'confirmed', 'checked_in') and upper(blocked) - lower(blocked) > interval '24 hours';
`);
  }
}
