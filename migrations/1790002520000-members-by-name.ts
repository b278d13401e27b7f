import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of members is counted as a whole, so its order costs no more than the count: no index serves it. */
export class MembersByName1790002520000 implements MigrationInterface {
  name = 'MembersByName1790002520000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('drop index members_by_name');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('create index members_by_name on members (site_id, folded(name), id)');
  }
}
