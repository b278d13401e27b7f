import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quotes: offers that become lines and a deposit once their buyer agrees. No fiscal document, but frozen once sent. */
export class Quotes1790004910000 implements MigrationInterface {
  name = 'Quotes1790004910000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLES + GUARD + RIGHTS);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop table quotes, quote_series;
drop function quote_guard();
`);
  }
}

const TABLES = /* sql */ `
create table quote_series (
  site_id uuid not null references sites (site_id),
  year int not null check (year between 2000 and 2199),
  next_number int not null,
  primary key (site_id, year)
);

create table quotes (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'accepted', 'refused')),
  member_id uuid,
  person_id uuid,
  company_id uuid references companies (id),
  currency char(3) not null,
  title text not null check (length(title) between 3 and 120),
  -- What was written: lines, and what is asked of the buyer at once.
  terms jsonb not null,
  gross_cents bigint not null check (gross_cents >= 0),
  valid_until date not null,
  number_year int,
  number_rank int,
  number text check (number ~ '^[A-Za-z0-9+_/-]{1,35}$'),
  sent_at timestamptz,
  -- What the buyer was sent, as canonical JSON text.
  snapshot text,
  decided_at timestamptz,
  decided_by uuid,
  -- The deposit that was asked for when it was accepted.
  deposit_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id),
  foreign key (site_id, deposit_id) references invoices (site_id, id),
  constraint quotes_number_is_unique unique (site_id, number_year, number_rank),
  check (num_nonnulls(member_id, company_id) = 1 and (member_id is null) = (person_id is null)),
  check (num_nonnulls(number_year, number_rank, number, sent_at, snapshot) = case state when 'draft' then 0 else 5 end),
  check ((decided_at is not null) = (state in ('accepted', 'refused'))),
  check (deposit_id is null or state = 'accepted')
);
create index quotes_by_person on quotes (person_id) where state <> 'draft';
create index quotes_of_company on quotes (company_id) where company_id is not null and state <> 'draft';
`;

const GUARD = /* sql */ `
-- A draft may change and go. What was sent stays as it was sent; it is decided once.
create function quote_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' then return null; end if;
  elsif tg_op = 'INSERT' then
    if new.state = 'draft' then return null; end if;
  elsif old.state = 'draft' and new.state in ('draft', 'sent') then
    return null;
  elsif old.state = 'sent' and new.state in ('accepted', 'refused')
    and (new.member_id, new.company_id, new.terms, new.snapshot, new.number, new.sent_at, new.valid_until, new.gross_cents)
      is not distinct from
      (old.member_id, old.company_id, old.terms, old.snapshot, old.number, old.sent_at, old.valid_until, old.gross_cents) then
    return null;
  end if;
  raise exception 'a quote that was sent stays as it was sent' using errcode = '23514', constraint = 'quote_frozen';
end $$;
-- After the row, so that a row of another site is refused as such first.
create trigger quote_guard after insert or update or delete on quotes
  for each row execute function quote_guard();
`;

const RIGHTS = /* sql */ `
do $$ declare t text; begin
  foreach t in array array['quotes', 'quote_series'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
create policy own on quotes for select using (person_id = (select ctx_person()) and state <> 'draft');
create policy company on quotes for select
  using (company_id in (select managed_companies()) and state <> 'draft');
grant select, insert, update, delete on quotes to maille_app;
grant select, insert, update on quote_series to maille_app;
`;
