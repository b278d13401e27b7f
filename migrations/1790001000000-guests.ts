import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Booking without an account: who asks until the mailbox is proven, and links that manage one booking. */
export class Guests1790001000000 implements MigrationInterface {
  name = 'Guests1790001000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- For whom a place is held while the address is not proven. Proven, it is a member's; if not, it is forgotten.
create table guest_bookings (
  site_id uuid not null,
  reservation_id uuid not null,
  email text not null,
  name text not null check (length(name) between 1 and 120),
  locale text not null check (locale in ('fr', 'en')),
  primary key (site_id, reservation_id),
  foreign key (site_id, reservation_id) references reservations (site_id, id)
);

-- Whoever ends the hold, a person, the job or the guard, which empties hold_for then: the address goes with it.
create function guest_is_forgotten() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a reservation of another site' using errcode = '42501';
  end if;
  delete from guest_bookings where site_id = new.site_id and reservation_id = new.id;
  return null;
end $$;
create trigger guest_is_forgotten after update of status, hold_for on reservations
  for each row when (old.hold_for = 'guest' and new.hold_for is distinct from 'guest') execute function guest_is_forgotten();

-- Secret links to one booking, for whoever has no account. Only the hash of a link's secret is kept.
create table reservation_links (
  site_id uuid not null,
  id uuid not null,
  reservation_id uuid not null,
  person_id uuid not null references persons (id),
  token_hash bytea not null check (length(token_hash) = 32),
  created_at timestamptz not null,
  primary key (site_id, id),
  constraint reservation_links_secret unique (token_hash),
  foreign key (site_id, reservation_id) references reservations (site_id, id)
);
create index reservation_links_of on reservation_links (site_id, reservation_id);

do $$ declare t text; begin
  foreach t in array array['guest_bookings', 'reservation_links'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
grant select, insert, update, delete on guest_bookings, reservation_links to maille_app;
create policy guard on guest_bookings to maille_guard using (true) with check (true);
grant select, delete on guest_bookings to maille_guard;
alter function guest_is_forgotten() owner to maille_guard;

-- From the hash of a link's secret to what opens its booking.
create policy doors on reservation_links for select to maille_shared using (true);
grant select (site_id, reservation_id, person_id, token_hash) on reservation_links to maille_shared;
create function reservation_door(wanted bytea)
  returns table (site_id uuid, reservation_id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.site_id, l.reservation_id, l.person_id from reservation_links l where l.token_hash = wanted
$$;
revoke execute on function reservation_door(bytea) from public;
grant execute on function reservation_door(bytea) to maille_app;
alter function reservation_door(bytea) owner to maille_shared;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop function reservation_door(bytea);
drop table reservation_links;
drop trigger guest_is_forgotten on reservations;
drop function guest_is_forgotten();
drop table guest_bookings;
`);
  }
}
