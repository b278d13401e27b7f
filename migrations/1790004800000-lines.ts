import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One-off lines: charges that somebody wrote, with a price of up to six decimals, the product they are and where they are
 * booked. A company may owe one that is no person's.
 */
export class Lines1790004800000 implements MigrationInterface {
  name = 'Lines1790004800000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table charges
  -- The price of one where it is finer than a cent, in major units; unit_price_cents is then what it rounds to.
  add column exact_price numeric(16, 6),
  -- What it is booked as; null: what its origin is says so (charge_product).
  add column product text check (product in
    ('desk', 'room', 'machine', 'membership', 'pack', 'extra', 'fee', 'goods', 'other')),
  -- Instead of the account and the analytic code of the product.
  add column account text check (account ~ '^[0-9A-Za-z]{3,20}$'),
  add column analytic text check (analytic ~ '^[A-Za-z0-9._-]{1,20}$'),
  -- Who did what is charged, where a person did.
  add column recorded_by uuid,
  alter column member_id drop not null,
  alter column person_id drop not null,
  add constraint charges_exact_price check (exact_price is null or round(exact_price * 100) = unit_price_cents),
  add constraint charges_member_is_a_person check ((member_id is null) = (person_id is null)),
  add constraint charges_have_a_debtor check (member_id is not null or company_id is not null);

${companyCharges('left join')}
${companyCounts('step.person_id is not null')}
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table charges no force row level security;
alter table charges disable trigger user;
delete from charges where member_id is null;
alter table charges enable trigger user;
alter table charges force row level security;
${companyCharges('join')}
${companyCounts('true')}
alter table charges
  drop constraint charges_have_a_debtor,
  drop constraint charges_member_is_a_person,
  drop constraint charges_exact_price,
  drop column recorded_by, drop column analytic, drop column account, drop column product, drop column exact_price,
  alter column person_id set not null,
  alter column member_id set not null;
`);
  }
}

/** With the name by which the invoice will call whose it is; null: nobody's in particular. */
function companyCharges(join: 'join' | 'left join'): string {
  return /* sql */ `
create or replace view company_charges with (security_barrier) as
  select c.company_id, c.site_id, c.id, c.person_id, m.name as person_name, c.cost_centre_name, c.label, c.supplied_on,
    c.quantity, c.unit_price_cents, c.amount_cents, c.currency, c.price_mode, c.vat_rate_bp, c.recorded_at
  from charges c ${join} members m on m.site_id = c.site_id and m.id = c.member_id
  where c.company_id in (select managed_companies()) and c.status = 'open';
`;
}

/** Counts what a company owes; what is no person's counts for the company alone. */
function companyCounts(isSomebodys: string): string {
  return /* sql */ `
create or replace function company_counts() returns trigger language plpgsql
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
    if ${isSomebodys} then
      insert into company_spending as s (company_id, person_id, month, spent_cents)
        values (step.company_id, step.person_id, step.month, step.cents)
        on conflict on constraint company_spending_is_one do update set spent_cents = s.spent_cents + excluded.spent_cents
        returning spent_cents into own;
    end if;
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
`;
}
