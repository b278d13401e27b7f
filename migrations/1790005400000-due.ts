import type { MigrationInterface, QueryRunner } from 'typeorm';

const view = (more: string): string => /* sql */ `
create view company_invoices with (security_barrier) as
  select company_id, site_id, id, month, number, number_year, number_rank, issued_on, due_on, net_cents, vat_cents,
    gross_cents, currency, kind, corrects_id${more}
  from invoices
  where company_id in (select managed_companies()) and status = 'issued';
alter view company_invoices owner to maille_shared;
grant select on company_invoices to maille_app;
`;

/** Lists say what is to be paid of a document, which is less than its total where it takes deposits off. */
export class Due1790005400000 implements MigrationInterface {
  name = 'Due1790005400000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- As the document itself says it (dueCentsOf): nothing of a credit note, the rest after the deposits of an invoice. Most
-- documents take none off, and are not read.
create function due_cents(kind text, gross_cents bigint, snapshot text) returns bigint
  language sql immutable parallel safe as $$
  select case
    when kind = 'credit_note' then 0
    when snapshot not like '%"deposits":[%' then gross_cents
    else gross_cents - coalesce((
      select sum((d ->> 'grossCents')::bigint) from json_array_elements(snapshot::json -> 'deposits') d), 0)
  end
$$;
grant select (snapshot) on invoices to maille_shared;
drop view company_invoices;
${view(', due_cents(kind, gross_cents, snapshot) as due_cents')}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view company_invoices;
${view('')}
revoke select (snapshot) on invoices from maille_shared;
drop function due_cents(text, bigint, text);
`);
  }
}
