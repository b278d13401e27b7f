import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a credited invoice charged and is charged anew counts once towards the caps of a company: as what stands in its place.
 * And a company's line may be on a cost centre, and on another one while it is open.
 */
export class ChargedAnew1790005110000 implements MigrationInterface {
  name = 'ChargedAnew1790005110000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(ANEW + companyCounts((row) => ` and not ${row}.charged_anew`) + COST_CENTRES);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view site_cost_centres;
drop trigger charge_cost_centre on charges;
drop function charge_cost_centre();
${FROZEN}
${companyCounts(() => '')}
alter table charges drop constraint charged_anew_was_invoiced, drop column charged_anew;
`);
  }
}

/** What an issued document counted stays as counted; `unless`: but for this. */
const frozen = (unless: string): string => /* sql */ `
create or replace function charge_guard() returns trigger language plpgsql as $$
begin
  ${unless}if old.status = 'invoiced' then
    raise exception 'an invoiced charge cannot change' using errcode = '23514', constraint = 'invoice_frozen';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
`;
const FROZEN = frozen('');

const ANEW = /* sql */ `
alter table charges
  -- Another charge stands in its place: its invoice was credited whole, to be billed again. Said once.
  add column charged_anew boolean not null default false,
  add constraint charged_anew_was_invoiced check (not charged_anew or status = 'invoiced');
${frozen(`if tg_op = 'UPDATE' then
    if old.status = 'invoiced' and new.charged_anew and not old.charged_anew
       and to_jsonb(new) - 'charged_anew' = to_jsonb(old) - 'charged_anew' then
      return new;
    end if;
  end if;
  `)}`;

const COST_CENTRES = /* sql */ `
-- As it is called when it is chosen.
create function charge_cost_centre() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  new.cost_centre_name := (
    select k.name from company_cost_centres k where k.company_id = new.company_id and k.id = new.cost_centre_id);
  return new;
end $$;
revoke execute on function charge_cost_centre() from public;
alter function charge_cost_centre() owner to maille_guard;
create trigger charge_cost_centre before update on charges
  for each row when (new.cost_centre_id is distinct from old.cost_centre_id) execute function charge_cost_centre();

-- Of companies with an account at the site of the context, to put a line on.
create view site_cost_centres with (security_barrier) as
  select a.site_id, k.company_id, k.id, k.name, k.active
  from company_accounts a join company_cost_centres k on k.company_id = a.company_id
  where a.site_id = (select ctx_site());
alter view site_cost_centres owner to maille_shared;
grant select on site_cost_centres to maille_app;
`;

/** Counts what a company owes; `counts`: and what else of a charge that is not void decides whether it counts. */
function companyCounts(counts: (row: 'old' | 'new') => string): string {
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
        case when old.status <> 'void'${counts('old')} then -old.company_gross_cents end),
      (new.company_id, new.person_id, date_trunc('month', new.supplied_on)::date,
        case when new.status <> 'void'${counts('new')} then new.company_gross_cents end)
    ) as steps (company_id, person_id, month, cents)
    where company_id is not null and cents is not null
    group by company_id, person_id, month having sum(cents) <> 0
    order by company_id, month
  loop
    insert into company_spending as s (company_id, person_id, month, spent_cents)
      values (step.company_id, null, step.month, step.cents)
      on conflict on constraint company_spending_is_one do update set spent_cents = s.spent_cents + excluded.spent_cents
      returning spent_cents into whole;
    if step.person_id is not null then
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
