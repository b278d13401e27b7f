import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A quote that was sent goes to its buyer by mail, through the outbox of documents. */
export class QuoteMails1790005120000 implements MigrationInterface {
  name = 'QuoteMails1790005120000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table document_mails
  alter column invoice_id drop not null,
  add column quote_id uuid,
  add constraint document_mail_is_of_one check (num_nonnulls(invoice_id, quote_id) = 1),
  add constraint quote_mail_copy unique (site_id, quote_id, copy),
  add foreign key (site_id, quote_id) references quotes (site_id, id);

create or replace function document_mail_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'sent' then
    raise exception 'what was sent stays' using errcode = '23514', constraint = 'document_mail_frozen';
  end if;
  if tg_op = 'UPDATE' and (new.site_id, new.id, new.invoice_id, new.quote_id, new.copy)
     is distinct from (old.site_id, old.id, old.invoice_id, old.quote_id, old.copy) then
    raise exception 'a mail is of one document' using errcode = '23514', constraint = 'document_mail_frozen';
  end if;
  if new.quote_id is null then
    if not exists (select from invoices where site_id = new.site_id and id = new.invoice_id and status = 'issued') then
      raise exception 'an issued document is sent' using errcode = '23514', constraint = 'document_mail_of_issued';
    end if;
  elsif not exists (select from quotes where site_id = new.site_id and id = new.quote_id and state <> 'draft') then
    raise exception 'a quote with its number is sent' using errcode = '23514', constraint = 'document_mail_of_issued';
  end if;
  if tg_op = 'INSERT' and new.copy > 1 then
    if not exists (
        select from document_mails where site_id = new.site_id and invoice_id = new.invoice_id and copy = new.copy - 1
          and state = 'sent'
        union all
        select from document_mails where site_id = new.site_id and quote_id = new.quote_id and copy = new.copy - 1
          and state = 'sent') then
      raise exception 'a copy follows on what was sent' using errcode = '23514', constraint = 'document_mail_copy';
    end if;
  end if;
  -- The PDF of a quote is not stored: its snapshot makes the same bytes each time.
  if new.state = 'sent' and new.quote_id is null and not exists (
      select from invoice_files where site_id = new.site_id and invoice_id = new.invoice_id and kind = 'pdf'
        and sha256 = new.file_sha256) then
    raise exception 'the stored file is sent' using errcode = '23514', constraint = 'document_mail_file';
  end if;
  return null;
end $$;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table document_mails disable trigger user;
alter table document_mails no force row level security;
delete from document_mails where quote_id is not null;
alter table document_mails force row level security;
alter table document_mails enable trigger user;
alter table document_mails drop constraint document_mail_is_of_one, drop column quote_id,
  alter column invoice_id set not null;
`);
  }
}
