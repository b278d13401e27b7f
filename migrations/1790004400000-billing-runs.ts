import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invoicing everybody of a month at once: what was asked for, and what became of each debtor. */
export class BillingRuns1790004400000 implements MigrationInterface {
  name = 'BillingRuns1790004400000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table billing_runs (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  month char(7) not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  currency char(3) not null,
  state text not null check (state in ('running', 'stopped', 'done')),
  -- Somebody said so, or the day had more documents than is usual.
  stopped_by text check (stopped_by in ('person', 'bound')),
  -- More documents than usual are what is wanted.
  confirmed boolean not null,
  started_at timestamptz not null,
  started_by uuid,
  ended_at timestamptz,
  primary key (site_id, id),
  check ((state = 'stopped') = (stopped_by is not null)),
  check ((state = 'done') = (ended_at is not null))
);
create index billing_runs_by_month on billing_runs (site_id, month, started_at);

create table billing_run_items (
  site_id uuid not null,
  run_id uuid not null,
  -- Each debtor once, whoever starts what how often.
  debtor_id uuid not null generated always as (coalesce(member_id, company_id)) stored,
  member_id uuid,
  company_id uuid references companies (id),
  position int not null,
  -- Tax included, as it was foreseen.
  planned_cents bigint not null,
  state text not null check (state in ('pending', 'issued', 'skipped', 'refused')),
  -- Why there is no invoice: a problem code, or left_out.
  reason text,
  invoice_id uuid,
  ended_at timestamptz,
  primary key (site_id, run_id, debtor_id),
  foreign key (site_id, run_id) references billing_runs (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id),
  foreign key (site_id, invoice_id) references invoices (site_id, id),
  check (num_nonnulls(member_id, company_id) = 1),
  check ((state = 'issued') = (invoice_id is not null)),
  check ((state in ('skipped', 'refused')) = (reason is not null)),
  check ((state = 'pending') = (ended_at is null))
);
create index billing_run_items_open on billing_run_items (site_id, run_id, position) where state = 'pending';
create index billing_run_items_ended on billing_run_items (site_id, run_id, ended_at);

-- How many documents a day has, for the bound of a run.
create index invoices_by_day on invoices (site_id, issued_on) where status = 'issued';

-- What became of a debtor in a run stays so.
create function billing_run_item_guard() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' then
    raise exception 'what became of a debtor stays' using errcode = '23514', constraint = 'billing_run_item_ended';
  end if;
  return new;
end $$;
create trigger billing_run_item_guard before update on billing_run_items
  for each row execute function billing_run_item_guard();

do $$ declare t text; begin
  foreach t in array array['billing_runs', 'billing_run_items'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
grant select, insert, update on billing_runs, billing_run_items to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop index invoices_by_day;
drop table billing_run_items, billing_runs;
drop function billing_run_item_guard();
`);
  }
}
