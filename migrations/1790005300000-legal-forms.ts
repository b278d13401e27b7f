import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More legal forms, one of them said in words; a sole trader is called differently in each country. */
export class LegalForms1790005300000 implements MigrationInterface {
  name = 'LegalForms1790005300000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table legal_profiles add column legal_form_text text;
update legal_profiles set legal_form = lower(country) || '_sole_trader'
  where legal_form = 'sole_trader' and country in ('BE', 'CH');
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
update legal_profiles set legal_form = 'sole_trader' where legal_form in ('be_sole_trader', 'ch_sole_trader');
alter table legal_profiles drop column legal_form_text;
`);
  }
}
