import { ACCOUNTING } from './accounting-invariants.js';
import { type Invariant, LIVE } from './invariant.js';
import { PLACES } from './places.js';

/** Of a booking `r`: what it has is charged net beside a price with tax, or the reverse, and no sum is that of both. */
const MIXES_MODES = `exists (select from reservation_extras x
  where x.site_id = r.site_id and x.reservation_id = r.id and x.cents <> x.charge_cents)`;

const CHARGES: readonly Invariant[] = [
  {
    name: 'reservation_is_charged',
    why: 'what was booked is billed, once and at its price',
    sql: `
      with parts as (
        select r.site_id, r.id, null::uuid as part, r.price_cents - coalesce((
            select sum(x.cents) from reservation_extras x where x.site_id = r.site_id and x.reservation_id = r.id), 0) as cents
        from reservations r
        union all
        select x.site_id, x.reservation_id, x.extra_id, x.charge_cents from reservation_extras x
      )
      select r.site_id, r.id from reservations r
      join parts p on p.site_id = r.site_id and p.id = r.id
      left join charges c on c.site_id = r.site_id and c.origin_kind = 'reservation' and c.origin_id = r.id
        and c.origin_part is not distinct from p.part and c.status in ('open', 'invoiced')
      where r.status in ('confirmed', 'checked_in', 'no_show') and (p.cents < 0
        or p.cents > 0 and (c.amount_cents is distinct from p.cents or c.currency <> r.currency))`,
  },
  {
    name: 'extra_is_there',
    why: 'of what there are so many, never more are promised at one time from now on',
    sql: `
      select distinct site_id, extra_id from (
        select x.site_id, x.extra_id, e.stock, step.at,
          sum(step.change) over (partition by x.site_id, x.extra_id order by step.at, step.change) as level
        from reservation_extras x
        join reservations r on r.site_id = x.site_id and r.id = x.reservation_id
        join extras e on e.site_id = x.site_id and e.id = x.extra_id
        cross join lateral (values (lower(r.during), x.quantity), (upper(r.during), -x.quantity)) as step (at, change)
        where r.status in ('confirmed', 'checked_in') and e.stock is not null
      ) as swept where level > stock and at > ctx_now()`,
  },
  {
    name: 'extra_is_of_its_booking',
    why: 'what is had along with a place is had when the place is, and is a part of its price',
    sql: `
      select r.site_id, r.id from reservations r
      left join reservation_extras x on x.site_id = r.site_id and x.reservation_id = r.id
      where r.has_extras <> (x.extra_id is not null) or (x.extra_id is not null
        and x.during <> r.during and r.status in ${LIVE})`,
  },
  {
    name: 'cancelled_is_not_charged',
    why: 'nobody pays for a place they gave back, unless staff kept the charge',
    sql: `
      select r.site_id, r.id from reservations r
      join charges c on c.site_id = r.site_id and c.origin_kind = 'reservation' and c.origin_id = r.id
      where r.status in ('cancelled', 'expired') and c.status = 'open' and not r.charge_kept`,
  },
  {
    name: 'cancellation_costs_its_fee',
    why: 'who gave a place back late pays the fee they were told, once, and nobody else pays one',
    sql: `
      select r.site_id, r.id from reservations r
      left join lateral (
        select sum(c.amount_cents) as cents, count(*) as parts, bool_or(c.currency <> r.currency) as foreign_money
        from charges c where c.site_id = r.site_id and c.origin_kind = 'cancellation' and c.origin_id = r.id
          and c.status in ('open', 'invoiced')) c on true
      where (coalesce(c.cents, 0) <> r.cancellation_fee_cents and not ${MIXES_MODES})
        or (c.parts > 0 and (r.status <> 'cancelled' or r.charge_kept or c.foreign_money))`,
  },
  {
    name: 'no_show_costs_its_fee',
    why: 'who did not come pays the fee of the site, once; who came after all pays none',
    sql: `
      select r.site_id, r.id from reservations r
      left join lateral (
        select sum(c.amount_cents) as cents, count(*) as parts, bool_or(c.currency <> r.currency) as foreign_money
        from charges c where c.site_id = r.site_id and c.origin_kind = 'no_show' and c.origin_id = r.id
          and c.status in ('open', 'invoiced')) c on true
      where (coalesce(c.cents, 0) <> r.no_show_fee_cents and not ${MIXES_MODES})
        or (c.parts > 0 and (r.status <> 'no_show' or c.foreign_money))`,
  },
  {
    name: 'charge_has_its_reservation',
    why: 'a charge names a booking of its own site and of its own member',
    sql: `
      select c.site_id, c.id from charges c
      left join reservations r on r.site_id = c.site_id and r.id = c.origin_id
      where c.origin_kind in ('reservation', 'cancellation', 'no_show') and (r.id is null or r.member_id <> c.member_id
        or r.person_id <> c.person_id or r.company_id is distinct from c.company_id
        or (c.origin_part is not null and not exists (select from reservation_extras x
          where x.site_id = r.site_id and x.reservation_id = r.id and x.extra_id = c.origin_part)))`,
  },
  {
    name: 'company_spending_is_the_sum',
    why: 'the caps of a company count what it owes, no more and no less',
    sql: `
      select (select min(a.site_id::text)::uuid from company_accounts a
        where a.company_id = coalesce(s.company_id, c.company_id)) as site_id,
        coalesce(s.company_id, c.company_id) as id from (
        select company_id, person_id, month, spent_cents from company_spending where spent_cents <> 0
      ) s full join (
        select company_id, person_id, date_trunc('month', supplied_on)::date as month, sum(company_gross_cents) as owed
        from charges where company_id is not null and status <> 'void' and not charged_anew
        group by grouping sets ((company_id, date_trunc('month', supplied_on)::date),
          (company_id, person_id, date_trunc('month', supplied_on)::date))
        having sum(company_gross_cents) <> 0 and (grouping(person_id) = 1 or person_id is not null)
      ) c on c.company_id = s.company_id and c.month = s.month and c.person_id is not distinct from s.person_id
      where s.spent_cents is distinct from c.owed`,
  },
  {
    name: 'member_is_the_person',
    why: 'what one member did never appears under another, nor at another site',
    sql: `
      select r.site_id, r.id from reservations r
      left join members m on m.site_id = r.site_id and m.id = r.member_id
      where m.person_id is distinct from r.person_id
      union all
      select c.site_id, c.id from charges c left join members m on m.site_id = c.site_id and m.id = c.member_id
      where m.person_id is distinct from c.person_id
      union all
      select i.site_id, i.id from invoices i left join members m on m.site_id = i.site_id and m.id = i.member_id
      where i.company_id is null and m.person_id is distinct from i.person_id`,
  },
  {
    name: 'invoice_has_its_members_charges',
    why: 'an invoice bills what its own member owes at its own site',
    sql: `
      select c.site_id, c.id from charges c
      left join invoices i on i.site_id = c.site_id and i.id = c.invoice_id
      where c.status = 'invoiced' and (i.id is null or i.status <> 'issued'
        or (i.company_id, i.member_id) is distinct from
          (c.company_id, case when c.company_id is null then c.member_id end))`,
  },
];

const DOCUMENTS: readonly Invariant[] = [
  {
    name: 'numbers_without_gap',
    why: 'the law wants one unbroken series per site, kind and year',
    sql: `
      select site_id, kind, number_year from invoices where status = 'issued'
      group by site_id, kind, number_year
      having min(number_rank) <> 1 or max(number_rank) <> count(*) or count(distinct number_rank) <> count(*)
      union all
      select s.site_id, s.kind, s.year from number_series s
      where s.next_number <> 1 + (select count(*) from invoices i where i.site_id = s.site_id and i.kind = s.kind
                                  and i.number_year = s.year and i.status = 'issued')`,
  },
  {
    name: 'dates_in_order',
    why: 'a later number never carries an earlier date',
    sql: `
      select site_id, id from (
        select site_id, id, issued_on, issued_at,
          lag(issued_on) over series as previous_day, lag(issued_at) over series as previous
        from invoices where status = 'issued'
        window series as (partition by site_id, kind order by number_year, number_rank)
      ) as numbered where issued_on < previous_day or issued_at < previous`,
  },
  {
    name: 'totals_as_printed',
    why: 'the amounts that are listed and added up are those on the document',
    sql: `
      select site_id, id from invoices where status = 'issued'
        and (net_cents, vat_cents, gross_cents, number, currency::text, issued_on::text) is distinct from (
          (snapshot::jsonb ->> 'netCents')::bigint, (snapshot::jsonb ->> 'vatCents')::bigint,
          (snapshot::jsonb ->> 'grossCents')::bigint, snapshot::jsonb ->> 'number', snapshot::jsonb ->> 'currency',
          snapshot::jsonb ->> 'issuedOn')`,
  },
  {
    name: 'totals_are_sums',
    why: 'a document adds up: net of its lines, VAT of its groups, and the charges it stands for',
    sql: `
      select i.site_id, i.id from invoices i
      cross join lateral (select coalesce(sum((line ->> 'netCents')::bigint), 0) as net,
          coalesce(sum((line ->> 'amountCents')::bigint), 0) as amount
        from jsonb_array_elements(i.snapshot::jsonb -> 'lines') as line) as lines
      cross join lateral (select coalesce(sum((part ->> 'netCents')::bigint), 0) as net,
          coalesce(sum((part ->> 'vatCents')::bigint), 0) as vat
        from jsonb_array_elements(i.snapshot::jsonb -> 'vat') as part) as groups
      -- Prices of one group are of one mode: net ones beside others that hold the tax have it added, and whoever owes the
      -- tax elsewhere has it taken off.
      cross join lateral (select coalesce(sum(case
          when i.snapshot::jsonb #>> '{lines,0,vatCategory}' = 'AE' and c.price_mode = 'gross'
            then round(c.amount_cents * 10000.0 / (10000 + c.vat_rate_bp))
          when c.price_mode = 'net' and i.snapshot::jsonb -> 'lines' @> jsonb_build_array(
              jsonb_build_object('vatCategory', 'S', 'priceMode', 'gross', 'vatRateBp', c.vat_rate_bp))
            then c.amount_cents + round(c.amount_cents * c.vat_rate_bp / 10000.0)
          else c.amount_cents end), 0) as amount
        from charges c where c.site_id = i.site_id and c.invoice_id = i.id) as charged
      where i.status = 'issued' and ((lines.net, groups.net, groups.vat, i.gross_cents)
          <> (i.net_cents, i.net_cents, i.vat_cents, i.net_cents + i.vat_cents)
        or (i.kind = 'invoice' and lines.amount <> charged.amount))`,
  },
  {
    name: 'balance_follows_its_documents',
    why: 'no more is given back of a document, or taken off a deposit, than it came to; invoices say what they took off',
    sql: `
      select b.site_id, b.invoice_id as id from invoice_balances b
      cross join lateral (select coalesce(sum(c.gross_cents), 0) as credited from invoices c
        where c.site_id = b.site_id and c.corrects_id = b.invoice_id and c.status = 'issued') as c
      cross join lateral (select coalesce(sum(x.gross_cents - x.returned_cents), 0) as deducted from deposit_deductions x
        where x.site_id = b.site_id and x.deposit_id = b.invoice_id) as x
      where (b.credited_cents, b.deducted_cents) <> (c.credited, x.deducted)
        or c.credited + x.deducted > b.gross_cents
      union all
      select i.site_id, i.id from invoices i
      where i.status = 'issued' and (select coalesce(sum(x.gross_cents), 0) from deposit_deductions x
          where x.site_id = i.site_id and x.invoice_id = i.id)
          + (select coalesce(sum(x.gross_cents), 0) from deposit_returns x
          where x.site_id = i.site_id and x.credit_note_id = i.id)
        <> (select coalesce(sum((d ->> 'grossCents')::bigint), 0)
          from jsonb_array_elements(i.snapshot::jsonb -> 'deposits') as d)`,
  },
  {
    name: 'snapshot_as_hashed',
    why: 'an issued document is what it was, byte for byte',
    sql: `
      select site_id, id from invoices
      where status = 'issued' and sha256(convert_to(snapshot, 'UTF8')) <> snapshot_sha256
      union all
      select site_id, invoice_id from invoice_files where sha256(bytes) <> sha256`,
  },
  {
    name: 'document_or_its_job',
    why: 'every issued document has its file, or the work that makes it is waiting',
    sql: `
      select i.site_id, i.id from invoices i
      where i.status = 'issued'
        and not exists (select from invoice_files f where f.site_id = i.site_id and f.invoice_id = i.id and f.kind = 'pdf')
        and not exists (select from events e where e.topic = 'invoice.issued' and e.done_at is null
                        and e.payload ->> 'invoiceId' = i.id::text)
        and not exists (select from pgboss.job j where j.name = 'invoice.issued' and j.state < 'completed'
                        and j.data ->> 'invoiceId' = i.id::text)`,
  },
];

const JOURNAL: readonly Invariant[] = [
  {
    name: 'journal_is_a_chain',
    why: 'each entry follows on the one before, with its own hash, up to the head; signatures are checked on an archive',
    sql: `
      select e.site_id, e.seq from journal_entries e
      left join journal_entries p on p.site_id = e.site_id and p.seq = e.seq - 1
      where e.prev is distinct from case e.seq when 1 then journal_genesis(e.site_id) else p.hash end or e.at < p.at
        or e.payload_hash <> sha256(convert_to(e.payload, 'UTF8')) or e.hash <> journal_hash(e)
      union all
      select h.site_id, h.seq from journal_heads h
      left join lateral (select seq, hash from journal_entries e where e.site_id = h.site_id order by seq desc limit 1)
        as last on true
      where (last.seq, last.hash) is distinct from (h.seq, h.hash)`,
  },
  {
    name: 'document_is_in_the_journal',
    why: 'whatever was sold is on record, as it was frozen, with the bytes that are its file',
    sql: `
      select i.site_id, i.id from invoices i join journal_heads h on h.site_id = i.site_id
      left join journal_entries e on e.site_id = i.site_id and e.document_id = i.id and e.kind = 'DOCUMENT'
      where i.status = 'issued'
        and e.payload::jsonb ->> 'snapshot' is distinct from encode(i.snapshot_sha256, 'hex')
      union all
      select f.site_id, f.invoice_id from invoice_files f join journal_heads h on h.site_id = f.site_id
      where not exists (select from journal_entries e where e.site_id = f.site_id and e.document_id = f.invoice_id
        and e.kind = 'RENDERED' and e.payload::jsonb ->> 'sha256' = encode(f.sha256, 'hex'))`,
  },
];

const CREDIT: readonly Invariant[] = [
  {
    name: 'balance_is_the_sum_of_lines',
    why: 'what is left of prepaid rights is what their ledger says, never below zero nor above what was given',
    sql: `
      select l.site_id, l.id from credit_lots l
      left join credit_lines n on n.site_id = l.site_id and n.lot_id = l.id
      group by l.site_id, l.id, l.remaining, l.granted, l.source_kind
      having coalesce(sum(n.amount), 0) <> l.remaining or l.remaining not between 0 and l.granted
        or (l.source_kind <> 'allowance' and coalesce(sum(n.amount) filter (where n.kind = 'grant'), 0) <> l.granted)`,
  },
  {
    name: 'no_more_given_back_than_taken',
    why: 'cancelling gives back what the booking had used, once',
    sql: `
      select site_id, lot_id, origin_id from credit_lines where origin_id is not null
      group by site_id, lot_id, origin_kind, origin_id having sum(amount) > 0`,
  },
  {
    name: 'pass_pays_for_its_day',
    why: 'a day uses as many passes as places are taken at once, whatever was booked, cancelled or moved that day',
    sql: `
      select d.site_id, d.lot_id, d.member_id, d.day from credit_days d
      group by d.site_id, d.lot_id, d.member_id, d.day
      having credit_day_places(d.site_id, d.lot_id, d.member_id, d.day, '(,)') is distinct from (
        select coalesce(-sum(n.amount), 0)::int from credit_lines n
        where n.site_id = d.site_id and n.lot_id = d.lot_id and n.origin_kind = 'day'
          and n.origin_id = credit_day_id(d.lot_id, d.member_id, d.day))
      union all
      select d.site_id, d.lot_id, d.member_id, d.day from credit_days d
      join credit_lots l on l.site_id = d.site_id and l.id = d.lot_id
      left join reservations r on r.site_id = d.site_id and r.id = d.origin_id
      where l.unit <> 'pass' or l.member_id <> d.member_id or r.member_id is distinct from d.member_id
        or (d.places > 0 and l.company_id is distinct from r.company_id)`,
  },
  {
    name: 'credit_has_its_member',
    why: 'what one member paid for never pays for another, and is used for their own bookings',
    sql: `
      select l.site_id, l.id from credit_lots l left join members m on m.site_id = l.site_id and m.id = l.member_id
      where l.member_id is not null and m.person_id is distinct from l.person_id
      union all
      select n.site_id, n.id from credit_lines n join credit_lots l on l.site_id = n.site_id and l.id = n.lot_id
      left join reservations r on r.site_id = n.site_id and r.id = n.origin_id
      where n.origin_kind = 'reservation'
        and (r.id is null or r.member_id <> l.member_id or l.company_id is distinct from r.company_id)`,
  },
  {
    name: 'sold_pack_is_charged',
    why: 'a pack that was not given is paid for by who has it, once',
    sql: `
      select c.site_id, c.id from charges c
      left join credit_lots l on l.site_id = c.site_id and l.id = c.origin_id
      where c.origin_kind = 'pack' and (l.id is null or l.source_kind <> 'pack' or l.reason is not null
        or l.member_id is distinct from c.member_id)`,
  },
];

const MEMBERSHIPS: readonly Invariant[] = [
  {
    name: 'no_day_billed_twice',
    why: 'nobody pays twice for the same day of a membership, or for a day that is not part of it',
    sql: `
      select p.site_id, p.id from membership_periods p
      where not isempty(p.during) and (
        exists (select from membership_periods q where q.site_id = p.site_id and q.membership_id = p.membership_id
          and q.id <> p.id and lower(q.during) < upper(p.during) and lower(p.during) < upper(q.during))
        or not coalesce(datemultirange(p.during) <@ (
          select range_agg(t.during) from membership_terms t where t.site_id = p.site_id
            and t.membership_id = p.membership_id and t.plan_id = p.plan_id and t.state = 'active'), false))`,
  },
  {
    name: 'billed_period_is_charged',
    why: 'what was billed for a membership is on the member’s account, and changes with what is given back',
    sql: `
      select p.site_id, p.id from membership_periods p
      join memberships m on m.site_id = p.site_id and m.id = p.membership_id
      left join charges c on c.site_id = p.site_id and c.origin_kind = 'membership' and c.origin_id = p.id
      where (p.amount_cents > 0 and (c.id is null or c.status = 'void'))
        or (c.status = 'open' and c.amount_cents <> p.amount_cents) or c.member_id <> m.member_id`,
  },
];

/** Checked after races, loads and restores, and by "npm run maille -- verify". */
export const INVARIANTS: readonly Invariant[] = [
  ...PLACES,
  ...CHARGES,
  ...MEMBERSHIPS,
  ...CREDIT,
  ...DOCUMENTS,
  ...ACCOUNTING,
  ...JOURNAL,
];
