import type { MigrationInterface, QueryRunner } from 'typeorm';

const shown = (columns: string): string => /* sql */ `
create view site_companies with (security_barrier) as
  select a.site_id, c.id, c.name, c.email, c.street, c.postcode, c.commune, c.country, c.registration, c.vat_number,
    c.purchase_order, c.service_code, a.opened_at,
    exists (select from role_grants g
      where g.scope_kind = 'company' and g.scope_id = c.id and g.role = 'manager') as managed,
    a.reverse_charge_for${columns}
  from company_accounts a join companies c on c.id = a.company_id
  where a.site_id = (select ctx_site());
alter view site_companies owner to maille_shared;
grant select on site_companies to maille_app;
`;

/** Which establishment of a company is billed, and where its e-invoices go. */
export class CompanyAddresses1790004710000 implements MigrationInterface {
  name = 'CompanyAddresses1790004710000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table companies
  -- FR: the SIRET, by which public buyers are known (BT-46).
  add column establishment text check (establishment ~ '^[0-9]{14}$'),
  -- "0225:552100554": a scheme and an address in it (BT-49); null: what the number of the company makes it.
  add column electronic_address text check (length(electronic_address) between 6 and 60);
drop view site_companies;
${shown(', c.establishment, c.electronic_address')}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view site_companies;
${shown('')}
alter table companies drop column establishment, drop column electronic_address;
`);
  }
}
