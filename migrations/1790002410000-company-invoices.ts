import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invoices of companies: a document has one buyer, a member or a company. */
export class CompanyInvoices1790002410000 implements MigrationInterface {
  name = 'CompanyInvoices1790002410000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table invoices
  alter column member_id drop not null,
  alter column person_id drop not null,
  add column company_id uuid references companies (id),
  add constraint invoices_one_buyer check (
    num_nonnulls(member_id, company_id) = 1 and (member_id is null) = (person_id is null));
create index invoices_of_company on invoices (company_id) where company_id is not null;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table invoices drop column company_id, alter column member_id set not null, alter column person_id set not null;
`);
  }
}
