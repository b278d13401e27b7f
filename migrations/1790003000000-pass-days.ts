import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A pass is of a member and a day, not of a booking: what is paid with it is noted here, and a trigger keeps the ledger at
 * as many passes as places are taken at once on that day. So it does not matter in which order bookings come, go and move.
 */
export class PassDays1790003000000 implements MigrationInterface {
  name = 'PassDays1790003000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table credit_days (
  site_id uuid not null,
  lot_id uuid not null,
  day date not null,
  -- What it pays for, e.g. ('reservation', id).
  origin_kind text not null,
  origin_id uuid not null,
  -- Whose day it is: the passes of a company are used by its people, each their own.
  member_id uuid not null,
  -- The part of it on that day, and how many places of it; 0 once it is given back.
  during tstzrange not null check (not isempty(during)),
  places int not null check (places >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (site_id, lot_id, day, origin_kind, origin_id),
  foreign key (site_id, lot_id) references credit_lots (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id)
);
create index credit_days_of_origin on credit_days (site_id, origin_kind, origin_id);
alter table credit_days enable row level security;
alter table credit_days force row level security;
create policy tenant on credit_days using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update on credit_days to maille_app;

-- Places that a lot pays for at once on somebody's day: the most at any moment of a time, which is when one begins.
create function credit_day_places(of_site uuid, lot uuid, member uuid, of_day date, within tstzrange) returns int
  language sql stable as $$
  select coalesce(max(taken.places), 0)::int from credit_days u
  cross join lateral (
    select sum(v.places) as places from credit_days v
    where v.site_id = of_site and v.lot_id = lot and v.day = of_day and v.member_id = member
      and v.during @> greatest(lower(u.during), lower(within))) as taken
  where u.site_id = of_site and u.lot_id = lot and u.day = of_day and u.member_id = member
    and u.places > 0 and u.during && within
$$;

-- The name by which the ledger knows somebody's day.
create function credit_day_id(lot uuid, member uuid, of_day date) returns uuid
  language sql immutable as $$ select md5(lot::text || member::text || (of_day - date '2000-01-01')::text)::uuid $$;

create function credit_day_counts() returns trigger language plpgsql as $$
declare
  pass uuid := credit_day_id(new.lot_id, new.member_id, new.day);
  wanted int;
  held int;
begin
  -- Whoever uses the same lot at once waits, and counts again behind us.
  perform from credit_lots where site_id = new.site_id and id = new.lot_id for no key update;
  wanted := credit_day_places(new.site_id, new.lot_id, new.member_id, new.day, '(,)');
  select coalesce(-sum(amount), 0) into held from credit_lines
    where site_id = new.site_id and lot_id = new.lot_id and origin_kind = 'day' and origin_id = pass;
  if wanted <> held then
    insert into credit_lines (site_id, id, lot_id, kind, amount, origin_kind, origin_id, used_on, recorded_at, recorded_by)
    values (new.site_id, gen_random_uuid(), new.lot_id, case when wanted > held then 'debit' else 'restore' end,
      held - wanted, 'day', pass, new.day, new.recorded_at, new.recorded_by);
  end if;
  return null;
end $$;
create trigger credit_day_counts after insert or update on credit_days for each row execute function credit_day_counts();

create function credit_day_guard() returns trigger language plpgsql as $$
begin
  if (old.site_id, old.lot_id, old.day, old.origin_kind, old.origin_id, old.member_id)
     is distinct from (new.site_id, new.lot_id, new.day, new.origin_kind, new.origin_id, new.member_id) then
    raise exception 'a day that a pass pays for cannot become another' using errcode = '23514', constraint = 'credit_frozen';
  end if;
  return new;
end $$;
create trigger credit_day_guard before update on credit_days for each row execute function credit_day_guard();
create trigger credit_day_stays before delete on credit_days for each row execute function credit_line_guard();
create trigger refuse_truncate before truncate on credit_days for each statement execute function credit_line_guard();
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop table credit_days;
drop function credit_day_counts();
drop function credit_day_guard();
drop function credit_day_id(uuid, uuid, date);
drop function credit_day_places(uuid, uuid, uuid, date, tstzrange);
`);
  }
}
