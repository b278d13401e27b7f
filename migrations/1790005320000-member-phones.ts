import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a site reaches a member besides their address: said by the site, for the site. */
export class MemberPhones1790005320000 implements MigrationInterface {
  name = 'MemberPhones1790005320000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table members add column phone text check (length(phone) between 4 and 30);
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table members drop column phone;
`);
  }
}
