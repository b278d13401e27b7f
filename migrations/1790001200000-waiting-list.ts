import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for which place, and that a place they wait for is theirs before anybody else's. */
export class WaitingList1790001200000 implements MigrationInterface {
  name = 'WaitingList1790001200000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLE);
    await query.query(PROMISE);
    await query.query(NEWS);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger waiting_is_told on reservations;
drop function waiting_is_told();
drop trigger reservation_promised on reservations;
drop function reservation_promised();
drop function place_is_free(uuid, uuid, tstzrange, int);
drop view shared_waiting;
drop table waiting_entries;
alter table site_rules drop column waiting_minutes;
`);
  }
}

const TABLE = /* sql */ `
-- How long a place that has become free is kept for the first who waited for it.
alter table site_rules
  add column waiting_minutes int not null default 60 check (waiting_minutes between 5 and 1440);

create table waiting_entries (
  site_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  resource_id uuid not null,
  during tstzrange not null check (
    not isempty(during) and lower(during) is not null and upper(during) is not null),
  quantity int not null check (quantity > 0),
  created_at timestamptz not null,
  -- left: they gave it up; over: the time or the offer has run out, or a rule of the site stands against it.
  status text not null default 'waiting' check (status in ('waiting', 'offered', 'taken', 'left', 'over')),
  -- What they were offered.
  reservation_id uuid,
  primary key (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id),
  constraint waiting_resource foreign key (site_id, resource_id) references resources (site_id, id),
  foreign key (site_id, reservation_id) references reservations (site_id, id),
  -- A unique one cannot look at the status.
  constraint waiting_entries_once exclude using btree (
    site_id with =, person_id with =, resource_id with =, during with =) where (status in ('waiting', 'offered')),
  constraint waiting_offer_is_known check (status not in ('offered', 'taken') or reservation_id is not null)
);
create index waiting_queue on waiting_entries (site_id, resource_id) where status in ('waiting', 'offered');
create index waiting_of_person on waiting_entries (person_id) where status in ('waiting', 'offered');

alter table waiting_entries enable row level security;
alter table waiting_entries force row level security;
create policy tenant on waiting_entries using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
create policy own on waiting_entries for select using (person_id = (select ctx_person()));
create policy shared on waiting_entries for select to maille_shared using (true);
create policy guard on waiting_entries for select to maille_guard using (true);
grant select, insert, update (status, reservation_id) on waiting_entries to maille_app;
grant select (site_id, id, resource_id, during, created_at, status) on waiting_entries to maille_shared;
grant select on waiting_entries to maille_guard;

create view shared_waiting as
  select site_id, id, resource_id, during, created_at, status from waiting_entries
  where status in ('waiting', 'offered');
alter view shared_waiting owner to maille_shared;
grant select on shared_waiting to maille_app;
`;

const PROMISE = /* sql */ `
-- What the guard would say of a booking, for whoever sees the site's rows.
create function place_is_free(of_site uuid, place uuid, wanted tstzrange, places int) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select coalesce((
    select
      not exists (
        select from reservations taken
        where taken.site_id = of_site and taken.status in ('held', 'confirmed', 'checked_in')
          and (taken.hold_expires_at is null or taken.hold_expires_at > ctx_now())
          and taken.blocked && wanted
          and ((r.mode = 'exclusive' and taken.resource_id = place)
            or taken.resource_id in (select f.related_id from resource_families f
              where f.site_id = of_site and f.resource_id = place)))
      and not exists (
        select from resource_blocks b
        where b.site_id = of_site and b.during && wanted
          and (b.resource_id = place or b.resource_id in (select f.related_id from resource_families f
            where f.site_id = of_site and f.resource_id = place)))
      and (r.mode = 'exclusive' or places + coalesce((
        select max(level) from (
          select sum(step.change) over (order by step.at, step.change) as level
          from reservations taken
          cross join lateral (values
            (greatest(lower(taken.blocked), lower(wanted)), taken.quantity),
            (upper(taken.blocked), -taken.quantity)
          ) as step (at, change)
          where taken.site_id = of_site and taken.resource_id = place
            and taken.status in ('held', 'confirmed', 'checked_in')
            and (taken.hold_expires_at is null or taken.hold_expires_at > ctx_now())
            and taken.blocked && wanted
        ) as levels), 0) <= r.capacity)
    from resources r where r.site_id = of_site and r.id = place and r.active
  ), false)
$$;

-- A place that has just become free and that somebody waits for is theirs: whoever passes by in the moment before it is
-- offered to them finds it taken. After the guard by its name, so behind the lock of the place.
create function reservation_promised() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a reservation of another site' using errcode = '42501';
  end if;
  if new.status not in ('held', 'confirmed', 'checked_in') or new.hold_for is not distinct from 'waiting_list' then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.status in ('held', 'confirmed', 'checked_in')
    and (new.resource_id, new.blocked, new.quantity) is not distinct from (old.resource_id, old.blocked, old.quantity)
  then
    return new;
  end if;
  if exists (
    select from waiting_entries w
    join resources r on r.site_id = w.site_id and r.id = w.resource_id
    cross join lateral (
      select tstzrange(lower(w.during), upper(w.during) + make_interval(mins => r.preparation_minutes)) as blocked
    ) as wanted
    where w.site_id = new.site_id and w.status = 'waiting' and w.person_id <> new.person_id
      and (w.resource_id = new.resource_id or w.resource_id in (select f.related_id from resource_families f
        where f.site_id = new.site_id and f.resource_id = new.resource_id))
      and lower(w.during) > ctx_now() and wanted.blocked && new.blocked
      and place_is_free(w.site_id, w.resource_id, wanted.blocked, w.quantity)
  ) then
    raise exception 'somebody has waited for it' using errcode = '23P01', constraint = 'reservation_promised';
  end if;
  return new;
end $$;
alter function reservation_promised() owner to maille_guard;
create trigger reservation_promised
  before insert or update of during, blocked, quantity, status, resource_id on reservations
  for each row execute function reservation_promised();
`;

const NEWS = /* sql */ `
-- Whoever gives a place back, through whatever door: those who wait hear of it.
create function waiting_is_told() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from waiting_entries w where w.site_id = new.site_id and w.status in ('waiting', 'offered')) then
    insert into events (id, topic, payload, singleton_key)
      values (gen_random_uuid(), 'waiting.offer', jsonb_build_object('siteId', new.site_id), new.site_id::text);
  end if;
  return null;
end $$;
alter function waiting_is_told() owner to maille_shared;
create trigger waiting_is_told after update on reservations for each row
  when (old.status in ('held', 'confirmed', 'checked_in') and (
    new.status not in ('held', 'confirmed', 'checked_in')
    or (new.resource_id, new.blocked, new.quantity) is distinct from (old.resource_id, old.blocked, old.quantity)))
  execute function waiting_is_told();
`;
