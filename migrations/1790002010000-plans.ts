import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans and groups, what they give, and who has them when. */
export class Plans1790002010000 implements MigrationInterface {
  name = 'Plans1790002010000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(PLANS);
    await query.query(MEMBERSHIPS);
    await query.query(GROUPS);
    await query.query(/* sql */ `
do $$ declare t text; begin
  foreach t in array array['plans', 'plan_allowances', 'plan_discounts', 'plan_access', 'plan_rates', 'memberships',
    'membership_terms', 'membership_periods', 'member_groups', 'group_rates', 'group_members'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
grant select, insert, update on plans, memberships, membership_periods, member_groups to maille_app;
grant select, insert, update, delete on plan_allowances, plan_discounts, plan_access, plan_rates, membership_terms,
  group_rates, group_members to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop table group_members, group_rates, member_groups, membership_periods, membership_terms, memberships, plan_rates,
  plan_access, plan_discounts, plan_allowances, plans;
`);
  }
}

const PLANS = /* sql */ `
create table plans (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  description text check (length(description) between 1 and 2000),
  price_cents int not null check (price_cents >= 0),
  price_mode text not null check (price_mode in ('net', 'gross')),
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  cycle text not null check (cycle in ('month', 'quarter', 'year')),
  -- Where a cycle begins: on the day of the month on which the membership began, or on the first of the month.
  anchor text not null check (anchor in ('start', 'first')),
  commitment_months int not null default 0 check (commitment_months between 0 and 60),
  notice_days int not null default 0 check (notice_days between 0 and 365),
  entry_fee_cents int not null default 0 check (entry_fee_cents >= 0),
  -- Members may take it themselves.
  self_service boolean not null default false,
  -- Nobody new takes it; who has it keeps it.
  active boolean not null default true,
  position int not null default 0,
  primary key (site_id, id),
  constraint plans_name_is_unique unique (site_id, name)
);

-- Rights that each cycle includes.
create table plan_allowances (
  site_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  unit text not null check (unit in ('minute', 'pass', 'cent')),
  amount int not null check (amount between 1 and 10000000),
  -- What they are for: one kind, one resource, or everything at the site when both are null.
  kind text check (kind in ('desk', 'room', 'machine')),
  resource_id uuid,
  primary key (site_id, id),
  foreign key (site_id, plan_id) references plans (site_id, id),
  constraint plan_allowance_resource foreign key (site_id, resource_id) references resources (site_id, id),
  check (kind is null or resource_id is null)
);
create index plan_allowances_of_plan on plan_allowances (site_id, plan_id);

create table plan_discounts (
  site_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('desk', 'room', 'machine')),
  discount_bp int not null check (discount_bp between 1 and 10000),
  primary key (site_id, plan_id, kind),
  foreign key (site_id, plan_id) references plans (site_id, id)
);

-- The hours in which a plan counts; none: always.
create table plan_access (
  site_id uuid not null,
  plan_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null check (from_minute between 0 and 1439),
  until_minute int not null check (until_minute > from_minute and until_minute <= 1440),
  primary key (site_id, plan_id, weekday, from_minute),
  foreign key (site_id, plan_id) references plans (site_id, id),
  constraint plan_access_no_overlap
    exclude using gist (site_id with =, plan_id with =, weekday with =, int4range(from_minute, until_minute) with &&)
);

-- Who has the plan pays this rate instead of that one.
create table plan_rates (
  site_id uuid not null,
  plan_id uuid not null,
  rate_id uuid not null,
  instead_id uuid not null check (instead_id <> rate_id),
  price_mode text not null,
  vat_rate_bp int not null,
  primary key (site_id, plan_id, rate_id),
  foreign key (site_id, plan_id) references plans (site_id, id),
  constraint plan_rates_of_rate foreign key (site_id, rate_id, price_mode, vat_rate_bp)
    references rates (site_id, id, price_mode, vat_rate_bp),
  constraint plan_rates_same_terms foreign key (site_id, instead_id, price_mode, vat_rate_bp)
    references rates (site_id, id, price_mode, vat_rate_bp)
);
`;

const MEMBERSHIPS = /* sql */ `
create table memberships (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  started_on date not null,
  -- Kept for good: 31 is the last day of shorter months (31 January, 28 February, 31 March).
  anchor_day int not null check (anchor_day between 1 and 31),
  committed_until date not null check (committed_until >= started_on),
  -- The first day that is not part of it any more; null: it goes on.
  ends_on date check (ends_on >= started_on),
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id)
);
create index memberships_of_member on memberships (site_id, member_id);
create policy own on memberships for select using (person_id = (select ctx_person()));

-- Which plan when, and when it rests. Days without a row are not part of the membership.
create table membership_terms (
  site_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  during daterange not null check (not isempty(during) and lower(during) is not null),
  plan_id uuid not null,
  state text not null check (state in ('active', 'paused')),
  primary key (site_id, id),
  foreign key (site_id, membership_id) references memberships (site_id, id),
  foreign key (site_id, plan_id) references plans (site_id, id),
  constraint membership_terms_no_overlap
    exclude using gist (site_id with =, membership_id with =, during with &&)
);

-- What was billed: the same day of a membership is never billed twice, whatever runs at once.
create table membership_periods (
  site_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  plan_id uuid not null,
  during daterange not null check (not isempty(during) and lower(during) is not null and upper(during) is not null),
  -- The whole cycle that it is a part of.
  cycle daterange not null check (cycle @> during),
  amount_cents bigint not null,
  billed_at timestamptz not null,
  primary key (site_id, id),
  foreign key (site_id, membership_id) references memberships (site_id, id),
  foreign key (site_id, plan_id) references plans (site_id, id),
  constraint membership_period_billed_once
    exclude using gist (site_id with =, membership_id with =, during with &&)
);
`;

const GROUPS = /* sql */ `
create table member_groups (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  discount_bp int not null default 0 check (discount_bp between 0 and 10000),
  -- Who wants to be in it shows a document, which the site looks at.
  needs_document boolean not null default false,
  -- Null: for good.
  validity_months int check (validity_months between 1 and 120),
  active boolean not null default true,
  primary key (site_id, id),
  constraint member_groups_name_is_unique unique (site_id, name)
);

create table group_rates (
  site_id uuid not null,
  group_id uuid not null,
  rate_id uuid not null,
  instead_id uuid not null check (instead_id <> rate_id),
  price_mode text not null,
  vat_rate_bp int not null,
  primary key (site_id, group_id, rate_id),
  foreign key (site_id, group_id) references member_groups (site_id, id),
  constraint group_rates_of_rate foreign key (site_id, rate_id, price_mode, vat_rate_bp)
    references rates (site_id, id, price_mode, vat_rate_bp),
  constraint group_rates_same_terms foreign key (site_id, instead_id, price_mode, vat_rate_bp)
    references rates (site_id, id, price_mode, vat_rate_bp)
);

create table group_members (
  site_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  -- Days on which the member belongs to it.
  during daterange not null check (not isempty(during) and lower(during) is not null),
  granted_by uuid,
  primary key (site_id, group_id, member_id),
  foreign key (site_id, group_id) references member_groups (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id)
);
create index group_members_of_member on group_members (site_id, member_id);
`;
