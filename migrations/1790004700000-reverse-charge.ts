import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A seller decides that a buyer owes the tax: of a member, and of a company's account at the site. */
export class ReverseCharge1790004700000 implements MigrationInterface {
  name = 'ReverseCharge1790004700000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- The VAT number for which it was decided; null: the seller charges the tax.
alter table members add column reverse_charge_for text;
alter table company_accounts add column reverse_charge_for text;
grant update (reverse_charge_for) on company_accounts to maille_app;
grant select (country) on legal_profiles to maille_shared;

create or replace view site_companies with (security_barrier) as
  select a.site_id, c.id, c.name, c.email, c.street, c.postcode, c.commune, c.country, c.registration, c.vat_number,
    c.purchase_order, c.service_code, a.opened_at,
    exists (select from role_grants g
      where g.scope_kind = 'company' and g.scope_id = c.id and g.role = 'manager') as managed,
    a.reverse_charge_for
  from company_accounts a join companies c on c.id = a.company_id
  where a.site_id = (select ctx_site());

create or replace view company_sellers with (security_barrier) as
  select a.company_id, s.site_id, s.slug, s.name, s.commune, s.time_zone, s.currency,
    coalesce(l.vat_regime, 'standard') as vat_regime,
    coalesce(l.country, s.country) as country, a.reverse_charge_for
  from company_accounts a join sites s on s.site_id = a.site_id
  left join legal_profiles l on l.site_id = a.site_id
  where a.company_id in (select managed_companies());
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view company_sellers, site_companies;
create view site_companies with (security_barrier) as
  select a.site_id, c.id, c.name, c.email, c.street, c.postcode, c.commune, c.country, c.registration, c.vat_number,
    c.purchase_order, c.service_code, a.opened_at,
    exists (select from role_grants g
      where g.scope_kind = 'company' and g.scope_id = c.id and g.role = 'manager') as managed
  from company_accounts a join companies c on c.id = a.company_id
  where a.site_id = (select ctx_site());
create view company_sellers with (security_barrier) as
  select a.company_id, s.site_id, s.slug, s.name, s.commune, s.time_zone, s.currency,
    coalesce(l.vat_regime, 'standard') as vat_regime
  from company_accounts a join sites s on s.site_id = a.site_id
  left join legal_profiles l on l.site_id = a.site_id
  where a.company_id in (select managed_companies());
alter view site_companies owner to maille_shared;
alter view company_sellers owner to maille_shared;
grant select on site_companies, company_sellers to maille_app;
revoke select (country) on legal_profiles from maille_shared;
alter table company_accounts drop column reverse_charge_for;
alter table members drop column reverse_charge_for;
`);
  }
}
