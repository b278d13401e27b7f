import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Companies: who manages them, for whom they pay and how much, and what of it is spent. The application sees a company
 * through its managers' eyes, or through views that name what its people and the staff of sites may know.
 */
export class Companies1790002400000 implements MigrationInterface {
  name = 'Companies1790002400000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLES + RIGHTS + PAID + COUNTED + SHOWN);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view payer_names, invited_companies, company_team, site_companies, company_links;
drop trigger company_counts on charges;
drop trigger company_charge on charges;
drop function company_counts();
drop function company_charge();
drop policy guard on legal_profiles;
revoke select on legal_profiles from maille_guard;
alter table charges drop column cost_centre_name, drop column cost_centre_id, drop column company_id,
  drop column company_gross_cents;
alter table reservations drop column cost_centre_id, drop column company_id;
drop trigger company_keeps_a_manager on role_grants;
drop function company_keeps_a_manager();
drop policy company on role_grants;
drop policy company_is_left on role_grants;
drop policy company on invitations;
drop policy companies on persons;
revoke select (site_id, person_id) on members from maille_shared;
drop table company_spending, company_people, company_cost_centres, company_accounts;
drop policy managed on companies;
drop policy opened on companies;
drop policy shared on companies;
drop policy guard on companies;
alter table companies no force row level security;
alter table companies disable row level security;
revoke select on companies from maille_shared, maille_guard;
alter table companies drop column email, drop column street, drop column postcode, drop column commune,
  drop column country, drop column registration, drop column vat_number, drop column purchase_order,
  drop column service_code, drop column currency, drop column paid_kinds, drop column monthly_cap_cents,
  drop column person_cap_cents;
drop function unmanaged_companies();
drop function managed_companies();
`);
  }
}

const TABLES = /* sql */ `
alter table companies
  -- Where its invoices go.
  add column email text not null default '' check (length(email) <= 254),
  add column street text,
  add column postcode text,
  add column commune text,
  add column country char(2),
  add column registration text,
  add column vat_number text,
  -- Printed on its invoices: its own reference, and the service that a public buyer's invoices are routed by.
  add column purchase_order text check (length(purchase_order) between 1 and 60),
  add column service_code text check (length(service_code) between 1 and 100),
  -- It pays at sites that bill in this currency: its caps are sums of it.
  add column currency char(3) not null default 'EUR' check (currency in ('EUR', 'CHF')),
  add column paid_kinds text[] not null default '{desk,room,machine}'
    check (paid_kinds <@ array['desk', 'room', 'machine']),
  -- Of a month, VAT included; null: none. For all together, and for each person.
  add column monthly_cap_cents bigint check (monthly_cap_cents >= 0),
  add column person_cap_cents bigint check (person_cap_cents >= 0);

-- Sites that know the company: it was opened there, or somebody booked there for it.
create table company_accounts (
  site_id uuid not null references sites (site_id),
  company_id uuid not null references companies (id),
  opened_at timestamptz not null default clock_timestamp(),
  primary key (site_id, company_id)
);
create index company_accounts_of_company on company_accounts (company_id);

create table company_cost_centres (
  company_id uuid not null references companies (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- Nobody books on it any more; what was booked keeps it.
  active boolean not null default true,
  primary key (company_id, id),
  constraint company_cost_centres_name_is_unique unique (company_id, name)
);

-- For whom it pays.
create table company_people (
  company_id uuid not null references companies (id),
  person_id uuid not null references persons (id),
  -- In place of what the company allows each person; null: that.
  cap_cents bigint check (cap_cents >= 0),
  -- What the person books is the company's unless they say otherwise.
  pays_by_default boolean not null default true,
  cost_centre_id uuid,
  joined_at timestamptz not null,
  primary key (company_id, person_id),
  constraint company_people_cost_centre foreign key (company_id, cost_centre_id)
    references company_cost_centres (company_id, id)
);
create index company_people_by_person on company_people (person_id);

-- The sum of its charges per month of supply: of everybody (no person), and of each.
create table company_spending (
  company_id uuid not null references companies (id),
  person_id uuid,
  month date not null check (extract(day from month) = 1),
  spent_cents bigint not null,
  constraint company_spending_is_one unique nulls not distinct (company_id, month, person_id)
);
`;

const RIGHTS = /* sql */ `
-- Which companies the person of the context manages; which companies of the site of the context nobody manages yet.
create function managed_companies() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.scope_id from role_grants g
  where g.person_id = (select ctx_person()) and g.scope_kind = 'company' and g.role = 'manager'
$$;
grant select on company_accounts to maille_shared;
alter table company_accounts enable row level security;
alter table company_accounts force row level security;
create policy tenant on company_accounts using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
create policy guard on company_accounts to maille_guard using (true) with check (true);
create function unmanaged_companies() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.company_id from company_accounts a
  where a.site_id = (select ctx_site()) and not exists (
    select from role_grants g where g.scope_kind = 'company' and g.scope_id = a.company_id and g.role = 'manager')
$$;
revoke execute on function managed_companies(), unmanaged_companies() from public;
grant execute on function managed_companies(), unmanaged_companies() to maille_app, maille_shared, maille_guard;
alter function managed_companies() owner to maille_shared;
alter function unmanaged_companies() owner to maille_shared;

do $$ declare t text; begin
  foreach t in array array['companies', 'company_cost_centres', 'company_people', 'company_spending'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy shared on %I for select to maille_shared using (true)', t);
    execute format('grant select on %I to maille_shared', t);
  end loop;
end $$;
create policy managed on companies
  using (id in (select managed_companies())) with check (id in (select managed_companies()));
-- A site opens companies of its own network.
create policy opened on companies for insert
  with check (network_id = (select s.network_id from sites s where s.site_id = (select ctx_site())));
create policy guard on companies for select to maille_guard using (true);
create policy managed on company_cost_centres
  using (company_id in (select managed_companies())) with check (company_id in (select managed_companies()));
create policy guard on company_cost_centres for select to maille_guard using (true);
create policy managed on company_people
  using (company_id in (select managed_companies())) with check (company_id in (select managed_companies()));
create policy own on company_people for select using (person_id = (select ctx_person()));
-- Whoever proved the mailbox that a manager invited; nobody joins by themselves.
create policy invited on company_people for insert with check (
  person_id = (select ctx_person()) and company_id in (
    select i.scope_id from invitations i
    where i.email = (select ctx_email()) and i.scope_kind = 'company' and i.role = 'person'
      and i.accepted_at is not null));
create policy guard on company_people for select to maille_guard using (true);
create policy managed on company_spending for select using (company_id in (select managed_companies()));
create policy guard on company_spending to maille_guard using (true) with check (true);
grant select, insert, update on companies to maille_app;
revoke delete on companies from maille_app;
grant select, insert on company_accounts to maille_app;
grant select, insert, update on company_cost_centres to maille_app;
grant select, insert, update, delete on company_people to maille_app;
grant select on company_spending to maille_app;
grant select on companies, company_cost_centres, company_people to maille_guard;
grant select, insert on company_accounts to maille_guard;
grant select, insert, update on company_spending to maille_guard;

-- Managers see and end the roles of their company, and invite; the staff of a site find its first manager.
create policy company on role_grants for select
  using (scope_kind = 'company' and scope_id in (select managed_companies()));
create policy company_is_left on role_grants for delete
  using (scope_kind = 'company' and scope_id in (select managed_companies()));
create policy company on invitations
  using (scope_kind = 'company' and (scope_id in (select managed_companies())
    or (role = 'manager' and scope_id in (select unmanaged_companies()))))
  with check (scope_kind = 'company' and (scope_id in (select managed_companies())
    or (role = 'manager' and scope_id in (select unmanaged_companies()))));

-- As a site keeps one. Definer: who removes themselves sees the others no more.
create function company_keeps_a_manager() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('company ' || old.scope_id, 0));
  if not exists (select from role_grants
                 where scope_kind = 'company' and scope_id = old.scope_id and role = 'manager') then
    raise exception 'the last manager of a company' using errcode = '23514', constraint = 'company_keeps_a_manager';
  end if;
  return null;
end $$;
revoke execute on function company_keeps_a_manager() from public;
alter function company_keeps_a_manager() owner to maille_shared;
create trigger company_keeps_a_manager after delete on role_grants
  for each row when (old.scope_kind = 'company') execute function company_keeps_a_manager();
`;

const PAID = /* sql */ `
-- Who pays; null: the member. What is booked keeps its payer, whatever becomes of the link.
alter table reservations
  add column company_id uuid references companies (id),
  add column cost_centre_id uuid,
  add constraint reservations_cost_centre foreign key (company_id, cost_centre_id)
    references company_cost_centres (company_id, id),
  add constraint reservations_cost_centre_of_company check (cost_centre_id is null or company_id is not null);
create index reservations_of_company on reservations (company_id, person_id, blocked_from) where company_id is not null;
alter table charges
  add column company_id uuid references companies (id),
  add column cost_centre_id uuid,
  -- As it was called when it was charged.
  add column cost_centre_name text,
  -- VAT included, by the seller's regime of that moment: what the caps count. Null without a company.
  add column company_gross_cents bigint,
  add constraint charges_cost_centre foreign key (company_id, cost_centre_id)
    references company_cost_centres (company_id, id),
  add constraint charges_cost_centre_of_company check (cost_centre_id is null or company_id is not null),
  add constraint charges_company_gross check ((company_id is null) = (company_gross_cents is null));
create index charges_of_company on charges (company_id, supplied_on) where company_id is not null;
`;

const COUNTED = /* sql */ `
create policy guard on legal_profiles for select to maille_guard using (true);
grant select (site_id, vat_regime) on legal_profiles to maille_guard;

create function company_charge() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a charge of another site' using errcode = '42501';
  end if;
  new.company_gross_cents := case
    when new.price_mode = 'gross' or exists (
      select from legal_profiles l where l.site_id = new.site_id and l.vat_regime <> 'standard') then new.amount_cents
    else new.amount_cents + round(new.amount_cents * new.vat_rate_bp / 10000.0) end;
  if tg_op = 'INSERT' then
    select k.name into new.cost_centre_name from company_cost_centres k
      where k.company_id = new.company_id and k.id = new.cost_centre_id;
  end if;
  return new;
end $$;
revoke execute on function company_charge() from public;
alter function company_charge() owner to maille_guard;
create trigger company_charge before insert or update on charges
  for each row when (new.company_id is not null) execute function company_charge();

-- Counts what a company owes; the counter's row lock queues those who spend at once, the company's before the person's
-- and months in order. Only what somebody decides to spend is refused: a fee is owed whatever the cap.
create function company_counts() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  step record;
  c companies;
  own_cap bigint;
  whole bigint;
  own bigint;
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a charge of another site' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    insert into company_accounts (site_id, company_id) values (new.site_id, new.company_id) on conflict do nothing;
  end if;
  for step in
    select company_id, person_id, month, sum(cents)::bigint as cents from (values
      (old.company_id, old.person_id, date_trunc('month', old.supplied_on)::date,
        case when old.status <> 'void' then -old.company_gross_cents end),
      (new.company_id, new.person_id, date_trunc('month', new.supplied_on)::date,
        case when new.status <> 'void' then new.company_gross_cents end)
    ) as steps (company_id, person_id, month, cents)
    where company_id is not null and cents is not null
    group by company_id, person_id, month having sum(cents) <> 0
    order by company_id, month
  loop
    insert into company_spending as s (company_id, person_id, month, spent_cents)
      values (step.company_id, null, step.month, step.cents)
      on conflict on constraint company_spending_is_one do update set spent_cents = s.spent_cents + excluded.spent_cents
      returning spent_cents into whole;
    insert into company_spending as s (company_id, person_id, month, spent_cents)
      values (step.company_id, step.person_id, step.month, step.cents)
      on conflict on constraint company_spending_is_one do update set spent_cents = s.spent_cents + excluded.spent_cents
      returning spent_cents into own;
    if step.cents > 0 and new.origin_kind = 'reservation' then
      select * into c from companies where id = step.company_id;
      select p.cap_cents into own_cap from company_people p
        where p.company_id = step.company_id and p.person_id = step.person_id;
      own_cap := coalesce(own_cap, c.person_cap_cents);
      if own > own_cap or whole > c.monthly_cap_cents then
        raise exception 'the cap of a company' using errcode = '23514', constraint = 'company_cap',
          detail = json_build_object('month', to_char(step.month, 'YYYY-MM'), 'currency', c.currency,
            'of', case when own > own_cap then 'person' else 'company' end,
            'remainingCents', greatest(0, least(own_cap - own, c.monthly_cap_cents - whole) + step.cents))::text;
      end if;
    end if;
  end loop;
  return null;
end $$;
revoke execute on function company_counts() from public;
alter function company_counts() owner to maille_guard;
create trigger company_counts after insert or update on charges
  for each row when (new.company_id is not null) execute function company_counts();
`;

const SHOWN = /* sql */ `
-- The companies that may pay for a person: to that person, and to the staff of sites that know both.
grant select (site_id, person_id) on members to maille_shared;
create view company_links with (security_barrier) as
  select l.company_id, l.person_id, c.name, c.network_id, c.currency, c.paid_kinds, l.pays_by_default, l.cost_centre_id,
    (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name) order by k.name), '[]')
     from company_cost_centres k where k.company_id = l.company_id and k.active) as cost_centres
  from company_people l join companies c on c.id = l.company_id
  where l.person_id = (select ctx_person()) or exists (
    select from company_accounts a join members m on m.site_id = a.site_id
    where a.site_id = (select ctx_site()) and a.company_id = l.company_id and m.person_id = l.person_id);

-- What a site knows of a company: whom to bill.
create view site_companies with (security_barrier) as
  select a.site_id, c.id, c.name, c.email, c.street, c.postcode, c.commune, c.country, c.registration, c.vat_number,
    c.purchase_order, c.service_code, a.opened_at,
    exists (select from role_grants g
      where g.scope_kind = 'company' and g.scope_id = c.id and g.role = 'manager') as managed
  from company_accounts a join companies c on c.id = a.company_id
  where a.site_id = (select ctx_site());

-- The people of a company and those who manage it, by name, for its managers.
create policy companies on persons for select to maille_shared using (
  id in (select l.person_id from company_people l where l.company_id in (select managed_companies()))
  or id in (select g.person_id from role_grants g
    where g.scope_kind = 'company' and g.scope_id in (select managed_companies())));
create view company_team with (security_barrier) as
  select g.scope_id as company_id, p.id as person_id, p.name, p.email, 'manager' as role, g.granted_at as since
  from role_grants g join persons p on p.id = g.person_id
  where g.scope_kind = 'company' and g.scope_id in (select managed_companies())
  union all
  select l.company_id, p.id, p.name, p.email, 'person', l.joined_at
  from company_people l join persons p on p.id = l.person_id
  where l.company_id in (select managed_companies());

-- What a company is called, to whom it has invited, and to those whose bookings it pays.
create view invited_companies with (security_barrier) as
  select c.id, c.name from companies c
  where c.id in (select i.scope_id from invitations i
    where i.scope_kind = 'company' and i.email = (select ctx_email()));
grant select (company_id, person_id) on reservations to maille_shared;
create view payer_names with (security_barrier) as
  select c.id, c.name from companies c
  where exists (select from reservations r
    where r.company_id = c.id and (r.person_id = (select ctx_person()) or r.site_id = (select ctx_site())));

do $$ declare v text; begin
  foreach v in array array['company_links', 'site_companies', 'company_team', 'invited_companies', 'payer_names'] loop
    execute format('alter view %I owner to maille_shared', v);
    execute format('grant select on %I to maille_app', v);
  end loop;
end $$;
`;
