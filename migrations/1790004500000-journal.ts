import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The journal of each seller: a chain of signed entries to which one can only add, and the head it grows at. */
export class Journal1790004500000 implements MigrationInterface {
  name = 'Journal1790004500000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- Where a journal ends: whoever adds to it queues here. It follows the entries, whatever it is told.
create table journal_heads (
  site_id uuid primary key references sites (site_id),
  seq int not null,
  hash bytea not null,
  at timestamptz not null,
  key_id text,
  -- Hashes of the last entries of these kinds: what is the same is not said again.
  setting_hash bytea,
  software_hash bytea,
  -- Of the last closure, whatever its period: printed on the documents that follow.
  closure_hash bytea,
  -- Periods with documents that are not closed yet, and the last day that is: nothing is dated up to it any more.
  open_day date,
  open_month text,
  open_year text,
  closed_day date
);

create table journal_entries (
  site_id uuid not null references sites (site_id),
  seq int not null check (seq >= 1),
  v smallint not null check (v = 1),
  at timestamptz not null,
  kind text not null check (kind in ('DOCUMENT', 'RENDERED', 'REPRINT', 'PAYMENT', 'REFUND', 'VOID', 'CLOSURE_DAY',
    'CLOSURE_MONTH', 'CLOSURE_YEAR', 'SETTING', 'SOFTWARE_VERSION', 'KEY_ROTATION', 'ARCHIVE', 'PURGE')),
  -- Canonical JSON text exactly as hashed, never jsonb (which would re-order and re-space it).
  payload text not null,
  payload_hash bytea not null,
  prev bytea not null,
  hash bytea not null,
  key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
  sig bytea not null check (length(sig) = 64),
  -- Of a document and its files; not part of what is hashed, where its number stands.
  document_id uuid,
  primary key (site_id, seq),
  constraint journal_never_forks unique (site_id, prev),
  constraint journal_hash_is_unique unique (site_id, hash),
  foreign key (site_id, document_id) references invoices (site_id, id),
  check ((kind in ('DOCUMENT', 'RENDERED', 'REPRINT')) = (document_id is not null))
);
create unique index journal_document_once on journal_entries (site_id, document_id) where kind = 'DOCUMENT';
create index journal_by_kind on journal_entries (site_id, kind, seq);
create index journal_of_document on journal_entries (site_id, document_id) where document_id is not null;

create function journal_genesis(site uuid) returns bytea language sql immutable as $$
  select sha256(convert_to('genesis:' || site, 'UTF8'))
$$;

-- The canonical JSON text whose hash is the entry's (libs/chain, hashOf).
create function journal_hash(e journal_entries) returns bytea language sql stable as $$
  select sha256(convert_to(format('{"at":"%s","issuer":"%s","kind":"%s","payloadHash":"%s","prev":"%s","seq":%s,"v":%s}',
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.site_id, e.kind, encode(e.payload_hash, 'hex'),
    encode(e.prev, 'hex'), e.seq, e.v), 'UTF8'))
$$;

-- A period is closed when it is over, and in its order: the day, the month, the year.
create function journal_period_may_close(e journal_entries, head journal_heads) returns boolean language plpgsql stable as $$
declare
  period text := e.payload::jsonb ->> 'period';
  today text := (e.at at time zone (select s.time_zone from sites s where s.site_id = e.site_id))::date::text;
begin
  if period >= left(today, length(period)) then return false; end if;
  return case e.kind
    when 'CLOSURE_DAY' then period = head.open_day::text
    when 'CLOSURE_MONTH' then head.open_day is null and period = head.open_month
    else head.open_month is null and period = head.open_year end;
end $$;

-- A document is recorded as it was issued, on a day that is not closed, when every earlier period is.
create function journal_document_fits(e journal_entries, head journal_heads) returns boolean language plpgsql stable as $$
declare
  document invoices;
  said jsonb := e.payload::jsonb;
begin
  select * into document from invoices where site_id = e.site_id and id = e.document_id;
  return document.status = 'issued'
    and (said ->> 'number', said ->> 'kind', said ->> 'date', (said ->> 'netCents')::bigint, (said ->> 'vatCents')::bigint,
      (said ->> 'grossCents')::bigint, said ->> 'snapshot')
    = (document.number, document.kind, document.issued_on::text, document.net_cents, document.vat_cents,
      document.gross_cents, encode(document.snapshot_sha256, 'hex'))
    and document.issued_on > coalesce(head.closed_day, '-infinity')
    and document.issued_on = coalesce(head.open_day, document.issued_on)
    and left(said ->> 'date', 7) = coalesce(head.open_month, left(said ->> 'date', 7))
    and left(said ->> 'date', 4) = coalesce(head.open_year, left(said ->> 'date', 4));
end $$;

-- After the row, so that a row of another site is refused as such first.
create function journal_grows() returns trigger language plpgsql as $$
declare head journal_heads;
begin
  if tg_op <> 'INSERT' then
    raise exception 'a journal is only added to' using errcode = '23514', constraint = 'journal_frozen';
  end if;
  select * into head from journal_heads where site_id = new.site_id for update;
  if not found or new.seq <> head.seq + 1 or new.prev <> head.hash or new.at < head.at then
    raise exception 'an entry follows on the last one' using errcode = '23514', constraint = 'journal_follows';
  end if;
  if new.payload_hash <> sha256(convert_to(new.payload, 'UTF8')) or new.hash <> journal_hash(new) then
    raise exception 'an entry has the hash of its content' using errcode = '23514', constraint = 'journal_hashed';
  end if;
  if new.kind like 'CLOSURE%' and journal_period_may_close(new, head) is not true then
    raise exception 'the period cannot be closed' using errcode = '23514', constraint = 'journal_closes_in_order';
  end if;
  if new.kind = 'DOCUMENT' and journal_document_fits(new, head) is not true then
    raise exception 'the entry does not fit its document' using errcode = '23514', constraint = 'journal_document_fits';
  end if;
  update journal_heads set seq = new.seq where site_id = new.site_id;
  return null;
end $$;
create trigger journal_grows after insert or update or delete on journal_entries
  for each row execute function journal_grows();
create trigger refuse_truncate before truncate on journal_entries for each statement execute function refuse_truncate();
create trigger refuse_truncate before truncate on journal_heads for each statement execute function refuse_truncate();

create function journal_head_follows() returns trigger language plpgsql as $$
declare
  e journal_entries;
  day text;
begin
  if tg_op = 'INSERT' then
    new := row(new.site_id, 0, journal_genesis(new.site_id), 'epoch', null, null, null, null, null, null, null,
      null)::journal_heads;
    return new;
  end if;
  select * into e from journal_entries where site_id = old.site_id and seq = old.seq + 1;
  if tg_op = 'DELETE' or not found or new.seq <> e.seq then
    raise exception 'the head of a journal follows its entries' using errcode = '23514', constraint = 'journal_frozen';
  end if;
  new := old;
  new.seq := e.seq;
  new.hash := e.hash;
  new.at := e.at;
  new.key_id := e.key_id;
  if e.kind like 'CLOSURE%' then new.closure_hash := e.hash; end if;
  case e.kind
    when 'SETTING' then new.setting_hash := e.payload_hash;
    when 'SOFTWARE_VERSION' then new.software_hash := e.payload_hash;
    when 'DOCUMENT' then
      day := e.payload::jsonb ->> 'date';
      new.open_day := day::date;
      new.open_month := left(day, 7);
      new.open_year := left(day, 4);
    when 'CLOSURE_DAY' then
      new.closed_day := old.open_day;
      new.open_day := null;
    when 'CLOSURE_MONTH' then new.open_month := null;
    when 'CLOSURE_YEAR' then new.open_year := null;
    else null;
  end case;
  return new;
end $$;
create trigger journal_head_follows before insert or update or delete on journal_heads
  for each row execute function journal_head_follows();

-- A document is issued and recorded together or not at all, and not on a day that is closed.
create function invoice_in_journal() returns trigger language plpgsql as $$
begin
  if not exists (select from journal_entries where site_id = new.site_id and document_id = new.id and kind = 'DOCUMENT') then
    raise exception 'an issued document is in the journal' using errcode = '23514', constraint = 'invoice_in_journal';
  end if;
  return null;
end $$;
create constraint trigger invoice_in_journal after update on invoices deferrable initially deferred
  for each row when (old.status = 'draft' and new.status = 'issued') execute function invoice_in_journal();

-- The bytes that are the document from now on, too.
create function invoice_file_in_journal() returns trigger language plpgsql as $$
begin
  if not exists (select from journal_entries where site_id = new.site_id and document_id = new.invoice_id
      and kind = 'RENDERED' and payload::jsonb ->> 'sha256' = encode(new.sha256, 'hex')) then
    raise exception 'a stored file is in the journal' using errcode = '23514', constraint = 'invoice_file_in_journal';
  end if;
  return null;
end $$;
create constraint trigger invoice_file_in_journal after insert on invoice_files deferrable initially deferred
  for each row execute function invoice_file_in_journal();

create function invoice_after_closure() returns trigger language plpgsql as $$
declare closed date;
begin
  select closed_day into closed from journal_heads where site_id = new.site_id;
  if new.issued_on <= closed then
    raise exception 'the day is closed' using errcode = '23514', constraint = 'invoice_after_closure',
      detail = json_build_object('detail', format('the journal is closed up to %s: only a later day can be on it', closed),
        'closedUntil', closed)::text;
  end if;
  return new;
end $$;
create trigger invoice_after_closure before update on invoices
  for each row when (old.status = 'draft' and new.status = 'issued') execute function invoice_after_closure();

do $$ declare t text; begin
  foreach t in array array['journal_heads', 'journal_entries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
-- Update: to lock it, and for the trigger. What it is set to does not matter.
grant select, insert, update on journal_heads to maille_app;
grant select, insert on journal_entries to maille_app;

-- Where the job that closes periods has to look: ids of sites alone.
create policy shared on number_series for select to maille_shared using (true);
grant select (site_id) on number_series to maille_shared;
create view shared_journal_sites as select distinct site_id from number_series;
alter view shared_journal_sites owner to maille_shared;
grant select on shared_journal_sites to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_journal_sites;
revoke select (site_id) on number_series from maille_shared;
drop policy shared on number_series;
drop trigger invoice_after_closure on invoices;
drop trigger invoice_in_journal on invoices;
drop trigger invoice_file_in_journal on invoice_files;
drop table journal_entries cascade;
drop table journal_heads cascade;
drop function invoice_after_closure();
drop function invoice_in_journal();
drop function invoice_file_in_journal();
drop function journal_head_follows();
drop function journal_grows();
drop function journal_genesis(uuid);
`);
  }
}
