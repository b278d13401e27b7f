import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A quote says who agreed to it, by the name they had then: what was agreed must be shown to be so. */
export class QuoteDeciders1790005410000 implements MigrationInterface {
  name = 'QuoteDeciders1790005410000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table quotes
  add column decided_name text,
  -- The buyer themselves, or the site by what it was told.
  add column decided_as text check (decided_as in ('buyer', 'seller')),
  add constraint quote_decider check (decided_at is not null or num_nonnulls(decided_name, decided_as) = 0);
${quoteGuard(['state', 'decided_at', 'decided_by', 'decided_name', 'decided_as', 'deposit_id'])}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table quotes drop column decided_name, drop column decided_as;
${quoteGuard(['state', 'decided_at', 'decided_by', 'deposit_id'])}`);
  }
}

/** As it was, but for the columns that a decision says. */
function quoteGuard(decided: readonly string[]): string {
  const columns = `array[${decided.map((column) => `'${column}'`).join(', ')}]`;
  return /* sql */ `
create or replace function quote_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' then return null; end if;
  elsif tg_op = 'INSERT' then
    if new.state = 'draft' then return null; end if;
  elsif old.state = 'draft' and new.state in ('draft', 'sent') then
    return null;
  elsif old.state = 'sent' and new.state in ('accepted', 'refused')
    and to_jsonb(new) - ${columns} = to_jsonb(old) - ${columns} then
    return null;
  end if;
  raise exception 'a quote that was sent stays as it was sent' using errcode = '23514', constraint = 'quote_frozen';
end $$;
`;
}
