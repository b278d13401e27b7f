import type {
  CompanyId,
  Currency,
  Day,
  DocumentKind,
  InvoiceId,
  InvoiceSnapshot,
  MemberId,
  Month,
  PersonId,
  SiteId,
} from '#libs/domain';
import { type Instant, toIso } from '#libs/domain';
import { type Tx, actingPerson, sqlPart } from '#libs/platform';
import type { MailState } from '../mails/mails.rules.js';
import type { RenderFailure } from '../documents/rendering.js';

/** Another document, to be found and to be named. */
export interface DocumentLink {
  readonly id: InvoiceId;
  readonly number: string;
}

/** An issued invoice as lists show it. */
export interface InvoiceHead {
  readonly id: InvoiceId;
  readonly kind: DocumentKind;
  /** Of a credit note: the document it corrects. */
  readonly correctsId: InvoiceId | null;
  readonly correctsNumber: string | null;
  /** One of the two. */
  readonly memberId: MemberId | null;
  readonly companyId: CompanyId | null;
  readonly month: Month;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly buyerName: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** What it asks for: nothing of a credit note, the rest after the deposits of an invoice. */
  readonly dueCents: number;
  /** Given back by credit notes, tax included. */
  readonly creditedCents: number;
  /** Of a deposit: taken off by invoices, tax included. */
  readonly deductedCents: number;
  readonly currency: Currency;
  /** The PDF is stored. */
  readonly pdf: boolean;
  /** Why it could not be made, until it is. */
  readonly failed: RenderFailure | null;
  /** What has become of the last mail with it; null: nobody has sent it. */
  readonly mail: MailState | null;
}

export interface Invoice extends InvoiceHead {
  readonly snapshot: InvoiceSnapshot;
  /** Canonical JSON text, exactly as hashed. */
  readonly text: string;
  readonly sha256: string;
}

type Cents = 'netCents' | 'vatCents' | 'grossCents' | 'dueCents' | 'creditedCents' | 'deductedCents';
/** pg hands bigint over as text. */
type HeadRecord = Omit<InvoiceHead, Cents> & Record<Cents, string>;
const headOf = <Row extends HeadRecord>(row: Row) => ({
  ...row,
  netCents: Number(row.netCents),
  vatCents: Number(row.vatCents),
  grossCents: Number(row.grossCents),
  dueCents: Number(row.dueCents),
  creditedCents: Number(row.creditedCents),
  deductedCents: Number(row.deductedCents),
});

const HEAD = sqlPart`
  i.id, i.kind, i.corrects_id as "correctsId", o.number as "correctsNumber", i.member_id as "memberId",
  i.company_id as "companyId", i.month, i.number, i.issued_on::text as "issuedOn", i.due_on::text as "dueOn",
  i.buyer_name as "buyerName", i.net_cents as "netCents", i.vat_cents as "vatCents", i.gross_cents as "grossCents",
  due_cents(i.kind, i.gross_cents, i.snapshot) as "dueCents",
  coalesce(b.credited_cents, 0) as "creditedCents", coalesce(b.deducted_cents, 0) as "deductedCents", i.currency,
  exists (select from invoice_files f where f.site_id = i.site_id and f.invoice_id = i.id and f.kind = 'pdf') as pdf,
  (select r.reason from render_failures r where r.site_id = i.site_id and r.invoice_id = i.id) as failed,
  (select m.state from document_mails m where m.site_id = i.site_id and m.invoice_id = i.id
   order by m.copy desc limit 1) as mail`;
const AROUND = sqlPart`
  left join invoice_balances b on b.site_id = i.site_id and b.invoice_id = i.id
  left join invoices o on o.site_id = i.site_id and o.id = i.corrects_id`;

/** Documents of every kind, the newest first. */
export async function issuedOfMonth(tx: Tx, siteId: SiteId, month: Month): Promise<InvoiceHead[]> {
  const rows = await tx.sql<HeadRecord>`
    select ${HEAD} from invoices i ${AROUND}
    where i.site_id = ${siteId} and i.month = ${month} and i.status = 'issued'
    order by i.issued_at desc, i.number desc`;
  return rows.map(headOf);
}

export async function issuedById(tx: Tx, siteId: SiteId, id: InvoiceId): Promise<Invoice | null> {
  const [row] = await tx.sql<HeadRecord & { text: string; sha256: string }>`
    select ${HEAD}, i.snapshot as text, encode(i.snapshot_sha256, 'hex') as sha256 from invoices i ${AROUND}
    where i.site_id = ${siteId} and i.id = ${id} and i.status = 'issued'`;
  return row ? { ...headOf(row), snapshot: JSON.parse(row.text) as InvoiceSnapshot } : null;
}

/** Whose own document it is; null: a company's. */
export async function personOf(tx: Tx, siteId: SiteId, id: InvoiceId): Promise<PersonId | null> {
  const [row] = await tx.sql<{ personId: PersonId | null }>`
    select person_id as "personId" from invoices where site_id = ${siteId} and id = ${id}`;
  return row?.personId ?? null;
}

export interface Draft {
  readonly siteId: SiteId;
  readonly id: InvoiceId;
  readonly kind: DocumentKind;
  /** Of a credit note only. */
  readonly correctsId: InvoiceId | null;
  readonly memberId: MemberId | null;
  readonly personId: PersonId | null;
  readonly companyId: CompanyId | null;
  readonly month: Month;
  readonly currency: Currency;
}

/** False when a site has a document of one of the ids already; waits for one that is just being made. */
export async function insertDrafts(tx: Tx, drafts: readonly Draft[]): Promise<boolean> {
  const column = <T>(of: (draft: Draft) => T): T[] => drafts.map(of);
  const rows = await tx.sql`
    insert into invoices (site_id, id, kind, corrects_id, member_id, person_id, company_id, month, currency, created_at,
      created_by)
    select u.*, ${toIso(tx.now)}::timestamptz, ${actingPerson(tx.scope)}::uuid
    from unnest(
      ${column((draft) => draft.siteId)}::uuid[], ${column((draft) => draft.id)}::uuid[],
      ${column((draft) => draft.kind)}::text[], ${column((draft) => draft.correctsId)}::uuid[],
      ${column((draft) => draft.memberId)}::uuid[], ${column((draft) => draft.personId)}::uuid[],
      ${column((draft) => draft.companyId)}::uuid[], ${column((draft) => draft.month)}::text[],
      ${column((draft) => draft.currency)}::text[]
    ) as u
    on conflict (site_id, id) do nothing returning id`;
  return rows.length === drafts.length;
}

/** Who owes a document, and what it corrects. */
export type Owed = Pick<Draft, 'id' | 'correctsId' | 'memberId' | 'companyId'>;

export const owedOf = (tx: Tx, siteId: SiteId, ids: readonly InvoiceId[]) => tx.sql<Owed>`
  select id, corrects_id as "correctsId", member_id as "memberId", company_id as "companyId"
  from invoices where site_id = ${siteId} and id = any(${ids}::uuid[])`;

/** What an order came to before: enough to see whether it is the same order. */
export type Earlier = Pick<Draft, 'id' | 'kind' | 'memberId' | 'companyId' | 'month'>;

/** Those among the ids that are issued. */
export const issuedAmong = (tx: Tx, siteId: SiteId, ids: readonly InvoiceId[]) => tx.sql<Earlier>`
  select id, kind, member_id as "memberId", company_id as "companyId", month
  from invoices where site_id = ${siteId} and id = any(${ids}::uuid[]) and status = 'issued'`;

/** One run of numbers. */
export interface Series {
  readonly siteId: SiteId;
  readonly kind: DocumentKind;
  readonly year: number;
}

/** The next number of the series. Nobody else takes one until the transaction ends. */
export async function lockSeries(tx: Tx, { siteId, kind, year }: Series): Promise<number> {
  const lock = () => tx.sql<{ next: number }>`
    select next_number as next from number_series
    where site_id = ${siteId} and kind = ${kind} and year = ${year} for update`;
  const [row] = await lock();
  if (row) return row.next;
  await tx.sql`
    insert into number_series (site_id, kind, year) values (${siteId}, ${kind}, ${year}) on conflict do nothing`;
  return (await lock())[0]!.next;
}

/**
 * Takes one number of the series, given back if the transaction rolls back. The database refuses an earlier day, and a
 * document that has another number than the one just taken.
 */
export const takeNumber = (tx: Tx, { siteId, kind, year }: Series, issuedOn: Day) => tx.sql`
  update number_series set next_number = next_number + 1, last_issued_on = ${issuedOn}
  where site_id = ${siteId} and kind = ${kind} and year = ${year}`;

export interface Issued {
  readonly year: number;
  readonly rank: number;
  readonly issuedAt: Instant;
  readonly snapshot: InvoiceSnapshot;
  readonly text: string;
  readonly sha256: Buffer;
}

export const markIssued = (tx: Tx, siteId: SiteId, id: InvoiceId, issued: Issued) => tx.sql`
  update invoices set status = 'issued', number_year = ${issued.year}, number_rank = ${issued.rank},
    number = ${issued.snapshot.number}, issued_at = ${toIso(issued.issuedAt)}, issued_on = ${issued.snapshot.issuedOn},
    due_on = ${issued.snapshot.dueOn}, buyer_name = ${buyerName(issued.snapshot)},
    net_cents = ${issued.snapshot.netCents}, vat_cents = ${issued.snapshot.vatCents},
    gross_cents = ${issued.snapshot.grossCents}, snapshot = ${issued.text}, snapshot_sha256 = ${issued.sha256}
  where site_id = ${siteId} and id = ${id}`;

const buyerName = ({ buyer }: InvoiceSnapshot): string => buyer.companyName ?? buyer.name;
