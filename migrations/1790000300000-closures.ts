import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weeks of single resources, closures, and the public holidays a site keeps: what makes a day other than usual. */
export class Closures1790000300000 implements MigrationInterface {
  name = 'Closures1790000300000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table resource_hours (
  site_id uuid not null,
  resource_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  opens int not null check (opens between 0 and 1439),
  closes int not null check (closes > opens and closes <= 1440),
  primary key (site_id, resource_id, weekday, opens),
  foreign key (site_id, resource_id) references resources (site_id, id),
  constraint resource_hours_no_overlap
    exclude using gist (site_id with =, resource_id with =, weekday with =, int4range(opens, closes) with &&)
);

create table closures (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  -- Null: the whole site.
  resource_id uuid,
  repeats text not null check (repeats in ('once', 'yearly', 'weekly')),
  -- Also says which day of the year, or of the week, comes back.
  first_day date not null,
  last_day date check (last_day >= first_day),
  -- Minutes of the day on the wall clock; both null: the whole day.
  from_minute int check (from_minute between 0 and 1439),
  until_minute int check (until_minute > from_minute and until_minute <= 1440),
  scope text not null check (scope in ('everyone', 'members', 'visitors')),
  reason text not null check (length(reason) between 1 and 200),
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  foreign key (site_id, resource_id) references resources (site_id, id),
  check (repeats <> 'once' or last_day is not null),
  check ((from_minute is null) = (until_minute is null))
);
create index closures_by_day on closures (site_id, last_day);

-- Public holidays on which a site is closed, by the rule that gives their day each year ("easter 1", "12-25").
create table kept_holidays (
  site_id uuid not null references sites (site_id),
  rule text not null check (length(rule) between 1 and 80),
  primary key (site_id, rule)
);

create table opening_calendars (
  site_id uuid primary key references sites (site_id),
  -- A part of the country with holidays of its own (Moselle, a Swiss canton).
  holiday_region text check (holiday_region ~ '^[A-Z0-9]{2,3}$'),
  -- Grows with each change of what is open: a booking that was judged by an older one is judged again.
  hours_version int not null default 0
);
create function site_gets_opening_calendar() returns trigger language plpgsql as $$
begin
  insert into opening_calendars (site_id) values (new.site_id);
  return null;
end $$;
create trigger site_gets_opening_calendar after insert on sites
  for each row execute function site_gets_opening_calendar();
insert into opening_calendars (site_id) select site_id from sites;

-- Which hours_version a booking was judged by; null: past the rules (imports).
alter table reservations add column hours_version int;
-- After reservation_guard (triggers run by name), thus behind the lock of the resource, which a closure takes too:
-- whoever comes second sees the first. 40001 makes the application run the whole booking again.
create function reservation_hours() returns trigger language plpgsql as $$
begin
  if new.hours_version is distinct from (select hours_version from opening_calendars where site_id = new.site_id) then
    raise exception 'what is open has changed meanwhile' using errcode = '40001';
  end if;
  return new;
end $$;
create trigger reservation_hours before insert or update of hours_version on reservations
  for each row when (new.hours_version is not null) execute function reservation_hours();

do $$ declare t text; begin
  foreach t in array array['resource_hours', 'closures', 'kept_holidays', 'opening_calendars'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
    execute format('create policy shared on %I for select to maille_shared using (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on resource_hours, closures, kept_holidays to maille_app;
grant select, insert, update on opening_calendars to maille_app;
grant select on resource_hours, kept_holidays, opening_calendars to maille_shared;
grant select (site_id, id, resource_id, repeats, first_day, last_day, from_minute, until_minute, scope, reason)
  on closures to maille_shared;

create view shared_resource_hours as select site_id, resource_id, weekday, opens, closes from resource_hours;
create view shared_closures as
  select site_id, id, resource_id, repeats, first_day, last_day, from_minute, until_minute, scope, reason from closures;
create view shared_opening_calendars as
  select c.site_id, trim(s.country) as country, c.holiday_region, c.hours_version,
    array(select k.rule from kept_holidays k where k.site_id = c.site_id order by k.rule) as rules
  from opening_calendars c join sites s on s.site_id = c.site_id;
alter view shared_resource_hours owner to maille_shared;
alter view shared_closures owner to maille_shared;
alter view shared_opening_calendars owner to maille_shared;
grant select on shared_resource_hours, shared_closures, shared_opening_calendars to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_opening_calendars, shared_closures, shared_resource_hours;
drop trigger reservation_hours on reservations;
drop function reservation_hours();
alter table reservations drop column hours_version;
drop trigger site_gets_opening_calendar on sites;
drop function site_gets_opening_calendar();
drop table opening_calendars, kept_holidays, closures, resource_hours;
`);
  }
}
