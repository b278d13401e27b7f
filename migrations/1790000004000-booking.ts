import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reservations and the guard that makes selling a place twice impossible (design/booking.md). */
export class Booking1790000004000 implements MigrationInterface {
  name = 'Booking1790000004000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table resource_locks (
  site_id uuid not null,
  resource_id uuid not null,
  version bigint not null default 0,
  primary key (site_id, resource_id),
  foreign key (site_id, resource_id) references resources (site_id, id)
) with (fillfactor = 50);

create function resource_gets_a_lock() returns trigger language plpgsql as $$
begin
  insert into resource_locks (site_id, resource_id) values (new.site_id, new.id);
  return null;
end $$;
create trigger resource_gets_a_lock after insert on resources
  for each row execute function resource_gets_a_lock();

create table reservations (
  site_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  -- Copied from the resource by the guard, so that the exclusion below can see them.
  mode text not null,
  kind text not null,
  quantity int not null default 1 check (quantity > 0),
  during tstzrange not null,
  -- during plus preparation time before and after: what the place cannot be used for by others.
  blocked tstzrange not null,
  blocked_from timestamptz not null generated always as (lower(blocked)) stored,
  blocked_until timestamptz not null generated always as (upper(blocked)) stored,
  status text not null check (status in ('held', 'confirmed', 'checked_in', 'cancelled', 'expired', 'no_show')),
  hold_expires_at timestamptz,
  checked_in_at timestamptz,
  cancelled_at timestamptz,
  price_cents bigint not null,
  currency char(3) not null,
  price_lines jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  constraint reservation_resource foreign key (site_id, resource_id) references resources (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id),
  -- An EMPTY range never overlaps, so it would slip past the exclusion.
  constraint reservation_during_sane check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and isfinite(lower(during)) and isfinite(upper(during))
    and upper(during) - lower(during) between interval '5 minutes' and interval '31 days'
    and blocked @> during and not upper_inc(blocked) and isfinite(lower(blocked)) and isfinite(upper(blocked))
  ),
  constraint reservation_hold_has_expiry check ((status = 'held') = (hold_expires_at is not null)),
  constraint reservation_no_overlap exclude using gist (site_id with =, resource_id with =, blocked with &&)
    where (mode = 'exclusive' and status in ('held', 'confirmed', 'checked_in'))
);
-- The sweep of a pool, and holds that ran out.
create index reservations_pool on reservations using gist (site_id, resource_id, blocked)
  where mode = 'pool' and status in ('held', 'confirmed', 'checked_in');
create index reservations_holds on reservations (site_id, resource_id, hold_expires_at) where status = 'held';
-- A site's day, read from the index alone. What lasts longer than a day is rare and has an index of its own, so
-- that the day needs to look back 24 hours only. (The exclusion index serves such reads 12 times slower.)
create index reservations_day on reservations (site_id, blocked_from)
  include (resource_id, blocked_until, quantity)
  where status in ('held', 'confirmed', 'checked_in');
create index reservations_long on reservations (site_id, blocked_until)
  where status in ('held', 'confirmed', 'checked_in') and upper(blocked) - lower(blocked) > interval '24 hours';
create index reservations_by_person on reservations (person_id, blocked_from);

-- Runs as maille_guard, whose policies hide nothing: behind a tenant policy PostgreSQL may not use an index for
-- &&, which is not leakproof, and the sweep read every booking of the resource (1.2 ms instead of 0.1 ms). The
-- first test keeps the tenants apart instead.
create function reservation_guard() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  r resources;
  highest int;
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a reservation of another site' using errcode = '42501';
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    -- With an older snapshot the sweep below would not see who came first (measured: 18 places of 10 sold).
    raise exception 'reservations are written under READ COMMITTED' using errcode = '25001';
  end if;
  if new.status not in ('held', 'confirmed', 'checked_in') then
    -- Gives a place back, or is the record of one given back before: nothing to guard.
    if tg_op = 'INSERT' then
      select mode, kind into new.mode, new.kind from resources where site_id = new.site_id and id = new.resource_id;
    end if;
    return new;
  end if;
  -- This row lock queues the rush; without it the exclusion constraint alone deadlocks under 60 clients.
  update resource_locks set version = version + 1 where site_id = new.site_id and resource_id = new.resource_id;
  if not found then
    raise exception 'no such resource' using errcode = '23503', constraint = 'reservation_resource';
  end if;
  select * into r from resources where site_id = new.site_id and id = new.resource_id;
  new.mode := r.mode;
  new.kind := r.kind;
  if new.quantity > r.capacity then
    raise exception 'more places than there are' using errcode = '23P01', constraint = 'reservation_pool_capacity';
  end if;
  update reservations set status = 'expired', hold_expires_at = null
    where site_id = new.site_id and resource_id = new.resource_id and status = 'held'
      and hold_expires_at <= ctx_now() and blocked && new.blocked and id <> new.id;
  if r.mode = 'pool' then
    -- Sweep: the places taken at each start inside the wanted range, ends counted before starts at one instant.
    select coalesce(max(level), 0) into highest from (
      select sum(step.change) over (order by step.at, step.change) as level
      from reservations taken
      cross join lateral (values
        (greatest(lower(taken.blocked), lower(new.blocked)), taken.quantity),
        (upper(taken.blocked), -taken.quantity)
      ) as step (at, change)
      where taken.site_id = new.site_id and taken.resource_id = new.resource_id and taken.id <> new.id
        and taken.mode = 'pool' and taken.status in ('held', 'confirmed', 'checked_in')
        and taken.blocked && new.blocked
    ) as levels;
    if highest + new.quantity > r.capacity then
      raise exception 'no place left' using errcode = '23P01', constraint = 'reservation_pool_capacity';
    end if;
  end if;
  return new;
end $$;
create trigger reservation_guard
  before insert or update of during, blocked, quantity, status, resource_id on reservations
  for each row execute function reservation_guard();

do $$ declare t text; begin
  foreach t in array array['resource_locks', 'reservations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
create policy own on reservations for select using (person_id = (select ctx_person()));
grant select, insert, update on resource_locks, reservations to maille_app;

create policy guard on reservations to maille_guard using (true) with check (true);
create policy guard on resource_locks to maille_guard using (true) with check (true);
create policy guard on resources for select to maille_guard using (true);
grant select, update on reservations, resource_locks to maille_guard;
grant select on resources to maille_guard;
alter function reservation_guard() owner to maille_guard;

-- Busy intervals without names: the finder needs them for every site of the network.
create policy shared on reservations for select to maille_shared using (true);
grant select (site_id, resource_id, blocked, blocked_from, blocked_until, quantity, status, hold_expires_at) on reservations to maille_shared;
create view shared_busy as
  select site_id, resource_id, blocked_from, blocked_until, quantity from reservations
  where status in ('held', 'confirmed', 'checked_in');
create view shared_long as
  select site_id, resource_id, blocked_from, blocked_until, quantity from reservations
  where status in ('held', 'confirmed', 'checked_in') and upper(blocked) - lower(blocked) > interval '24 hours';
alter view shared_busy owner to maille_shared;
alter view shared_long owner to maille_shared;
grant select on shared_busy, shared_long to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_long, shared_busy;
drop table reservations, resource_locks;
drop policy guard on resources;
drop trigger resource_gets_a_lock on resources;
drop function resource_gets_a_lock();
drop function reservation_guard();
`);
  }
}
