import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secret calendar feeds, and what a reservation tells a calendar program of its own changes. */
export class Calendars1790000100000 implements MigrationInterface {
  name = 'Calendars1790000100000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- RFC 5545: a calendar program believes the revision with the higher number. Null: it is as it was made.
alter table reservations
  add column sequence int not null default 0,
  add column changed_at timestamptz;

-- After the guard, by its name; also for holds that the guard lets go. A new row has told nobody anything yet.
create function reservation_sequence() returns trigger language plpgsql as $$
begin
  if (new.during, new.resource_id, new.status) is distinct from (old.during, old.resource_id, old.status) then
    new.sequence := old.sequence + 1;
    new.changed_at := ctx_now();
  end if;
  return new;
end $$;
create trigger reservation_sequence before update of during, resource_id, status on reservations
  for each row execute function reservation_sequence();

-- What is no longer booked stays in the feeds for a while, so that programs that have it take it away.
create index reservations_given_back on reservations (site_id, changed_at)
  where status in ('cancelled', 'expired', 'no_show') and changed_at is not null;

-- A person's links to their own reservations at every site. Only the hash of a link's secret is kept.
create table personal_calendars (
  person_id uuid not null references persons (id),
  id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (person_id, id)
);
alter table personal_calendars enable row level security;
alter table personal_calendars force row level security;
create policy own on personal_calendars
  using (person_id = (select ctx_person())) with check (person_id = (select ctx_person()));

-- Links of a site's staff to all its reservations, or to those of one resource.
create table site_calendars (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  resource_id uuid,
  made_by uuid not null references persons (id),
  token_hash bytea not null check (length(token_hash) = 32),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (site_id, id),
  constraint site_calendars_secret unique (token_hash),
  constraint site_calendars_resource foreign key (site_id, resource_id) references resources (site_id, id)
);
alter table site_calendars enable row level security;
alter table site_calendars force row level security;
create policy tenant on site_calendars
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update, delete on personal_calendars, site_calendars to maille_app;

-- From the hash of a link's secret to what opens its reservations. A link of the staff shows names, so it works
-- while whoever made it works at the site.
create policy doors on personal_calendars for select to maille_shared using (true);
create policy doors on site_calendars for select to maille_shared using (true);
grant select (person_id, id, token_hash, last_used_at) on personal_calendars to maille_shared;
grant select (site_id, id, resource_id, made_by, token_hash, last_used_at) on site_calendars to maille_shared;
create function calendar_door(wanted bytea)
  returns table (id uuid, person_id uuid, site_id uuid, resource_id uuid, last_used_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.person_id, null::uuid, null::uuid, c.last_used_at
  from personal_calendars c where c.token_hash = wanted
  union all
  select c.id, c.made_by, c.site_id, c.resource_id, c.last_used_at
  from site_calendars c
  where c.token_hash = wanted and exists (
    select from role_grants g
    where g.person_id = c.made_by and g.scope_kind = 'site' and g.scope_id = c.site_id and g.role in ('manager', 'desk'))
$$;
revoke execute on function calendar_door(bytea) from public;
grant execute on function calendar_door(bytea) to maille_app;
alter function calendar_door(bytea) owner to maille_shared;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop function calendar_door(bytea);
drop table site_calendars, personal_calendars;
drop index reservations_given_back;
drop trigger reservation_sequence on reservations;
drop function reservation_sequence();
alter table reservations drop column sequence, drop column changed_at;
`);
  }
}
