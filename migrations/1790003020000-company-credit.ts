import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Credit of companies: given by a site that knows them, and seen by who manages them. */
export class CompanyCredit1790003020000 implements MigrationInterface {
  name = 'CompanyCredit1790003020000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table credit_lots add constraint credit_lot_company
  foreign key (site_id, company_id) references company_accounts (site_id, company_id);
create index credit_lots_all_of_company on credit_lots (company_id) where company_id is not null;
create policy company on credit_lots for select using (company_id in (select managed_companies()));
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop policy company on credit_lots;
drop index credit_lots_all_of_company;
alter table credit_lots drop constraint credit_lot_company;
`);
  }
}
