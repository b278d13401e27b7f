import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deposits: what invoices take off them, counted where credit notes are, so that no cent is given back twice. */
export class Deposits1790004900000 implements MigrationInterface {
  name = 'Deposits1790004900000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(BALANCES + DEDUCTIONS + BALANCE_GUARD);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger invoice_says_deposits on invoices;
drop table deposit_deductions;
drop function deposit_deduction_guard();
drop function deposit_deducted();
drop function invoice_says_deposits();
drop trigger deposit_waits on invoice_balances;
drop function deposit_waits();
drop index deposits_left;
alter table invoice_balances drop column deducted_cents, drop column deduct_from;
alter table invoice_balances add constraint credit_within_its_original check (credited_cents between 0 and gross_cents);
`);
  }
}

const BALANCES = /* sql */ `
alter table invoice_balances
  -- Of a deposit: what invoices have taken off.
  add column deducted_cents bigint not null default 0,
  -- Of a deposit: the first month whose invoices take it off.
  add column deduct_from char(7) check (deduct_from ~ '^[0-9]{4}-[0-9]{2}$'),
  drop constraint credit_within_its_original,
  -- Whoever gives a deposit back and whoever takes it off count in one row.
  add constraint credit_within_its_original check (
    credited_cents >= 0 and deducted_cents >= 0 and credited_cents + deducted_cents <= gross_cents);
create index deposits_left on invoice_balances (site_id, deduct_from)
  where deduct_from is not null and credited_cents + deducted_cents < gross_cents;

-- A deposit waits for the next invoice, unless somebody says for a later one.
create function deposit_waits() returns trigger language plpgsql as $$
begin
  select i.month into new.deduct_from from invoices i
    where i.site_id = new.site_id and i.id = new.invoice_id and i.kind = 'deposit';
  return new;
end $$;
create trigger deposit_waits before insert on invoice_balances for each row execute function deposit_waits();
`;

const DEDUCTIONS = /* sql */ `
-- What an invoice takes off a deposit, tax included.
create table deposit_deductions (
  site_id uuid not null,
  deposit_id uuid not null,
  invoice_id uuid not null,
  gross_cents bigint not null check (gross_cents > 0),
  -- An invoice takes a deposit off once.
  primary key (site_id, deposit_id, invoice_id),
  foreign key (site_id, deposit_id) references invoices (site_id, id),
  foreign key (site_id, invoice_id) references invoices (site_id, id)
);
create index deposit_deductions_of_invoice on deposit_deductions (site_id, invoice_id);
alter table deposit_deductions enable row level security;
alter table deposit_deductions force row level security;
create policy tenant on deposit_deductions
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert on deposit_deductions to maille_app;

-- An issued deposit, off an invoice of the same buyer that is about to be issued. What is taken off stays taken off.
create function deposit_deduction_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'what was taken off stays taken off' using errcode = '23514', constraint = 'invoice_frozen';
  end if;
  if not exists (
    select from invoices d join invoices i on i.site_id = d.site_id and i.id = new.invoice_id
    where d.site_id = new.site_id and d.id = new.deposit_id and d.kind = 'deposit' and d.status = 'issued'
      and i.kind = 'invoice' and i.status = 'draft' and i.currency = d.currency
      and (i.company_id, i.member_id) is not distinct from (d.company_id, d.member_id)) then
    raise exception 'a deposit is taken off an invoice of its buyer'
      using errcode = '23514', constraint = 'deposit_of_its_buyer';
  end if;
  return null;
end $$;
-- After the row, so that a row of another site is refused as such first.
create trigger deposit_deduction_guard after insert or update or delete on deposit_deductions
  for each row execute function deposit_deduction_guard();
create trigger refuse_truncate before truncate on deposit_deductions
  for each statement execute function refuse_truncate();

create function deposit_deducted() returns trigger language plpgsql as $$
begin
  update invoice_balances set deducted_cents = deducted_cents + new.gross_cents
    where site_id = new.site_id and invoice_id = new.deposit_id;
  return null;
end $$;
create trigger deposit_deducted after insert on deposit_deductions
  for each row execute function deposit_deducted();

-- An invoice says the deposits that it takes off, and takes off those that it says.
create function invoice_says_deposits() returns trigger language plpgsql as $$
begin
  if (select string_agg(d.number || ' ' || x.gross_cents, ',' order by d.number)
      from deposit_deductions x join invoices d on d.site_id = x.site_id and d.id = x.deposit_id
      where x.site_id = new.site_id and x.invoice_id = new.id)
     is distinct from (select string_agg((s ->> 'number') || ' ' || (s ->> 'grossCents'), ',' order by s ->> 'number')
      from json_array_elements(new.snapshot::json -> 'deposits') as s) then
    raise exception 'an invoice says which deposits it takes off'
      using errcode = '23514', constraint = 'invoice_says_deposits';
  end if;
  return null;
end $$;
create trigger invoice_says_deposits after update on invoices
  for each row when (old.status = 'draft' and new.status = 'issued') execute function invoice_says_deposits();
`;

const BALANCE_GUARD = /* sql */ `
create or replace function invoice_balance_guard() returns trigger language plpgsql as $$
declare document invoices;
begin
  if tg_op = 'INSERT' then
    select * into document from invoices where site_id = new.site_id and id = new.invoice_id;
    if new.credited_cents = 0 and new.deducted_cents = 0 and document.status = 'issued'
       and document.kind <> 'credit_note' and document.gross_cents = new.gross_cents then
      return null;
    end if;
  elsif tg_op = 'UPDATE' then
    if (new.site_id, new.invoice_id, new.gross_cents) = (old.site_id, old.invoice_id, old.gross_cents)
       and (new.deduct_from is null) = (old.deduct_from is null)
       and new.credited_cents = (
         select coalesce(sum(c.gross_cents), 0) from invoices c
         where c.site_id = new.site_id and c.corrects_id = new.invoice_id and c.status = 'issued')
       and new.deducted_cents = (
         select coalesce(sum(x.gross_cents), 0) from deposit_deductions x
         where x.site_id = new.site_id and x.deposit_id = new.invoice_id) then
      return null;
    end if;
  end if;
  raise exception 'a balance follows its documents' using errcode = '23514', constraint = 'invoice_frozen';
end $$;
`;
