import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The key of a booking is its site's, but whose it is asks for it by its id alone, at whatever site: it must be one. Not
 * unique for all: that would tell whether somebody else has used an id.
 */
export class OwnIds1790001400000 implements MigrationInterface {
  name = 'OwnIds1790001400000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table reservations add constraint reservations_id_of_person unique (person_id, id);
alter table series add constraint series_id_of_person unique (person_id, id);
alter table waiting_entries add constraint waiting_entries_id_of_person unique (person_id, id);
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table waiting_entries drop constraint waiting_entries_id_of_person;
alter table series drop constraint series_id_of_person;
alter table reservations drop constraint reservations_id_of_person;
`);
  }
}
