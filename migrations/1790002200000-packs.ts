import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is sold as credit, and what staff give and take by hand. */
export class Packs1790002200000 implements MigrationInterface {
  name = 'Packs1790002200000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table packs (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  unit text not null check (unit in ('minute', 'pass', 'cent')),
  amount int not null check (amount between 1 and 10000000),
  -- What it is for: one kind, one resource, or everything at the site when both are null.
  kind text check (kind in ('desk', 'room', 'machine')),
  resource_id uuid,
  -- Of money: the price mode of the prices it counts at.
  counts_at text check (counts_at in ('net', 'gross')),
  price_cents int not null check (price_cents between 0 and 100000000),
  price_mode text not null check (price_mode in ('net', 'gross')),
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  -- How long from the day of the sale; both null: for good.
  validity_months int check (validity_months between 1 and 120),
  validity_days int check (validity_days between 1 and 3660),
  -- Members may buy it themselves.
  self_service boolean not null default false,
  -- Nobody buys it any more; who has it keeps it.
  active boolean not null default true,
  primary key (site_id, id),
  constraint packs_name_is_unique unique (site_id, name),
  constraint pack_resource foreign key (site_id, resource_id) references resources (site_id, id),
  check (kind is null or resource_id is null),
  check ((unit = 'cent') = (counts_at is not null)),
  check (unit <> 'pass' or resource_id is not null or kind is not distinct from 'desk'),
  check (validity_months is null or validity_days is null)
);
alter table packs enable row level security;
alter table packs force row level security;
create policy tenant on packs using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update on packs to maille_app;

-- Why it was given and not sold, and why it was taken back.
alter table credit_lots
  add column pack_id uuid,
  add column reason text check (length(reason) between 1 and 500),
  add constraint credit_lot_pack foreign key (site_id, pack_id) references packs (site_id, id),
  add check (pack_id is null or source_kind = 'pack');
alter table credit_lines
  add column reason text check (length(reason) between 1 and 500),
  drop constraint credit_lines_kind_check,
  add constraint credit_lines_kind_check check (kind in ('grant', 'debit', 'restore', 'expire', 'withdraw')),
  add check ((kind = 'withdraw') = (reason is not null));
create index credit_lots_all_of_member on credit_lots (site_id, member_id);
create index credit_lots_of_person on credit_lots (person_id) where person_id is not null;

-- All that makes a lot what it is stays; its end may come sooner or later.
create or replace function credit_lot_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(old) - 'valid' - 'remaining', lower(old.valid))
     is distinct from (to_jsonb(new) - 'valid' - 'remaining', lower(new.valid)) then
    raise exception 'a credit cannot change' using errcode = '23514', constraint = 'credit_frozen';
  end if;
  if new.remaining <> old.remaining and pg_trigger_depth() < 2 then
    raise exception 'a credit changes by its lines' using errcode = '23514', constraint = 'credit_frozen';
  end if;
  return new;
end $$;
create trigger refuse_truncate before truncate on credit_lots for each statement execute function credit_line_guard();

-- For the job that ends them: which sites have something left, and until when.
create policy shared on credit_lots for select to maille_shared using (true);
grant select (site_id, valid, remaining) on credit_lots to maille_shared;
create view shared_credit_ends as
  select site_id, upper(valid) as ends from credit_lots where remaining > 0 and upper(valid) is not null;
alter view shared_credit_ends owner to maille_shared;
grant select on shared_credit_ends to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_credit_ends;
drop policy shared on credit_lots;
revoke select (site_id, valid, remaining) on credit_lots from maille_shared;
drop trigger refuse_truncate on credit_lots;
create or replace function credit_lot_guard() returns trigger language plpgsql as $$
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
alter table credit_lines
  drop column reason,
  drop constraint credit_lines_kind_check,
  add constraint credit_lines_kind_check check (kind in ('grant', 'debit', 'restore', 'expire'));
alter table credit_lots drop column pack_id, drop column reason;
drop index credit_lots_all_of_member, credit_lots_of_person;
drop table packs;
`);
  }
}
