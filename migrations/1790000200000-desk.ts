import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the front desk decides about a booking, kept on it with the name of who decided. */
export class Desk1790000200000 implements MigrationInterface {
  name = 'Desk1790000200000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table reservations
  -- Codes of the rules that staff skipped for the booking as it stands, and who did.
  add column overrides jsonb,
  add column overridden_by uuid,
  -- Cancelled, and charged all the same: staff said so.
  add column charge_kept boolean not null default false,
  add constraint reservation_override_is_signed check ((overrides is null) = (overridden_by is null)),
  add constraint reservation_keeps_charge_when_cancelled check (status = 'cancelled' or not charge_kept);
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table reservations drop column overrides, drop column overridden_by, drop column charge_kept;
`);
  }
}
