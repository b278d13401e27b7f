import {
  type Currency,
  type Instant,
  type InvoiceId,
  type PersonId,
  type SiteId,
  type Zone,
  toIso,
} from '#libs/domain';
import { type Part, type Tx, actingPerson, sqlPart } from '#libs/platform';
import type { DebtorIds } from '../charges/debtor.js';
import type { DocumentLink } from '../invoices/invoices.store.js';
import type { QuoteSnapshot, QuoteTerms } from './quotes.rules.js';

export type Decider = 'buyer' | 'seller';

/** As it is stored; one that has run out is still `sent`. */
export interface StoredQuote extends DebtorIds {
  readonly siteId: SiteId;
  readonly siteName: string;
  readonly timeZone: Zone;
  readonly id: string;
  readonly state: 'draft' | 'sent' | 'accepted' | 'refused';
  readonly buyerName: string;
  readonly currency: Currency;
  readonly terms: QuoteTerms;
  readonly grossCents: number;
  readonly number: string | null;
  readonly sentAt: Instant | null;
  readonly decidedAt: Instant | null;
  /** As they were called then; null where it is not known. */
  readonly decidedName: string | null;
  /** The buyer themselves, or the site by what it was told. */
  readonly decidedAs: Decider | null;
  readonly depositId: InvoiceId | null;
  readonly depositNumber: string | null;
  readonly snapshot: QuoteSnapshot | null;
}

type QuoteRecord = Omit<StoredQuote, 'grossCents' | 'sentAt' | 'decidedAt' | 'snapshot'> & {
  grossCents: string;
  sentAt: Date | null;
  decidedAt: Date | null;
  text: string | null;
};
const quoteOf = ({ text, ...row }: QuoteRecord): StoredQuote => ({
  ...row,
  grossCents: Number(row.grossCents),
  sentAt: row.sentAt && row.sentAt.getTime(),
  decidedAt: row.decidedAt && row.decidedAt.getTime(),
  snapshot: text === null ? null : (JSON.parse(text) as QuoteSnapshot),
});

const COLUMNS = sqlPart`
  q.site_id as "siteId", s.name as "siteName", s.time_zone as "timeZone", q.id, q.state, q.member_id as "memberId",
  q.company_id as "companyId", q.currency, q.terms, q.gross_cents as "grossCents", q.number, q.sent_at as "sentAt",
  q.decided_at as "decidedAt", q.decided_name as "decidedName", q.decided_as as "decidedAs", q.deposit_id as "depositId", q.snapshot as text`;
const BUYER = sqlPart`
  q.snapshot::json -> 'buyer' ->> 'companyName', q.snapshot::json -> 'buyer' ->> 'name'`;
const PARTIES = sqlPart`
  join sites s on s.site_id = q.site_id
  left join members m on m.site_id = q.site_id and m.id = q.member_id
  left join site_companies c on c.id = q.company_id
  left join invoices d on d.site_id = q.site_id and d.id = q.deposit_id`;

/** Drafts first, then the newest. */
export async function quotesOfSite(tx: Tx, siteId: SiteId, { limit, offset }: Part) {
  const [counted] = await tx.sql<{ total: number }>`
    select count(*)::int as total from quotes where site_id = ${siteId}`;
  const rows = await tx.sql<QuoteRecord>`
    select ${COLUMNS}, d.number as "depositNumber",
           coalesce(${BUYER}, m.company_name, m.name, c.name, '') as "buyerName"
    from quotes q ${PARTIES}
    where q.site_id = ${siteId}
    order by q.state <> 'draft', q.created_at desc, q.id limit ${limit} offset ${offset}`;
  return { total: counted!.total, quotes: rows.map(quoteOf) };
}

export async function quoteById(tx: Tx, siteId: SiteId, id: string): Promise<StoredQuote | null> {
  const [row] = await tx.sql<QuoteRecord>`
    select ${COLUMNS}, d.number as "depositNumber",
           coalesce(${BUYER}, m.company_name, m.name, c.name, '') as "buyerName"
    from quotes q ${PARTIES}
    where q.site_id = ${siteId} and q.id = ${id}`;
  return row ? quoteOf(row) : null;
}

/** Whose own quote it is; null: a company's. */
export async function personOfQuote(tx: Tx, siteId: SiteId, id: string): Promise<PersonId | null> {
  const [row] = await tx.sql<{ personId: PersonId | null }>`
    select person_id as "personId" from quotes where site_id = ${siteId} and id = ${id}`;
  return row?.personId ?? null;
}

/** Queues behind whoever changes it; false when the site has no such quote. */
export async function lockQuote(tx: Tx, siteId: SiteId, id: string): Promise<boolean> {
  const rows = await tx.sql`select id from quotes where site_id = ${siteId} and id = ${id} for update`;
  return rows.length > 0;
}

/** In the scope of a person: those to them, and to the companies they manage, the newest first. */
export async function quotesToMe(tx: Tx, { limit, offset }: Part): Promise<{ total: number; quotes: StoredQuote[] }> {
  const [counted] = await tx.sql<{ total: number }>`select count(*)::int as total from quotes`;
  const rows = await tx.sql<QuoteRecord>`
    select ${COLUMNS}, null as "depositNumber", coalesce(${BUYER}) as "buyerName"
    from quotes q join shared_site_names s on s.site_id = q.site_id
    order by q.sent_at desc, q.number desc limit ${limit} offset ${offset}`;
  return { total: counted!.total, quotes: rows.map(quoteOf) };
}

/** In the scope of a person: whose site's it is, when they may see it. */
export async function siteOfQuote(tx: Tx, id: string): Promise<SiteId | null> {
  const [row] = await tx.sql<{ siteId: SiteId }>`select site_id as "siteId" from quotes where id = ${id}`;
  return row?.siteId ?? null;
}

export interface DraftQuote extends DebtorIds {
  readonly siteId: SiteId;
  readonly id: string;
  readonly personId: PersonId | null;
  readonly currency: Currency;
  readonly terms: QuoteTerms;
  readonly grossCents: number;
}

/** False when the site has a quote of this id. */
export async function insertQuote(tx: Tx, quote: DraftQuote): Promise<boolean> {
  const { siteId, id, memberId, personId, companyId, currency, terms, grossCents } = quote;
  const rows = await tx.sql`
    insert into quotes (site_id, id, member_id, person_id, company_id, currency, title, terms, gross_cents, valid_until,
      created_at, created_by)
    values (${siteId}, ${id}, ${memberId}, ${personId}, ${companyId}, ${currency}, ${terms.title},
      ${JSON.stringify(terms)}::jsonb, ${grossCents}, ${terms.validUntil}, ${toIso(tx.now)}, ${actingPerson(tx.scope)})
    on conflict (site_id, id) do nothing returning id`;
  return rows.length > 0;
}

export const rewriteQuote = (tx: Tx, siteId: SiteId, id: string, terms: QuoteTerms, grossCents: number) => tx.sql`
  update quotes set title = ${terms.title}, terms = ${JSON.stringify(terms)}::jsonb, gross_cents = ${grossCents},
    valid_until = ${terms.validUntil}
  where site_id = ${siteId} and id = ${id}`;

export const deleteQuote = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  delete from quotes where site_id = ${siteId} and id = ${id}`;

/** The next number of the year, given back if the transaction rolls back. */
export async function takeQuoteNumber(tx: Tx, siteId: SiteId, year: number): Promise<number> {
  const [row] = await tx.sql<{ rank: number }>`
    insert into quote_series (site_id, year, next_number) values (${siteId}, ${year}, 2)
    on conflict (site_id, year) do update set next_number = quote_series.next_number + 1
    returning next_number - 1 as rank`;
  return row!.rank;
}

export interface Sending {
  readonly year: number;
  readonly rank: number;
  readonly number: string;
  readonly text: string;
}
export const markSent = (tx: Tx, siteId: SiteId, id: string, { year, rank, number, text }: Sending) => tx.sql`
  update quotes set state = 'sent', number_year = ${year}, number_rank = ${rank}, number = ${number},
    sent_at = ${toIso(tx.now)}, snapshot = ${text}
  where site_id = ${siteId} and id = ${id}`;

export interface Decision {
  readonly state: 'accepted' | 'refused';
  readonly decidedBy: PersonId | null;
  readonly decidedName: string | null;
  readonly decidedAs: Decider;
  readonly depositId: InvoiceId | null;
}
export const markDecided = (tx: Tx, siteId: SiteId, id: string, decision: Decision) => {
  const { state, decidedBy, decidedName, decidedAs, depositId } = decision;
  return tx.sql`
    update quotes set state = ${state}, decided_at = ${toIso(tx.now)}, decided_by = ${decidedBy},
      decided_name = ${decidedName}, decided_as = ${decidedAs}, deposit_id = ${depositId}
    where site_id = ${siteId} and id = ${id}`;
};

/** In their own scope: how who decides is called. */
export async function ownName(tx: Tx, personId: PersonId): Promise<string | null> {
  const [row] = await tx.sql<{ name: string }>`select name from persons where id = ${personId}`;
  return row?.name ?? null;
}

/** The invoices that these lines are on, the first one first. */
export const invoicesOfLines = (tx: Tx, siteId: SiteId, lineIds: readonly string[]) => tx.sql<DocumentLink>`
  select i.id, i.number from invoices i
  where i.site_id = ${siteId} and i.status = 'issued' and i.id in (
    select c.invoice_id from charges c
    where c.site_id = ${siteId} and c.origin_kind = 'line' and c.origin_id = any(${lineIds}::uuid[]))
  order by i.issued_at, i.number`;
