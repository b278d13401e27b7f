import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The XML of a document beside its PDF, and documents that could not be made. */
export class Einvoices1790004300000 implements MigrationInterface {
  name = 'Einvoices1790004300000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table invoice_files drop constraint invoice_files_kind_check;
alter table invoice_files
  add constraint invoice_files_kind_check check (kind in ('pdf', 'xml')),
  -- The official rules the file was made for; they change twice a year, the file never does. Null: none.
  add column rules text;

-- A document whose files could not be made, until they are: what a manager sees of it.
create table render_failures (
  site_id uuid not null,
  invoice_id uuid not null,
  reason text not null check (reason in ('snapshot_altered', 'logo_unreadable', 'rendering_failed')),
  attempts int not null default 1 check (attempts > 0),
  failed_at timestamptz not null,
  primary key (site_id, invoice_id),
  foreign key (site_id, invoice_id) references invoices (site_id, id)
);
alter table render_failures enable row level security;
alter table render_failures force row level security;
create policy tenant on render_failures
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update, delete on render_failures to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop table render_failures;
alter table invoice_files drop column rules;
`);
  }
}
