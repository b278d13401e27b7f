import type { Invariant } from './invariant.js';

export const ACCOUNTING: readonly Invariant[] = [
  {
    name: 'entry_is_balanced',
    why: 'each entry of the accounts has as much on one side as on the other',
    sql: `
      select e.site_id, e.id from accounting_entries e
      left join accounting_lines l on l.site_id = e.site_id and l.entry_id = e.id
      group by e.site_id, e.id, e.total_cents, e.line_count
      having (sum(l.debit_cents), sum(l.credit_cents), count(l.position))
        is distinct from (e.total_cents::numeric, e.total_cents::numeric, e.line_count::bigint)`,
  },
  {
    name: 'entries_without_gap',
    why: 'the entries of a fiscal year are numbered 1..n, as the tax office wants them',
    sql: `
      select y.site_id, y.first_day from accounting_years y
      left join accounting_entries e on e.site_id = y.site_id and e.year_first_day = y.first_day
      group by y.site_id, y.first_day, y.next_number
      having count(e.id) <> y.next_number - 1 or coalesce(max(e.number), 0) <> y.next_number - 1`,
  },
  {
    name: 'document_is_booked',
    why: 'what was issued is in the accounts, with the VAT that it says',
    sql: `
      select i.site_id, i.id from invoices i
      left join accounting_entries e on e.site_id = i.site_id and e.document_id = i.id
      left join lateral (
        select coalesce(sum(l.credit_cents - l.debit_cents), 0) as vat from accounting_lines l
        where l.site_id = e.site_id and l.entry_id = e.id and l.role in ('vat', 'vat_pending')) as booked on true
      where i.status = 'issued' and i.gross_cents > 0
        and not exists (select from accounting_backlog b where b.site_id = i.site_id and b.document_id = i.id)
        and (e.id is null or i.snapshot::json -> 'deposits' is null
          and booked.vat <> case i.kind when 'credit_note' then -i.vat_cents else i.vat_cents end)`,
  },
];
