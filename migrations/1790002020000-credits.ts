import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The credit ledger: lots of prepaid or included rights, and lines that are only ever added. */
export class Credits1790002020000 implements MigrationInterface {
  name = 'Credits1790002020000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table credit_lots (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  member_id uuid,
  person_id uuid,
  company_id uuid,
  unit text not null check (unit in ('minute', 'pass', 'cent')),
  -- What they are for: one kind, one resource, or everything at the site when both are null.
  kind text check (kind in ('desk', 'room', 'machine')),
  resource_id uuid,
  -- Money counts at prices of one mode only.
  price_mode text check (price_mode in ('net', 'gross')),
  valid daterange not null check (not isempty(valid) and lower(valid) is not null),
  name text not null check (length(name) between 1 and 240),
  -- What gave it: a pack that was sold, the allowance of a membership's cycle, or the site.
  source_kind text not null check (source_kind in ('pack', 'allowance', 'site')),
  membership_id uuid,
  granted int not null check (granted > 0),
  -- The sum of its lines, kept by the trigger below.
  remaining int not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  constraint credit_never_negative check (remaining between 0 and granted),
  check (num_nonnulls(member_id, company_id) = 1 and (member_id is null) = (person_id is null)),
  check ((unit = 'cent') = (price_mode is not null)),
  check (kind is null or resource_id is null),
  check ((source_kind = 'allowance') = (membership_id is not null)),
  foreign key (site_id, member_id) references members (site_id, id),
  foreign key (site_id, membership_id) references memberships (site_id, id),
  constraint credit_lot_resource foreign key (site_id, resource_id) references resources (site_id, id)
);
create index credit_lots_of_member on credit_lots (site_id, member_id) where remaining > 0;
create index credit_lots_of_company on credit_lots (site_id, company_id) where remaining > 0 and company_id is not null;
create index credit_lots_to_expire on credit_lots (site_id, upper(valid)) where remaining > 0;

create table credit_lines (
  site_id uuid not null,
  id uuid not null,
  lot_id uuid not null,
  kind text not null check (kind in ('grant', 'debit', 'restore', 'expire')),
  amount int not null check (amount <> 0 and (amount > 0) = (kind in ('grant', 'restore'))),
  -- What it was used for, and given back from, e.g. ('reservation', id).
  origin_kind text,
  origin_id uuid,
  -- The local day of use.
  used_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (site_id, id),
  foreign key (site_id, lot_id) references credit_lots (site_id, id),
  check ((kind in ('debit', 'restore')) = (num_nonnulls(origin_kind, origin_id) = 2))
);
create index credit_lines_of_lot on credit_lines (site_id, lot_id);
create index credit_lines_of_origin on credit_lines (site_id, origin_kind, origin_id) where origin_id is not null;

-- A lot's remainder is the sum of its lines; the row lock queues those who use it at once. What is given back never
-- exceeds what was taken for the same thing.
create function credit_line_counts() returns trigger language plpgsql as $$
begin
  update credit_lots set remaining = remaining + new.amount where site_id = new.site_id and id = new.lot_id;
  if not found then
    raise exception 'no such credit' using errcode = '23503', constraint = 'credit_lot';
  end if;
  if new.kind = 'restore' and 0 < (
    select sum(amount) from credit_lines
    where site_id = new.site_id and lot_id = new.lot_id
      and origin_kind = new.origin_kind and origin_id = new.origin_id) then
    raise exception 'more is given back than was taken' using errcode = '23514', constraint = 'credit_restored_once';
  end if;
  return null;
end $$;
create trigger credit_line_counts after insert on credit_lines for each row execute function credit_line_counts();

create function credit_lot_is_granted() returns trigger language plpgsql as $$
begin
  if new.remaining <> 0 then
    raise exception 'a credit is born by its first line' using errcode = '23514', constraint = 'credit_frozen';
  end if;
  insert into credit_lines (site_id, id, lot_id, kind, amount, recorded_at, recorded_by)
    values (new.site_id, gen_random_uuid(), new.id, 'grant', new.granted, new.created_at, new.created_by);
  return null;
end $$;
create trigger credit_lot_is_granted after insert on credit_lots for each row execute function credit_lot_is_granted();

-- Append-only: a lot changes by its lines, and its end may come sooner or later; a line never changes.
create function credit_lot_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.granted, old.unit, old.member_id, old.company_id, old.source_kind, lower(old.valid))
     is distinct from (new.granted, new.unit, new.member_id, new.company_id, new.source_kind, lower(new.valid)) then
    raise exception 'a credit cannot change' using errcode = '23514', constraint = 'credit_frozen';
  end if;
  if new.remaining <> old.remaining and pg_trigger_depth() < 2 then
    raise exception 'a credit changes by its lines' using errcode = '23514', constraint = 'credit_frozen';
  end if;
  return new;
end $$;
create trigger credit_lot_guard before update or delete on credit_lots for each row execute function credit_lot_guard();
create function credit_line_guard() returns trigger language plpgsql as $$
begin
  raise exception 'the credit ledger is append-only' using errcode = '23514', constraint = 'credit_frozen';
end $$;
create trigger credit_line_guard before update or delete on credit_lines
  for each row execute function credit_line_guard();
create trigger refuse_truncate before truncate on credit_lines for each statement execute function credit_line_guard();

-- Who has, or has had, a plan, a group or credit: all others are spared the question at each booking.
alter table members add column has_rights boolean not null default false;
create function member_has_rights() returns trigger language plpgsql as $$
begin
  update members set has_rights = true where site_id = new.site_id and id = new.member_id and not has_rights;
  return null;
end $$;
create trigger member_has_rights after insert on memberships for each row execute function member_has_rights();
create trigger member_has_rights after insert on group_members for each row execute function member_has_rights();
create trigger member_has_rights after insert on credit_lots
  for each row when (new.member_id is not null) execute function member_has_rights();

do $$ declare t text; begin
  foreach t in array array['credit_lots', 'credit_lines'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
create policy own on credit_lots for select using (person_id = (select ctx_person()));
grant select, insert, update on credit_lots to maille_app;
grant select, insert on credit_lines to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger member_has_rights on memberships;
drop trigger member_has_rights on group_members;
drop table credit_lines, credit_lots;
drop function member_has_rights();
alter table members drop column has_rights;
drop function credit_line_counts();
drop function credit_lot_is_granted();
drop function credit_lot_guard();
drop function credit_line_guard();
`);
  }
}
