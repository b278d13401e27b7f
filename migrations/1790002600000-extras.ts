import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be had along with a place, what a booking has of it, and charges that come in parts. */
export class Extras1790002600000 implements MigrationInterface {
  name = 'Extras1790002600000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLES + LEFT + SHOWN);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_extras;
drop function extras_of(uuid, uuid);
drop trigger extras_follow on reservations;
drop table reservation_extras, extra_resources, extras;
drop function extra_stock_holds();
drop function extras_follow();
drop function reservation_extra_guard();
drop function extra_must_be_left(uuid, uuid, uuid, tstzrange, int);
drop function extras_taken(uuid, uuid, tstzrange, uuid);
alter table reservations drop column has_extras;
delete from charges where origin_part is not null;
alter table charges drop constraint charges_origin_is_unique;
alter table charges drop column origin_part,
  add constraint charges_origin_is_unique unique (site_id, origin_kind, origin_id);
`);
  }
}

const TABLES = /* sql */ `
create table extras (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- Of one: per booking, per person, or per started hour.
  price_cents int not null check (price_cents between 0 and 10000000),
  price_mode text not null check (price_mode in ('net', 'gross')),
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  per text not null check (per in ('booking', 'place', 'hour')),
  -- With all places of these kinds, and with those of extra_resources.
  kinds text[] not null check (kinds <@ array['desk', 'room', 'machine']),
  -- How many there are; null: as many as anybody wants.
  stock int check (stock between 1 and 10000),
  active boolean not null default true,
  position int not null default 0 check (position between 0 and 1000),
  primary key (site_id, id),
  constraint extras_name_is_unique unique (site_id, name)
);

create table extra_resources (
  site_id uuid not null,
  extra_id uuid not null,
  resource_id uuid not null,
  primary key (site_id, extra_id, resource_id),
  foreign key (site_id, extra_id) references extras (site_id, id),
  constraint extra_resource foreign key (site_id, resource_id) references resources (site_id, id)
);

-- Whoever reads or moves a booking without extras is spared the question.
alter table reservations add column has_extras boolean not null default false;

-- As it was called and priced when it was booked.
create table reservation_extras (
  site_id uuid not null,
  reservation_id uuid not null,
  extra_id uuid not null,
  -- That of the booking, which the triggers keep.
  during tstzrange not null,
  quantity int not null check (quantity between 1 and 10000),
  name text not null,
  per text not null check (per in ('booking', 'place', 'hour')),
  units int not null check (units >= quantity),
  unit_cents int not null check (unit_cents >= 0),
  price_mode text not null check (price_mode in ('net', 'gross')),
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  -- Its part of the price of the booking, in the mode of that; and in its own, what is charged.
  cents bigint not null check (cents >= 0),
  charge_cents bigint not null check (charge_cents >= 0),
  primary key (site_id, reservation_id, extra_id),
  foreign key (site_id, reservation_id) references reservations (site_id, id),
  constraint reservation_extra foreign key (site_id, extra_id) references extras (site_id, id)
);
create index reservation_extras_taken on reservation_extras using gist (site_id, extra_id, during);

-- One origin is charged in parts where they have prices and VAT of their own; the part without a name is the thing itself.
alter table charges add column origin_part uuid, drop constraint charges_origin_is_unique;
alter table charges add constraint charges_origin_is_unique
  unique nulls not distinct (site_id, origin_kind, origin_id, origin_part);

do $$ declare t text; begin
  foreach t in array array['extras', 'extra_resources', 'reservation_extras'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
create policy own on reservation_extras for select using (exists (
  select from reservations r
  where r.site_id = reservation_extras.site_id and r.id = reservation_id and r.person_id = (select ctx_person())));
grant select, insert, update on extras, reservation_extras to maille_app;
grant select, insert, delete on extra_resources to maille_app;
create policy guard on extras to maille_guard using (true) with check (true);
create policy guard on reservation_extras to maille_guard using (true) with check (true);
-- The right to lock a row is that of changing it.
grant select, update on extras, reservation_extras to maille_guard;
`;

const LEFT = /* sql */ `
-- The most of an extra that others have at one moment of a time: a number that says nothing of who they are. As
-- maille_guard for the reason of reservation_guard: behind a tenant policy && finds no index.
create function extras_taken(of_site uuid, of_extra uuid, wanted tstzrange, besides uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(level), 0)::int from (
    select sum(step.change) over (order by step.at, step.change) as level
    from reservation_extras x join reservations r on r.site_id = x.site_id and r.id = x.reservation_id
    cross join lateral (values
      (greatest(lower(x.during), lower(wanted)), x.quantity), (upper(x.during), -x.quantity)) as step (at, change)
    where x.site_id = of_site and x.extra_id = of_extra and x.reservation_id is distinct from besides
      and x.during && wanted and r.status in ('held', 'confirmed', 'checked_in')
      and (r.status <> 'held' or r.hold_expires_at > ctx_now())
  ) as levels
$$;
revoke execute on function extras_taken(uuid, uuid, tstzrange, uuid) from public;
alter function extras_taken(uuid, uuid, tstzrange, uuid) owner to maille_guard;
grant execute on function extras_taken(uuid, uuid, tstzrange, uuid) to maille_app;

-- The row of the extra queues those who want it, after the locks of their places and in the order of the ids. Where
-- there is no end of it they share the lock, which keeps out only whoever sets one.
create function extra_must_be_left(of_site uuid, of_reservation uuid, of_extra uuid, wanted tstzrange, asked int)
  returns void language plpgsql as $$
declare
  there int;
  called text;
  taken int;
begin
  select stock into there from extras where site_id = of_site and id = of_extra;
  if there is null then
    select stock into there from extras where site_id = of_site and id = of_extra for share;
    if there is null then return; end if;
    -- Since the first look somebody has said how many there are: a stronger lock now could close a ring.
    raise exception 'an extra has changed' using errcode = '40001';
  end if;
  select stock, name into there, called from extras
    where site_id = of_site and id = of_extra for no key update;
  if there is null then return; end if;
  taken := extras_taken(of_site, of_extra, wanted, of_reservation);
  if taken + asked > there then
    raise exception 'nothing left of an extra' using errcode = '23P01', constraint = 'extra_left',
      detail = json_build_object('extraId', of_extra, 'name', called, 'left', greatest(0, there - taken))::text;
  end if;
end $$;
-- Called by the triggers alone, with their owner's rights.
revoke execute on function extra_must_be_left(uuid, uuid, uuid, tstzrange, int) from public;
grant execute on function extra_must_be_left(uuid, uuid, uuid, tstzrange, int) to maille_guard;

create function reservation_extra_guard() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare r reservations;
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'an extra of another site' using errcode = '42501';
  end if;
  select * into r from reservations where site_id = new.site_id and id = new.reservation_id;
  if not coalesce(r.has_extras, false) then
    raise exception 'a booking without extras' using errcode = '23514', constraint = 'reservation_has_extras';
  end if;
  new.during := r.during;
  if r.status in ('held', 'confirmed', 'checked_in') then
    perform extra_must_be_left(new.site_id, r.id, new.extra_id, r.during, new.quantity);
  end if;
  return new;
end $$;
revoke execute on function reservation_extra_guard() from public;
alter function reservation_extra_guard() owner to maille_guard;
create trigger reservation_extra_guard before insert on reservation_extras
  for each row execute function reservation_extra_guard();

-- What goes with a booking goes where it goes; and what comes back to life, or was held and is booked, is still there.
create function extras_follow() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare x reservation_extras;
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a reservation of another site' using errcode = '42501';
  end if;
  update reservation_extras set during = new.during
    where site_id = new.site_id and reservation_id = new.id and during <> new.during;
  for x in select * from reservation_extras
    where site_id = new.site_id and reservation_id = new.id order by extra_id
  loop
    perform extra_must_be_left(new.site_id, new.id, x.extra_id, new.during, x.quantity);
  end loop;
  return null;
end $$;
revoke execute on function extras_follow() from public;
alter function extras_follow() owner to maille_guard;
create trigger extras_follow after update of during, status on reservations for each row
  when (new.has_extras and new.status in ('held', 'confirmed', 'checked_in')
    and (new.during <> old.during or old.status not in ('confirmed', 'checked_in')))
  execute function extras_follow();

-- There are never fewer than are promised from now on.
create function extra_stock_holds() returns trigger language plpgsql as $$
declare taken int := extras_taken(new.site_id, new.id, tstzrange(ctx_now(), null), null);
begin
  if taken > new.stock then
    raise exception 'more of an extra are booked' using errcode = '23514', constraint = 'extra_stock_holds',
      detail = json_build_object('booked', taken)::text;
  end if;
  return null;
end $$;
create trigger extra_stock_holds after update of stock on extras for each row
  when (new.stock is not null and new.stock < coalesce(old.stock, 2147483647)) execute function extra_stock_holds();
`;

const SHOWN = /* sql */ `
-- What a booking has, in the words of domain/pricing.ts.
create function extras_of(of_site uuid, of_reservation uuid) returns json
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', x.extra_id, 'name', x.name, 'quantity', x.quantity, 'per', x.per,
    'units', x.units, 'unitCents', x.unit_cents, 'priceMode', x.price_mode, 'vatRateBp', x.vat_rate_bp,
    'cents', x.cents, 'chargeCents', x.charge_cents) order by x.name, x.extra_id), '[]')
  from reservation_extras x where x.site_id = of_site and x.reservation_id = of_reservation
$$;

create policy shared on extras for select to maille_shared using (true);
create policy shared on extra_resources for select to maille_shared using (true);
grant select on extras, extra_resources to maille_shared;
create view shared_extras as
  select e.site_id, e.id, e.name, e.price_cents, e.price_mode, e.vat_rate_bp, e.per, e.stock, e.position, e.kinds,
    array(select x.resource_id from extra_resources x where x.site_id = e.site_id and x.extra_id = e.id) as resource_ids
  from extras e where e.active;
alter view shared_extras owner to maille_shared;
grant select on shared_extras to maille_app;
`;
