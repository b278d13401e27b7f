import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents by mail: what a site wants sent by itself, and each message with what became of it. */
export class DocumentMails1790005000000 implements MigrationInterface {
  name = 'DocumentMails1790005000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table document_mail_settings (
  site_id uuid primary key references sites (site_id),
  -- with_run: those of a monthly run by themselves, the others by hand.
  sending text not null check (sending in ('by_hand', 'with_run', 'at_issue'))
);

create table document_mails (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  invoice_id uuid not null,
  -- 1: the first one. Above: the same document again, once the one before has been sent.
  copy int not null check (copy >= 1),
  recipient text not null check (length(recipient) between 3 and 254),
  state text not null check (state in ('queued', 'sent', 'failed')),
  -- Of the last try that did not succeed.
  reason text check (reason in ('recipient_refused', 'message_refused', 'deferred', 'server_unavailable', 'rendering_failed')),
  attempts int not null default 0 check (attempts >= 0),
  ordered_at timestamptz not null,
  -- Null: by itself.
  ordered_by uuid,
  next_try_at timestamptz not null,
  -- Somebody has it in hand until then: nobody else tries.
  claimed_until timestamptz,
  ended_at timestamptz,
  -- Of the file that went with it.
  file_sha256 bytea,
  primary key (site_id, id),
  constraint document_mail_copy unique (site_id, invoice_id, copy),
  foreign key (site_id, invoice_id) references invoices (site_id, id),
  check ((state = 'queued') = (ended_at is null)),
  check ((state = 'sent') = (file_sha256 is not null)),
  check (state <> 'failed' or reason is not null)
);
create index document_mails_due on document_mails (site_id, next_try_at) where state = 'queued';

create function document_mail_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'sent' then
    raise exception 'what was sent stays' using errcode = '23514', constraint = 'document_mail_frozen';
  end if;
  if tg_op = 'UPDATE' and (new.site_id, new.id, new.invoice_id, new.copy) <> (old.site_id, old.id, old.invoice_id, old.copy) then
    raise exception 'a mail is of one document' using errcode = '23514', constraint = 'document_mail_frozen';
  end if;
  if not exists (select from invoices where site_id = new.site_id and id = new.invoice_id and status = 'issued') then
    raise exception 'an issued document is sent' using errcode = '23514', constraint = 'document_mail_of_issued';
  end if;
  if tg_op = 'INSERT' and new.copy > 1 and not exists (
      select from document_mails where site_id = new.site_id and invoice_id = new.invoice_id and copy = new.copy - 1
        and state = 'sent') then
    raise exception 'a copy follows on what was sent' using errcode = '23514', constraint = 'document_mail_copy';
  end if;
  if new.state = 'sent' and not exists (
      select from invoice_files where site_id = new.site_id and invoice_id = new.invoice_id and kind = 'pdf'
        and sha256 = new.file_sha256) then
    raise exception 'the stored file is sent' using errcode = '23514', constraint = 'document_mail_file';
  end if;
  return null;
end $$;
-- After the row, so that a row of another site is refused as such first.
create trigger document_mail_guard after insert or update on document_mails
  for each row execute function document_mail_guard();
create trigger refuse_truncate before truncate on document_mails for each statement execute function refuse_truncate();

do $$ declare t text; begin
  foreach t in array array['document_mail_settings', 'document_mails'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
grant select, insert, update on document_mail_settings, document_mails to maille_app;

-- Where the job that sends has to look: ids of sites and times alone.
create policy shared on document_mails for select to maille_shared using (true);
grant select (site_id, state, next_try_at, claimed_until) on document_mails to maille_shared;
create view shared_mail_queue as
  select site_id, min(greatest(next_try_at, claimed_until)) as due_at from document_mails
  where state = 'queued' group by site_id;
alter view shared_mail_queue owner to maille_shared;
grant select on shared_mail_queue to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_mail_queue;
drop table document_mails, document_mail_settings;
drop function document_mail_guard();
`);
  }
}
