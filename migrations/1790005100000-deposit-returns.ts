import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An invoice that is credited whole gives back to its deposits what it had taken off them: once, and not to the buyer too. */
export class DepositReturns1790005100000 implements MigrationInterface {
  name = 'DepositReturns1790005100000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(RETURNS + GUARDS + SAYS);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop table deposit_returns;
drop function deposit_return_guard();
drop function deposit_returned();
alter table deposit_deductions drop column returned_cents;
`);
  }
}

const RETURNS = /* sql */ `
alter table deposit_deductions
  -- What went back to the deposit since.
  add column returned_cents bigint not null default 0,
  add constraint deposit_returned_once check (returned_cents between 0 and gross_cents);
grant update (returned_cents) on deposit_deductions to maille_app;

-- What a credit note gives back to a deposit that its original had taken off, tax included.
create table deposit_returns (
  site_id uuid not null,
  deposit_id uuid not null,
  invoice_id uuid not null,
  credit_note_id uuid not null,
  gross_cents bigint not null check (gross_cents > 0),
  primary key (site_id, deposit_id, credit_note_id),
  foreign key (site_id, deposit_id, invoice_id) references deposit_deductions (site_id, deposit_id, invoice_id),
  foreign key (site_id, credit_note_id) references invoices (site_id, id)
);
create index deposit_returns_of_note on deposit_returns (site_id, credit_note_id);
alter table deposit_returns enable row level security;
alter table deposit_returns force row level security;
create policy tenant on deposit_returns
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert on deposit_returns to maille_app;
`;

const GUARDS = /* sql */ `
-- By a credit note on that very invoice that is about to be issued. What went back stays so.
create function deposit_return_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'what went back to a deposit stays so' using errcode = '23514', constraint = 'invoice_frozen';
  end if;
  if not exists (
    select from invoices c where c.site_id = new.site_id and c.id = new.credit_note_id
      and c.kind = 'credit_note' and c.status = 'draft' and c.corrects_id = new.invoice_id) then
    raise exception 'a deposit gets back what a credit note on its invoice gives'
      using errcode = '23514', constraint = 'deposit_of_its_buyer';
  end if;
  return null;
end $$;
create trigger deposit_return_guard after insert or update or delete on deposit_returns
  for each row execute function deposit_return_guard();
create trigger refuse_truncate before truncate on deposit_returns
  for each statement execute function refuse_truncate();

create function deposit_returned() returns trigger language plpgsql as $$
begin
  update deposit_deductions set returned_cents = returned_cents + new.gross_cents
    where site_id = new.site_id and deposit_id = new.deposit_id and invoice_id = new.invoice_id;
  update invoice_balances set deducted_cents = deducted_cents - new.gross_cents
    where site_id = new.site_id and invoice_id = new.deposit_id;
  return null;
end $$;
create trigger deposit_returned after insert on deposit_returns
  for each row execute function deposit_returned();

-- As it was, except that what went back is counted.
create or replace function deposit_deduction_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (new.site_id, new.deposit_id, new.invoice_id, new.gross_cents)
         = (old.site_id, old.deposit_id, old.invoice_id, old.gross_cents)
       and new.returned_cents = (
         select coalesce(sum(r.gross_cents), 0) from deposit_returns r
         where r.site_id = new.site_id and r.deposit_id = new.deposit_id and r.invoice_id = new.invoice_id) then
      return null;
    end if;
  end if;
  if tg_op <> 'INSERT' then
    raise exception 'what was taken off stays taken off' using errcode = '23514', constraint = 'invoice_frozen';
  end if;
  if new.returned_cents <> 0 or not exists (
    select from invoices d join invoices i on i.site_id = d.site_id and i.id = new.invoice_id
    where d.site_id = new.site_id and d.id = new.deposit_id and d.kind = 'deposit' and d.status = 'issued'
      and i.kind = 'invoice' and i.status = 'draft' and i.currency = d.currency
      and (i.company_id, i.member_id) is not distinct from (d.company_id, d.member_id)) then
    raise exception 'a deposit is taken off an invoice of its buyer'
      using errcode = '23514', constraint = 'deposit_of_its_buyer';
  end if;
  return null;
end $$;

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
         select coalesce(sum(x.gross_cents - x.returned_cents), 0) from deposit_deductions x
         where x.site_id = new.site_id and x.deposit_id = new.invoice_id) then
      return null;
    end if;
  end if;
  raise exception 'a balance follows its documents' using errcode = '23514', constraint = 'invoice_frozen';
end $$;
`;

const SAYS = /* sql */ `
-- A document says the deposits that it takes off, or gives back to, and no others. A credit note gives back to them exactly
-- when nothing of its original is left: what it comes to, at most what was taken off.
create or replace function invoice_says_deposits() returns trigger language plpgsql as $$
declare given bigint;
begin
  if (select string_agg(d.number || ' ' || x.gross_cents, ',' order by d.number)
      from (
        select deposit_id, gross_cents from deposit_deductions where site_id = new.site_id and invoice_id = new.id
        union all
        select deposit_id, gross_cents from deposit_returns where site_id = new.site_id and credit_note_id = new.id
      ) x join invoices d on d.site_id = new.site_id and d.id = x.deposit_id)
     is distinct from (select string_agg((s ->> 'number') || ' ' || (s ->> 'grossCents'), ',' order by s ->> 'number')
      from json_array_elements(new.snapshot::json -> 'deposits') as s) then
    raise exception 'an invoice says which deposits it takes off'
      using errcode = '23514', constraint = 'invoice_says_deposits';
  end if;
  if new.kind = 'credit_note' and exists (
       select from deposit_deductions where site_id = new.site_id and invoice_id = new.corrects_id) then
    select coalesce(sum(gross_cents), 0) into given
      from deposit_returns where site_id = new.site_id and credit_note_id = new.id;
    if given <> (
      select case when sum(c.gross_cents) < o.gross_cents then 0 else least(new.gross_cents, (
          select sum(x.gross_cents) from deposit_deductions x where x.site_id = o.site_id and x.invoice_id = o.id)) end
      from invoices o join invoices c on c.site_id = o.site_id and c.corrects_id = o.id and c.status = 'issued'
      where o.site_id = new.site_id and o.id = new.corrects_id group by o.site_id, o.id, o.gross_cents) then
      raise exception 'an invoice that is credited whole gives its deposits back'
        using errcode = '23514', constraint = 'deposit_returned_once';
    end if;
  end if;
  return null;
end $$;
`;
