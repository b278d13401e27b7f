import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A number that was taken is on a document by the end of the transaction; of a quote that was sent nothing else changes. */
export class NumbersUsed1790005200000 implements MigrationInterface {
  name = 'NumbersUsed1790005200000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(NUMBERS + quoteGuard(STAYS));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger number_is_used on number_series;
drop function number_is_used();
drop trigger accounting_number_is_used on accounting_years;
drop function accounting_number_is_used();
${quoteGuard(STAYED)}`);
  }
}

const NUMBERS = /* sql */ `
-- A series that moved on without a document would have a gap for good.
create function number_is_used() returns trigger language plpgsql as $$
begin
  if not exists (
    select from invoices
    where site_id = new.site_id and kind = new.kind and number_year = new.year and number_rank = new.next_number - 1) then
    raise exception 'a number was taken and not used' using errcode = '23514', constraint = 'number_series_gapless';
  end if;
  return null;
end $$;
create constraint trigger number_is_used after update on number_series
  deferrable initially deferred for each row execute function number_is_used();

create function accounting_number_is_used() returns trigger language plpgsql as $$
begin
  if not exists (
    select from accounting_entries
    where site_id = new.site_id and year_first_day = new.first_day and number = new.next_number - 1) then
    raise exception 'a number was taken and not used' using errcode = '23514', constraint = 'accounting_numbers_gapless';
  end if;
  return null;
end $$;
create constraint trigger accounting_number_is_used after update on accounting_years
  deferrable initially deferred for each row execute function accounting_number_is_used();
`;

/** What a decision says. All the rest of the row was sent: also whose it is, which says who may see it. */
const STAYS = /* sql */ `
    to_jsonb(new) - array['state', 'decided_at', 'decided_by', 'deposit_id']
    = to_jsonb(old) - array['state', 'decided_at', 'decided_by', 'deposit_id']`;

const STAYED = /* sql */ `
    (new.member_id, new.company_id, new.terms, new.snapshot, new.number, new.sent_at, new.valid_until, new.gross_cents)
      is not distinct from
      (old.member_id, old.company_id, old.terms, old.snapshot, old.number, old.sent_at, old.valid_until, old.gross_cents)`;

const quoteGuard = (stays: string): string => /* sql */ `
create or replace function quote_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' then return null; end if;
  elsif tg_op = 'INSERT' then
    if new.state = 'draft' then return null; end if;
  elsif old.state = 'draft' and new.state in ('draft', 'sent') then
    return null;
  elsif old.state = 'sent' and new.state in ('accepted', 'refused') and ${stays} then
    return null;
  end if;
  raise exception 'a quote that was sent stays as it was sent' using errcode = '23514', constraint = 'quote_frozen';
end $$;
`;
