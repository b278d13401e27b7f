import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a billed period is made of, what an included right is a part of, and who changed what of a membership. */
export class MembershipsBilled1790002300000 implements MigrationInterface {
  name = 'MembershipsBilled1790002300000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(TERMS);
    await query.query(PERIODS);
    await query.query(/* sql */ `
-- An included right is a part of what a whole cycle includes: of a plan that ends sooner, it is a smaller one.
alter table credit_lots
  add column plan_id uuid,
  add column cycle daterange,
  add column cycle_amount int check (cycle_amount > 0),
  add constraint credit_lot_of_plan foreign key (site_id, plan_id) references plans (site_id, id),
  add check (num_nonnulls(membership_id, plan_id, cycle, cycle_amount) in (0, 4));
create index credit_lots_of_membership on credit_lots (site_id, membership_id) where membership_id is not null;

create table membership_changes (
  site_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  kind text not null check (kind in ('start', 'plan', 'pause', 'resume', 'end', 'keep')),
  -- The first day of what changes; next_day is the first one after it, where it has an end.
  first_day date not null,
  next_day date check (next_day > first_day),
  plan_id uuid,
  -- Notice and commitment were set aside.
  exception boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (site_id, id),
  foreign key (site_id, membership_id) references memberships (site_id, id),
  foreign key (site_id, plan_id) references plans (site_id, id)
);
create index membership_changes_of on membership_changes (site_id, membership_id, recorded_at);
alter table membership_changes enable row level security;
alter table membership_changes force row level security;
create policy tenant on membership_changes using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert on membership_changes to maille_app;

-- Where the job that bills has to look: ids of sites alone.
create policy shared on memberships for select to maille_shared using (true);
grant select (site_id) on memberships to maille_shared;
create view shared_membership_sites as select distinct site_id from memberships;
alter view shared_membership_sites owner to maille_shared;
grant select on shared_membership_sites to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_membership_sites;
drop policy shared on memberships;
revoke select (site_id) on memberships from maille_shared;
drop table membership_changes;
alter table credit_lots drop column plan_id, drop column cycle, drop column cycle_amount;
drop trigger membership_period_guard on membership_periods;
drop function membership_period_guard();
drop index membership_periods_of;
alter table membership_periods drop column price_cents, drop column price_mode, drop column vat_rate_bp,
  drop constraint membership_periods_have_ends,
  add constraint membership_periods_during_check
    check (not isempty(during) and lower(during) is not null and upper(during) is not null);
alter table membership_terms drop column member_id;
drop trigger membership_term_of_member on membership_terms;
drop function membership_term_of_member();
`);
  }
}

const TERMS = /* sql */ `
-- Whose term it is, kept by the database: nobody has the same plan twice on one day.
alter table membership_terms add column member_id uuid;
update membership_terms t set member_id = m.member_id
  from memberships m where m.site_id = t.site_id and m.id = t.membership_id;
alter table membership_terms
  alter column member_id set not null,
  add constraint membership_terms_plan_once
    exclude using gist (site_id with =, member_id with =, plan_id with =, during with &&);
create function membership_term_of_member() returns trigger language plpgsql as $$
begin
  new.member_id := (select member_id from memberships where site_id = new.site_id and id = new.membership_id);
  return new;
end $$;
create trigger membership_term_of_member before insert or update on membership_terms
  for each row execute function membership_term_of_member();
`;

const PERIODS = /* sql */ `
-- At which price a period was billed: what is given back of it is a part of that, whatever the plan costs by then.
alter table membership_periods
  add column price_cents bigint,
  add column price_mode text check (price_mode in ('net', 'gross')),
  add column vat_rate_bp int check (vat_rate_bp between 0 and 10000);
update membership_periods m set price_cents = p.price_cents, price_mode = p.price_mode, vat_rate_bp = p.vat_rate_bp
  from plans p where p.site_id = m.site_id and p.id = m.plan_id;
alter table membership_periods
  alter column price_cents set not null, alter column price_mode set not null, alter column vat_rate_bp set not null,
  -- A period of which every day was given back stays on record as an empty one.
  drop constraint membership_periods_during_check,
  add constraint membership_periods_have_ends check (not lower_inf(during) and not upper_inf(during));
create index membership_periods_of on membership_periods (site_id, membership_id);

-- What was billed ends sooner, with its amount, or stays as it is.
create function membership_period_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (old.site_id, old.id, old.membership_id, old.plan_id, old.cycle, old.price_cents, old.price_mode,
         old.vat_rate_bp, old.billed_at)
        is distinct from (new.site_id, new.id, new.membership_id, new.plan_id, new.cycle, new.price_cents,
         new.price_mode, new.vat_rate_bp, new.billed_at)
     or not (new.during <@ old.during)
     or not (isempty(new.during) or lower(new.during) = lower(old.during))
     or (new.during = old.during and new.amount_cents <> old.amount_cents) then
    raise exception 'a billed period only ends sooner' using errcode = '23514', constraint = 'membership_period_frozen';
  end if;
  return new;
end $$;
create trigger membership_period_guard before update or delete on membership_periods
  for each row execute function membership_period_guard();
`;
