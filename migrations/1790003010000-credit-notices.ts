import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told that credit is about to end, and how many days before: once each, whatever the job does. */
export class CreditNotices1790003010000 implements MigrationInterface {
  name = 'CreditNotices1790003010000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table credit_notices (
  site_id uuid not null,
  lot_id uuid not null,
  days_before int not null check (days_before > 0),
  told_at timestamptz not null,
  primary key (site_id, lot_id, days_before),
  foreign key (site_id, lot_id) references credit_lots (site_id, id)
);
alter table credit_notices enable row level security;
alter table credit_notices force row level security;
create policy tenant on credit_notices using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert on credit_notices to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('drop table credit_notices');
  }
}
