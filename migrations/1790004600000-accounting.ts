import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries of accounting, written once with each document, their numbers, and the months that are closed. */
export class Accounting1790004600000 implements MigrationInterface {
  name = 'Accounting1790004600000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLES + NUMBERS + ENTRIES + CLOSINGS + BACKLOG + RIGHTS);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger accounting_month_open on invoices;
drop function document_month_open();
drop table accounting_backlog, accounting_closings, accounting_lines, accounting_entries, accounting_years,
  accounting_accounts, accounting_books;
drop function accounting_closing_guard();
drop function accounting_balanced();
drop function accounting_entry_guard();
drop function accounting_year_guard();
drop function accounting_frozen();
drop function accounting_closed_until(uuid);
drop function charge_product(uuid, text, uuid, uuid);
`);
  }
}

const TABLES = /* sql */ `
-- One row per site: whoever writes an entry, closes a month or changes the accounts queues here.
create table accounting_books (
  site_id uuid primary key references sites (site_id),
  -- Of the fiscal year.
  first_month int not null default 1 check (first_month between 1 and 12)
);

-- Accounts that a site books to instead of the usual ones of its country, and analytic codes.
create table accounting_accounts (
  site_id uuid not null references sites (site_id),
  use text not null check (use ~ '^[a-z_]+[0-9]*$'),
  account text not null check (account ~ '^[0-9A-Za-z]{3,20}$'),
  label text not null check (length(label) between 1 and 100),
  analytic text check (analytic ~ '^[A-Za-z0-9._-]{1,20}$'),
  primary key (site_id, use)
);

-- A fiscal year, once something is booked in it; its entries are numbered 1..n.
create table accounting_years (
  site_id uuid not null references sites (site_id),
  first_day date not null,
  last_day date not null,
  next_number int not null default 1,
  last_validated_at timestamptz,
  primary key (site_id, first_day),
  constraint accounting_years_apart exclude using gist (site_id with =, daterange(first_day, last_day, '[]') with &&)
);

-- What each document did to the accounts. Numbers in the order of validation.
create table accounting_entries (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  year_first_day date not null,
  number int not null,
  journal text not null,
  journal_label text not null,
  entry_date date not null,
  document_id uuid not null,
  piece_ref text not null,
  label text not null,
  currency char(3) not null,
  -- What stands on each side, and on how many lines: nothing is added to an entry later.
  total_cents bigint not null check (total_cents > 0),
  line_count int not null check (line_count > 1),
  validated_at timestamptz not null,
  primary key (site_id, id),
  foreign key (site_id, year_first_day) references accounting_years (site_id, first_day),
  foreign key (site_id, document_id) references invoices (site_id, id),
  constraint accounting_entries_number_is_unique unique (site_id, year_first_day, number),
  constraint accounting_entry_once_per_document unique (site_id, document_id)
);
create index accounting_entries_by_day on accounting_entries (site_id, entry_date);

create table accounting_lines (
  site_id uuid not null,
  entry_id uuid not null,
  position int not null,
  role text not null check (role in ('customers', 'revenue', 'deposits', 'vat', 'vat_pending')),
  product text,
  vat_rate_bp int,
  account text not null,
  account_label text not null,
  auxiliary text,
  auxiliary_label text,
  analytic text,
  debit_cents bigint not null check (debit_cents >= 0),
  credit_cents bigint not null check (credit_cents >= 0),
  primary key (site_id, entry_id, position),
  foreign key (site_id, entry_id) references accounting_entries (site_id, id),
  constraint accounting_line_has_one_side check ((debit_cents = 0) <> (credit_cents = 0))
);

-- Months that are over for good: the last day of each.
create table accounting_closings (
  site_id uuid not null references sites (site_id),
  last_day date not null check (last_day = (date_trunc('month', last_day) + interval '1 month - 1 day')::date),
  closed_at timestamptz not null,
  closed_by uuid,
  primary key (site_id, last_day)
);

-- Documents that were issued before there was accounting: they wait for their entry.
create table accounting_backlog (
  site_id uuid not null,
  document_id uuid not null,
  primary key (site_id, document_id),
  foreign key (site_id, document_id) references invoices (site_id, id)
);

-- What kind of product a charge is for.
create function charge_product(site uuid, kind text, origin uuid, part uuid) returns text language sql stable as $$
  select case
    when kind = 'reservation' and part is not null then 'extra'
    when kind = 'reservation' then coalesce((
      select r.kind from reservations b join resources r on r.site_id = b.site_id and r.id = b.resource_id
      where b.site_id = site and b.id = origin), 'other')
    when kind in ('cancellation', 'no_show') then 'fee'
    when kind in ('membership', 'membership_entry', 'membership_credit') then 'membership'
    when kind = 'pack' then 'pack'
    else 'other'
  end
$$;
`;

const NUMBERS = /* sql */ `
-- Entries of a year start at 1, their numbers grow one by one, and nothing is validated before what came before it.
create function accounting_year_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.next_number = 1 and new.last_validated_at is null then return null; end if;
  elsif tg_op = 'UPDATE' then
    if (new.site_id, new.first_day, new.last_day) = (old.site_id, old.first_day, old.last_day)
       and new.next_number = old.next_number + 1
       and new.last_validated_at >= coalesce(old.last_validated_at, new.last_validated_at) then
      return null;
    end if;
  end if;
  raise exception 'entries are numbered without a gap' using errcode = '23514', constraint = 'accounting_numbers_gapless';
end $$;
-- After the row, as the guards below: a row of another site is refused as such first.
create trigger accounting_year_guard after insert or update or delete on accounting_years
  for each row execute function accounting_year_guard();
`;

const ENTRIES = /* sql */ `
create function accounting_closed_until(site uuid) returns date language sql stable as $$
  select max(last_day) from accounting_closings where site_id = site
$$;

-- An entry is that of an issued document, has the number just taken, and lies in its year and in no closed month.
create function accounting_entry_guard() returns trigger language plpgsql as $$
begin
  if not exists (
    select from accounting_years y
    where y.site_id = new.site_id and y.first_day = new.year_first_day and y.next_number = new.number + 1
      and y.last_validated_at = new.validated_at and new.entry_date between y.first_day and y.last_day) then
    raise exception 'the number was not taken from its year' using errcode = '23514', constraint = 'accounting_numbers_gapless';
  end if;
  if not exists (
    select from invoices i
    where i.site_id = new.site_id and i.id = new.document_id and i.status = 'issued'
      and i.number = new.piece_ref and i.issued_on = new.entry_date) then
    raise exception 'an entry is that of an issued document' using errcode = '23514', constraint = 'accounting_entry_of_document';
  end if;
  if new.entry_date <= accounting_closed_until(new.site_id) then
    raise exception 'the month is closed' using errcode = '23514', constraint = 'accounting_month_closed';
  end if;
  return null;
end $$;
create trigger accounting_entry_guard after insert on accounting_entries
  for each row execute function accounting_entry_guard();

-- At the end of the transaction: both sides say what the entry says, on as many lines. A line that comes later, even
-- with its counterpart, makes one too many.
create function accounting_balanced() returns trigger language plpgsql as $$
declare
  entry accounting_entries;
  debit bigint;
  credit bigint;
  counted int;
begin
  if tg_table_name = 'accounting_entries' then
    entry := new;
  else
    select * into entry from accounting_entries where site_id = new.site_id and id = new.entry_id;
  end if;
  select sum(debit_cents), sum(credit_cents), count(*) into debit, credit, counted
    from accounting_lines where site_id = entry.site_id and entry_id = entry.id;
  if (debit, credit, counted) is distinct from (entry.total_cents, entry.total_cents, entry.line_count) then
    raise exception 'entry % of % is not balanced: % = % on % lines', entry.number, entry.year_first_day, debit, credit,
      counted using errcode = '23514', constraint = 'accounting_entry_balanced';
  end if;
  return null;
end $$;
create constraint trigger accounting_entry_balanced after insert on accounting_entries
  deferrable initially deferred for each row execute function accounting_balanced();
create constraint trigger accounting_entry_balanced after insert on accounting_lines
  deferrable initially deferred for each row execute function accounting_balanced();

create function accounting_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'what is booked stays as it is' using errcode = '23514', constraint = 'accounting_frozen';
end $$;
create trigger accounting_frozen before update or delete on accounting_entries
  for each row execute function accounting_frozen();
create trigger accounting_frozen before update or delete on accounting_lines
  for each row execute function accounting_frozen();
create trigger accounting_frozen before update or delete on accounting_closings
  for each row execute function accounting_frozen();
create trigger refuse_truncate before truncate on accounting_entries for each statement execute function refuse_truncate();
create trigger refuse_truncate before truncate on accounting_lines for each statement execute function refuse_truncate();
create trigger refuse_truncate before truncate on accounting_years for each statement execute function refuse_truncate();
create trigger refuse_truncate before truncate on accounting_closings for each statement execute function refuse_truncate();
`;

const CLOSINGS = /* sql */ `
-- Months are closed one after the other, behind whoever is writing an entry.
create function accounting_closing_guard() returns trigger language plpgsql as $$
begin
  perform from accounting_books where site_id = new.site_id for update;
  if not found or new.last_day < accounting_closed_until(new.site_id) then
    raise exception 'the month is closed' using errcode = '23514', constraint = 'accounting_month_closed';
  end if;
  return null;
end $$;
create trigger accounting_closing_guard after insert on accounting_closings
  for each row execute function accounting_closing_guard();

-- No document is dated inside a closed month. The guard of its entry looks again, behind whoever is closing.
create function document_month_open() returns trigger language plpgsql as $$
begin
  if new.issued_on <= accounting_closed_until(new.site_id) then
    raise exception 'the month is closed' using errcode = '23514', constraint = 'accounting_month_closed';
  end if;
  return new;
end $$;
create trigger accounting_month_open before update on invoices
  for each row when (old.status = 'draft' and new.status = 'issued') execute function document_month_open();
`;

const BACKLOG = /* sql */ `
alter table invoices no force row level security;
insert into accounting_backlog (site_id, document_id) select site_id, id from invoices where status = 'issued';
alter table invoices force row level security;
insert into events (id, topic, payload)
  select gen_random_uuid(), 'accounting.behind', jsonb_build_object('siteId', site_id)
  from accounting_backlog group by site_id;
`;

const RIGHTS = /* sql */ `
do $$ declare t text; begin
  foreach t in array array['accounting_books', 'accounting_accounts', 'accounting_years', 'accounting_entries',
    'accounting_lines', 'accounting_closings', 'accounting_backlog'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
grant select, insert, update on accounting_books, accounting_years to maille_app;
grant select, insert, update, delete on accounting_accounts to maille_app;
grant select, insert on accounting_entries, accounting_lines, accounting_closings to maille_app;
grant select, delete on accounting_backlog to maille_app;
`;
