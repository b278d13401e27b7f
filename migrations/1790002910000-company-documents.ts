import type { MigrationInterface, QueryRunner } from 'typeorm';

const view = (columns: string, rows: string): string => /* sql */ `
drop view company_invoices;
create view company_invoices with (security_barrier) as
  select company_id, site_id, id, month, number, number_year, number_rank, issued_on, due_on, net_cents, vat_cents,
    gross_cents, currency${columns}
  from invoices
  where company_id in (select managed_companies()) and status = 'issued'${rows};
alter view company_invoices owner to maille_shared;
grant select on company_invoices to maille_app;
`;

/** What corrects an invoice of a company is the company's to read, too. */
export class CompanyDocuments1790002910000 implements MigrationInterface {
  name = 'CompanyDocuments1790002910000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(view(', kind', ''));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(view('', ` and kind = 'invoice'`));
  }
}
