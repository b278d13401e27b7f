import type { MigrationInterface, QueryRunner } from 'typeorm';

const view = (more: string): string => /* sql */ `
create view company_invoices with (security_barrier) as
  select company_id, site_id, id, month, number, number_year, number_rank, issued_on, due_on, net_cents, vat_cents,
    gross_cents, currency, kind${more}
  from invoices
  where company_id in (select managed_companies()) and status = 'issued';
alter view company_invoices owner to maille_shared;
grant select on company_invoices to maille_app;
`;

/** Whoever manages a company sees which document a credit note corrects. */
export class CompanyCorrections1790004810000 implements MigrationInterface {
  name = 'CompanyCorrections1790004810000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
grant select (corrects_id) on invoices to maille_shared;
drop view company_invoices;
${view(', corrects_id')}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view company_invoices;
${view('')}
revoke select (corrects_id) on invoices from maille_shared;
`);
  }
}
