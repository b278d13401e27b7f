import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Prices that change on a day, pauses that members take themselves, why an exception was made, and what the public sees. */
export class PlansOnOffer1790002700000 implements MigrationInterface {
  name = 'PlansOnOffer1790002700000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table plans
  -- What periods cost that begin on this day or later; null: no change is planned.
  add column next_price_cents int check (next_price_cents >= 0),
  add column next_price_from date,
  add constraint plan_next_price_is_whole check ((next_price_cents is null) = (next_price_from is null)),
  -- Members may let it rest themselves, within its notice and commitment.
  add column self_pause boolean not null default false;

alter table membership_changes
  add column reason text check (length(reason) between 1 and 500),
  -- Exceptions made before this had none.
  add constraint membership_exception_has_reason check (not exception or reason is not null) not valid;

-- What everybody may know: plans that members may take themselves.
create policy shared on plans for select to maille_shared using (active and self_service);
create policy shared on plan_allowances for select to maille_shared using (true);
create policy shared on plan_discounts for select to maille_shared using (true);
create policy shared on plan_access for select to maille_shared using (true);
grant select on plans, plan_allowances, plan_discounts, plan_access to maille_shared;
create view shared_plans as
  select p.site_id, p.id, p.position, p.name, p.description, p.price_cents, p.price_mode, p.vat_rate_bp, p.cycle,
    p.anchor, p.commitment_months, p.notice_days, p.entry_fee_cents, p.next_price_cents, p.next_price_from, p.self_pause,
    (select coalesce(json_agg(json_build_object('unit', a.unit, 'amount', a.amount, 'kind', a.kind,
        'resourceId', a.resource_id) order by a.unit, a.kind, a.id), '[]')
      from plan_allowances a where a.site_id = p.site_id and a.plan_id = p.id) as allowances,
    (select coalesce(json_agg(json_build_object('kind', d.kind, 'discountBp', d.discount_bp) order by d.kind), '[]')
      from plan_discounts d where d.site_id = p.site_id and d.plan_id = p.id) as discounts,
    (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'from', h.from_minute, 'until', h.until_minute)
        order by h.weekday, h.from_minute), '[]')
      from plan_access h where h.site_id = p.site_id and h.plan_id = p.id) as access
  from plans p;
alter view shared_plans owner to maille_shared;
grant select on shared_plans to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_plans;
revoke select on plans, plan_allowances, plan_discounts, plan_access from maille_shared;
drop policy shared on plan_access;
drop policy shared on plan_discounts;
drop policy shared on plan_allowances;
drop policy shared on plans;
alter table membership_changes drop constraint membership_exception_has_reason, drop column reason;
alter table plans drop column self_pause, drop constraint plan_next_price_is_whole, drop column next_price_from,
  drop column next_price_cents;
`);
  }
}
