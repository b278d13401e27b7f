import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Charges, invoices that never change once issued, gapless numbering, and the stored documents. */
export class Invoicing1790000003000 implements MigrationInterface {
  name = 'Invoicing1790000003000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table number_series (
  site_id uuid not null references sites (site_id),
  kind text not null check (kind in ('invoice', 'credit_note')),
  year int not null check (year between 2000 and 2199),
  next_number int not null default 1,
  last_issued_on date,
  primary key (site_id, kind, year)
);

create table invoices (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  status text not null default 'draft' check (status in ('draft', 'issued')),
  member_id uuid not null,
  person_id uuid not null,
  month char(7) not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  currency char(3) not null,
  number_year int,
  number_rank int,
  number text check (number ~ '^[A-Za-z0-9+_/-]{1,35}$'),
  issued_at timestamptz,
  issued_on date,
  due_on date,
  buyer_name text,
  net_cents bigint not null default 0,
  vat_cents bigint not null default 0,
  gross_cents bigint not null default 0,
  -- Canonical JSON text exactly as hashed, never jsonb (which would re-order and re-space it).
  snapshot text,
  snapshot_sha256 bytea,
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id),
  constraint invoices_number_is_unique unique (site_id, kind, number_year, number_rank),
  constraint invoices_number_text_is_unique unique (site_id, number),
  check (gross_cents = net_cents + vat_cents),
  check ((status = 'issued') = (num_nonnulls(number_year, number_rank, number, issued_at, issued_on, due_on,
    buyer_name, snapshot, snapshot_sha256) = 9)),
  check (status = 'issued' or num_nonnulls(number_year, number_rank, number, issued_at, issued_on) = 0),
  check (extract(year from issued_on) = number_year)
);
create index invoices_by_month on invoices (site_id, month);
create index invoices_by_person on invoices (person_id) where status = 'issued';

create table charges (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  -- Where it comes from, e.g. ('reservation', id): the same origin is charged once.
  origin_kind text not null,
  origin_id uuid not null,
  label text not null check (length(label) between 1 and 240),
  supplied_on date not null,
  quantity numeric(12, 4) not null check (quantity > 0),
  unit_price_cents bigint not null,
  amount_cents bigint not null,
  currency char(3) not null,
  price_mode text not null check (price_mode in ('net', 'gross')),
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  status text not null default 'open' check (status in ('open', 'void', 'invoiced')),
  invoice_id uuid,
  recorded_at timestamptz not null,
  primary key (site_id, id),
  constraint charges_origin_is_unique unique (site_id, origin_kind, origin_id),
  foreign key (site_id, member_id) references members (site_id, id),
  foreign key (site_id, invoice_id) references invoices (site_id, id),
  check ((status = 'invoiced') = (invoice_id is not null))
);
create index charges_open on charges (site_id, supplied_on, member_id) where status = 'open';
create index charges_by_invoice on charges (site_id, invoice_id) where invoice_id is not null;

create table invoice_files (
  site_id uuid not null,
  invoice_id uuid not null,
  kind text not null check (kind in ('pdf')),
  template text not null,
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  rendered_at timestamptz not null,
  primary key (site_id, invoice_id, kind),
  foreign key (site_id, invoice_id) references invoices (site_id, id)
);

-- An issued document never changes. Issuing takes the number as the last step of the transaction: the row lock
-- on the series makes numbers gapless (a rolled-back issue gives its number back) and dates monotone.
create function invoice_guard() returns trigger language plpgsql as $$
declare s number_series;
begin
  if tg_op = 'DELETE' then
    if old.status = 'issued' then
      raise exception 'an issued document cannot be deleted' using errcode = '23514', constraint = 'invoice_frozen';
    end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'a document is born a draft' using errcode = '23514', constraint = 'invoice_frozen';
    end if;
    return new;
  end if;
  if old.status = 'issued' then
    raise exception 'an issued document cannot change' using errcode = '23514', constraint = 'invoice_frozen';
  end if;
  if new.status = 'issued' then
    select * into s from number_series
      where site_id = new.site_id and kind = new.kind and year = new.number_year for update;
    if not found or s.next_number <> new.number_rank + 1 or s.last_issued_on is distinct from new.issued_on then
      raise exception 'the number was not taken from its series' using errcode = '23514', constraint = 'invoice_numbered';
    end if;
  end if;
  return new;
end $$;
create trigger invoice_guard before insert or update or delete on invoices
  for each row execute function invoice_guard();

-- A series starts at 1, its numbers grow one by one, its dates never go back.
create function number_series_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.next_number <> 1 or new.last_issued_on is not null then
      raise exception 'a series of numbers starts at 1' using errcode = '23514', constraint = 'number_series_gapless';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or new.next_number <> old.next_number + 1
     or (new.site_id, new.kind, new.year) <> (old.site_id, old.kind, old.year) then
    raise exception 'a series of numbers has no gap' using errcode = '23514', constraint = 'number_series_gapless';
  end if;
  if new.last_issued_on is null or new.last_issued_on < old.last_issued_on then
    raise exception 'the date of a document went back' using errcode = '23514', constraint = 'invoice_chronological';
  end if;
  return new;
end $$;
create trigger number_series_guard before insert or update or delete on number_series
  for each row execute function number_series_guard();

-- What an issued document counted stays as counted.
create function charge_guard() returns trigger language plpgsql as $$
begin
  if old.status = 'invoiced' then
    raise exception 'an invoiced charge cannot change' using errcode = '23514', constraint = 'invoice_frozen';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger charge_guard before update or delete on charges for each row execute function charge_guard();

create function invoice_file_guard() returns trigger language plpgsql as $$
begin
  raise exception 'a stored document cannot change' using errcode = '23514', constraint = 'invoice_frozen';
end $$;
create trigger invoice_file_guard before update or delete on invoice_files
  for each row execute function invoice_file_guard();

create function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'documents are append-only' using errcode = '23514', constraint = 'invoice_frozen';
end $$;
create trigger refuse_truncate before truncate on invoices for each statement execute function refuse_truncate();
create trigger refuse_truncate before truncate on invoice_files for each statement execute function refuse_truncate();
create trigger refuse_truncate before truncate on charges for each statement execute function refuse_truncate();
create trigger refuse_truncate before truncate on number_series for each statement execute function refuse_truncate();

do $$ declare t text; begin
  foreach t in array array['number_series', 'invoices', 'charges', 'invoice_files'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
create policy own on invoices for select using (person_id = (select ctx_person()) and status = 'issued');
create policy own on charges for select using (person_id = (select ctx_person()));

grant select, insert, update on number_series, charges to maille_app;
grant select, insert, update, delete on invoices to maille_app;
grant select, insert on invoice_files to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop table invoice_files, charges, invoices, number_series;
drop function refuse_truncate();
drop function invoice_file_guard();
drop function charge_guard();
drop function number_series_guard();
drop function invoice_guard();
`);
  }
}
