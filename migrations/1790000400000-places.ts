import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Places inside places, times that something outside takes, and what a place is held for: all that the guard weighs
 * (design/booking.md).
 */
export class Places1790000400000 implements MigrationInterface {
  name = 'Places1790000400000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(FAMILIES);
    await query.query(BLOCKS);
    await query.query(HOLDS);
    await query.query(GUARD);
    await query.query(SHARED);
  }

  /** Bookings may rest on families and blocks by now, so undoing it would sell places twice: restore the backup. */
  async down(): Promise<void> {
    throw new Error('the guard of migration places is not taken back: restore the backup made before it');
  }
}

const FAMILIES = /* sql */ `
-- A room and its desks, a workshop and its machines: who takes the one takes the other.
alter table resources
  add column parent_id uuid,
  add constraint resource_parent foreign key (site_id, parent_id) references resources (site_id, id);
create index resources_children on resources (site_id, parent_id) where parent_id is not null;

-- Each resource with all that it lies in and all that lies in it, both ways, so that the guard need not climb.
create table resource_families (
  site_id uuid not null,
  resource_id uuid not null,
  related_id uuid not null,
  relation text not null check (relation in ('ancestor', 'descendant')),
  primary key (site_id, resource_id, related_id),
  foreign key (site_id, resource_id) references resources (site_id, id),
  foreign key (site_id, related_id) references resources (site_id, id)
);

-- The locks of the places and of their families, in the order of their ids, so that bookings that cross wait for
-- each other's end instead of for each other. What a place lies in is locked for sharing: two desks of one room do
-- not wait for each other, the room waits for both.
create function lock_places(of_site uuid, places uuid[]) returns void language plpgsql as $$
declare
  place record;
begin
  for place in
    select wanted.id, bool_or(wanted.whole) as whole from (
      select unnest(places) as id, true as whole
      union all
      select f.related_id, f.relation = 'descendant' from resource_families f
      where f.site_id = of_site and f.resource_id = any (places)
    ) as wanted group by wanted.id order by wanted.id
  loop
    if place.whole then
      perform from resource_locks l where l.site_id = of_site and l.resource_id = place.id for no key update;
    else
      perform from resource_locks l where l.site_id = of_site and l.resource_id = place.id for share;
    end if;
  end loop;
end $$;

-- Works out the families of a site anew when a resource is put somewhere else. All of both families is locked for
-- itself: a booking that has read the old ones is either here already or finds, behind the lock, that they changed.
create function resource_keeps_its_family() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  around uuid[];
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a resource of another site' using errcode = '42501';
  end if;
  -- One at a time, or two changes at once could close a circle that neither of them sees.
  perform from resource_locks l where l.site_id = new.site_id order by l.resource_id for update;
  if exists (
    select from resources r join resources p on p.site_id = r.site_id and p.id = r.parent_id
    where r.site_id = new.site_id and p.mode <> 'exclusive'
  ) then
    raise exception 'only what is booked as a whole contains others'
      using errcode = '23514', constraint = 'resource_parent_is_whole';
  end if;
  delete from resource_families where site_id = new.site_id;
  begin
    insert into resource_families (site_id, resource_id, related_id, relation)
    with recursive above (id, ancestor, depth) as (
      select r.id, r.parent_id, 1 from resources r where r.site_id = new.site_id and r.parent_id is not null
      union all
      select a.id, r.parent_id, a.depth + 1 from above a
      join resources r on r.site_id = new.site_id and r.id = a.ancestor and r.parent_id is not null
      where a.depth <= 4 and a.ancestor <> a.id
    )
    select new.site_id, id, ancestor, 'ancestor' from above
    union all
    select new.site_id, ancestor, id, 'descendant' from above;
  exception when unique_violation then
    raise exception 'a place cannot lie in itself' using errcode = '23514', constraint = 'resource_family_is_a_tree';
  end;
  if exists (
    select from resource_families where site_id = new.site_id and relation = 'ancestor'
    group by resource_id having count(*) > 4
  ) then
    raise exception 'a place lies in four others at most'
      using errcode = '23514', constraint = 'resource_family_is_a_tree';
  end if;
  select array_agg(related_id) into around from resource_families
    where site_id = new.site_id and resource_id = new.id and relation = 'ancestor';
  if exists (
    select from reservations mine
    join reservations theirs on theirs.site_id = mine.site_id and theirs.resource_id = any (around)
      and theirs.status in ('held', 'confirmed', 'checked_in') and theirs.blocked && mine.blocked
    where mine.site_id = new.site_id and mine.status in ('held', 'confirmed', 'checked_in')
      and (mine.resource_id = new.id or mine.resource_id in (
        select f.related_id from resource_families f
        where f.site_id = new.site_id and f.resource_id = new.id and f.relation = 'descendant'))
  ) then
    raise exception 'both are booked at one time' using errcode = '23P01', constraint = 'resource_family_is_booked';
  end if;
  return null;
end $$;
create trigger resource_keeps_its_family after insert on resources
  for each row when (new.parent_id is not null) execute function resource_keeps_its_family();
create trigger resource_changes_its_family after update of parent_id, mode on resources
  for each row when ((old.parent_id, old.mode) is distinct from (new.parent_id, new.mode))
  execute function resource_keeps_its_family();
`;

const BLOCKS = /* sql */ `
-- Times at which something outside takes a resource: the guard refuses them, whoever asks.
create table resource_blocks (
  site_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  -- What says so, and may take it back.
  source_id uuid not null,
  during tstzrange not null check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and isfinite(lower(during)) and isfinite(upper(during))),
  primary key (site_id, id),
  foreign key (site_id, resource_id) references resources (site_id, id)
);
create index resource_blocks_time on resource_blocks using gist (site_id, resource_id, during);
create index resource_blocks_source on resource_blocks (site_id, source_id);

do $$ declare t text; begin
  foreach t in array array['resource_families', 'resource_blocks'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
    execute format('create policy shared on %I for select to maille_shared using (true)', t);
    execute format('create policy guard on %I to maille_guard using (true) with check (true)', t);
  end loop;
end $$;
grant select on resource_families to maille_app, maille_shared;
grant select, insert, delete on resource_families to maille_guard;
grant select, insert, update, delete on resource_blocks to maille_app;
grant select on resource_blocks to maille_guard;
grant select (site_id, resource_id, during) on resource_blocks to maille_shared;
alter function resource_keeps_its_family() owner to maille_guard;
`;

const HOLDS = /* sql */ `
-- Why a place is held: while somebody confirms, proves their address, is offered a place they waited for, or awaits
-- the manager's word.
alter table reservations
  add column hold_for text check (hold_for in ('checkout', 'guest', 'waiting_list', 'approval'));
update reservations set hold_for = 'checkout' where status = 'held';
alter table reservations
  add constraint reservation_hold_has_a_reason check ((status = 'held') = (hold_for is not null));
`;

/** As migration booking wrote it, with families, blocks and holds. */
const GUARD = /* sql */ `
create or replace function reservation_guard() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  r resources;
  highest int;
  family uuid[];
  behind_the_lock uuid[];
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a reservation of another site' using errcode = '42501';
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    -- With an older snapshot the sweep below would not see who came first (measured: 18 places of 10 sold).
    raise exception 'reservations are written under READ COMMITTED' using errcode = '25001';
  end if;
  if new.status = 'held' then
    new.hold_for := coalesce(new.hold_for, 'checkout');
  else
    new.hold_for := null;
    new.hold_expires_at := null;
  end if;
  if new.status not in ('held', 'confirmed', 'checked_in') then
    -- Gives a place back, or is the record of one given back before: nothing to guard.
    if tg_op = 'INSERT' then
      select mode, kind into new.mode, new.kind from resources where site_id = new.site_id and id = new.resource_id;
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.status in ('held', 'confirmed', 'checked_in')
    and (new.resource_id, new.blocked, new.quantity) is not distinct from (old.resource_id, old.blocked, old.quantity)
  then
    -- Keeps the place it has. It must not wait for the lock either: who holds that may be waiting for this row.
    return new;
  end if;
  select coalesce(array_agg(f.related_id order by f.related_id), '{}') into family from resource_families f
    where f.site_id = new.site_id and f.resource_id = new.resource_id;
  if family <> '{}' then
    perform lock_places(new.site_id, array[new.resource_id]);
  end if;
  -- This row lock queues the rush; without it the exclusion constraint alone deadlocks under 60 clients.
  update resource_locks set version = version + 1 where site_id = new.site_id and resource_id = new.resource_id;
  if not found then
    raise exception 'no such resource' using errcode = '23503', constraint = 'reservation_resource';
  end if;
  select coalesce(array_agg(f.related_id order by f.related_id), '{}') into behind_the_lock from resource_families f
    where f.site_id = new.site_id and f.resource_id = new.resource_id;
  if behind_the_lock <> family then
    raise exception 'the place lies elsewhere by now' using errcode = '40001';
  end if;
  select * into r from resources where site_id = new.site_id and id = new.resource_id;
  new.mode := r.mode;
  new.kind := r.kind;
  if new.quantity > r.capacity then
    raise exception 'more places than there are' using errcode = '23P01', constraint = 'reservation_pool_capacity';
  end if;
  update reservations set status = 'expired'
    where site_id = new.site_id and resource_id = any (family || new.resource_id) and status = 'held'
      and hold_expires_at <= ctx_now() and blocked && new.blocked and id <> new.id;
  if family <> '{}' and exists (
    select from reservations taken
    where taken.site_id = new.site_id and taken.resource_id = any (family) and taken.mode = 'exclusive'
      and taken.status in ('held', 'confirmed', 'checked_in') and taken.blocked && new.blocked and taken.id <> new.id
    union all
    select from reservations taken
    where taken.site_id = new.site_id and taken.resource_id = any (family) and taken.mode = 'pool'
      and taken.status in ('held', 'confirmed', 'checked_in') and taken.blocked && new.blocked and taken.id <> new.id
  ) then
    raise exception 'what it lies in, or what lies in it, is taken'
      using errcode = '23P01', constraint = 'reservation_family_taken';
  end if;
  if exists (
    select from resource_blocks b where b.site_id = new.site_id and b.resource_id = any (family || new.resource_id)
      and b.during && new.blocked
  ) then
    raise exception 'taken by something outside' using errcode = '23P01', constraint = 'reservation_place_blocked';
  end if;
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
`;

const SHARED = /* sql */ `
create view shared_families as select site_id, resource_id, related_id from resource_families;
create view shared_blocks as select site_id, resource_id, during from resource_blocks;
-- For the job that ends them: which sites have some.
create view shared_holds as select site_id, hold_expires_at from reservations where status = 'held';
alter view shared_holds owner to maille_shared;
alter view shared_families owner to maille_shared;
alter view shared_blocks owner to maille_shared;
grant select on shared_families, shared_blocks, shared_holds to maille_app;

-- A hold that has run out is nobody's: readers compare it with their own clock, and the index can say when.
drop index reservations_day;
create index reservations_day on reservations (site_id, blocked_from)
  include (resource_id, blocked_until, quantity, hold_expires_at)
  where status in ('held', 'confirmed', 'checked_in');
create or replace view shared_busy as
  select site_id, resource_id, blocked_from, blocked_until, quantity, hold_expires_at from reservations
  where status in ('held', 'confirmed', 'checked_in');
create or replace view shared_long as
  select site_id, resource_id, blocked_from, blocked_until, quantity, hold_expires_at from reservations
  where status in ('held', 'confirmed', 'checked_in') and upper(blocked) - lower(blocked) > interval '24 hours';
create or replace view shared_resources as
  select site_id, id, kind, mode, capacity, name, zone, features, preparation_minutes, step_minutes, min_minutes,
         max_minutes, rate_id, position, parent_id
  from resources where active;
`;
