import type { MigrationInterface, QueryRunner } from 'typeorm';

const WITH_TAX = /* sql */ `case
    when new.price_mode = 'gross' or exists (
      select from legal_profiles l where l.site_id = new.site_id and l.vat_regime <> 'standard') then new.amount_cents
    else new.amount_cents + round(new.amount_cents * new.vat_rate_bp / 10000.0) end`;

const counted = (kept: string, owed: string): string => /* sql */ `
create or replace function company_charge() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a charge of another site' using errcode = '42501';
  end if;
  ${kept}new.company_gross_cents := ${owed};
  if tg_op = 'INSERT' then
    select k.name into new.cost_centre_name from company_cost_centres k
      where k.company_id = new.company_id and k.id = new.cost_centre_id;
  end if;
  return new;
end $$;
`;

/** What a company owes without tax counts without tax towards its caps. */
export class OwedWithoutTax1790004730000 implements MigrationInterface {
  name = 'OwedWithoutTax1790004730000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
grant select (country) on legal_profiles to maille_guard;
${counted(
  // What a charge counts is decided when it is charged: an invoice is not refused because of another regime since then.
  `if tg_op = 'UPDATE' and (new.company_id, new.amount_cents, new.price_mode, new.vat_rate_bp)
     is not distinct from (old.company_id, old.amount_cents, old.price_mode, old.vat_rate_bp) then
    new.company_gross_cents := old.company_gross_cents;
    return new;
  end if;
  `,
  `case
    when exists (
      select from company_accounts a
      join companies c on c.id = a.company_id and c.vat_number = a.reverse_charge_for
      join legal_profiles l on l.site_id = a.site_id and l.vat_regime = 'standard' and l.country <> c.country
      where a.site_id = new.site_id and a.company_id = new.company_id)
      then case when new.price_mode = 'net' then new.amount_cents
        else round(new.amount_cents * 10000.0 / (10000 + new.vat_rate_bp)) end
    else ${WITH_TAX} end`,
)}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
${counted('', WITH_TAX)}
revoke select (country) on legal_profiles from maille_guard;
`);
  }
}
