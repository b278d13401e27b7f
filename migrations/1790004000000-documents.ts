import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Credit notes and deposits beside invoices, and what is left of each issued document. */
export class Documents1790004000000 implements MigrationInterface {
  name = 'Documents1790004000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table number_series drop constraint number_series_kind_check;
alter table number_series add constraint number_series_kind_check check (kind in ('invoice', 'credit_note', 'deposit'));
alter table invoices drop constraint invoices_kind_check;
alter table invoices
  add constraint invoices_kind_check check (kind in ('invoice', 'credit_note', 'deposit')),
  -- A credit note corrects one issued document.
  add column corrects_id uuid,
  add foreign key (site_id, corrects_id) references invoices (site_id, id),
  add constraint credit_note_names_its_original check ((kind = 'credit_note') = (corrects_id is not null)),
  add constraint document_not_below_zero check (status = 'draft' or (net_cents >= 0 and gross_cents >= 0));
create index invoices_corrections on invoices (site_id, corrects_id) where corrects_id is not null;

-- What is left of an issued document. The document itself never changes: whoever credits it queues at this row.
create table invoice_balances (
  site_id uuid not null,
  invoice_id uuid not null,
  gross_cents bigint not null check (gross_cents >= 0),
  credited_cents bigint not null default 0,
  primary key (site_id, invoice_id),
  foreign key (site_id, invoice_id) references invoices (site_id, id),
  constraint credit_within_its_original check (credited_cents between 0 and gross_cents)
);
alter table invoices no force row level security;
insert into invoice_balances (site_id, invoice_id, gross_cents)
  select site_id, id, gross_cents from invoices where status = 'issued';
alter table invoices force row level security;
alter table invoice_balances enable row level security;
alter table invoice_balances force row level security;
create policy tenant on invoice_balances
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
-- Written by the triggers below, in the name of whoever issues; any other change is refused by the guard.
grant select, insert, update on invoice_balances to maille_app;

-- In the transaction that issues: an invoice gets its balance, a credit note takes from that of its original.
create function invoice_balanced() returns trigger language plpgsql as $$
begin
  if new.kind = 'credit_note' then
    update invoice_balances set credited_cents = credited_cents + new.gross_cents
      where site_id = new.site_id and invoice_id = new.corrects_id;
    if not found then
      raise exception 'a credit note corrects an issued invoice'
        using errcode = '23514', constraint = 'credit_within_its_original';
    end if;
  else
    insert into invoice_balances (site_id, invoice_id, gross_cents) values (new.site_id, new.id, new.gross_cents);
  end if;
  return null;
end $$;
create trigger invoice_balanced after update on invoices
  for each row when (old.status = 'draft' and new.status = 'issued') execute function invoice_balanced();

-- A balance is born with its document, and what was credited stays credited.
create function invoice_balance_guard() returns trigger language plpgsql as $$
declare document invoices;
begin
  if tg_op = 'INSERT' then
    select * into document from invoices where site_id = new.site_id and id = new.invoice_id;
    if new.credited_cents = 0 and document.status = 'issued' and document.kind <> 'credit_note'
       and document.gross_cents = new.gross_cents then
      return null;
    end if;
  elsif tg_op = 'UPDATE' then
    if (new.site_id, new.invoice_id, new.gross_cents) = (old.site_id, old.invoice_id, old.gross_cents)
       and new.credited_cents = (
         select coalesce(sum(c.gross_cents), 0) from invoices c
         where c.site_id = new.site_id and c.corrects_id = new.invoice_id and c.status = 'issued') then
      return null;
    end if;
  end if;
  raise exception 'a balance follows its documents' using errcode = '23514', constraint = 'invoice_frozen';
end $$;
-- After the row, so that a row of another site is refused as such first.
create trigger invoice_balance_guard after insert or update or delete on invoice_balances
  for each row execute function invoice_balance_guard();
create trigger refuse_truncate before truncate on invoice_balances
  for each statement execute function refuse_truncate();
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger invoice_balanced on invoices;
drop table invoice_balances;
drop function invoice_balanced();
drop function invoice_balance_guard();
alter table invoices drop constraint document_not_below_zero, drop column corrects_id;
`);
  }
}
