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
import { type Tx, actingPerson } from '#libs/platform';
import type { RenderFailure } from '../documents/rendering.js';

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
  /** Given back by credit notes, tax included. */
  readonly creditedCents: number;
  /** Of a deposit: taken off by invoices, tax included. */
  readonly deductedCents: number;
  readonly currency: Currency;
  /** The PDF is stored. */
  readonly pdf: boolean;
  /** Why it could not be made, until it is. */
  readonly failed: RenderFailure | null;
}

export interface Invoice extends InvoiceHead {
  readonly snapshot: InvoiceSnapshot;
  /** Canonical JSON text, exactly as hashed. */
  readonly text: string;
  readonly sha256: string;
}

type Cents = 'netCents' | 'vatCents' | 'grossCents' | 'creditedCents' | 'deductedCents';
/** pg hands bigint over as text. */
type HeadRecord = Omit<InvoiceHead, Cents> & Record<Cents, string>;
const headOf = <Row extends HeadRecord>(row: Row) => ({
  ...row,
  netCents: Number(row.netCents),
  vatCents: Number(row.vatCents),
  grossCents: Number(row.grossCents),
  creditedCents: Number(row.creditedCents),
  deductedCents: Number(row.deductedCents),
});

/** Documents of every kind, the newest first. */
export async function issuedOfMonth(tx: Tx, siteId: SiteId, month: Month): Promise<InvoiceHead[]> {
  const rows = await tx.sql<HeadRecord>`
    select i.id, i.kind, i.corrects_id as "correctsId", o.number as "correctsNumber", i.member_id as "memberId",
           i.company_id as "companyId", i.month,
           i.number, i.issued_on::text as "issuedOn", i.due_on::text as "dueOn", i.buyer_name as "buyerName",
           i.net_cents as "netCents", i.vat_cents as "vatCents", i.gross_cents as "grossCents",
           coalesce(b.credited_cents, 0) as "creditedCents", coalesce(b.deducted_cents, 0) as "deductedCents", i.currency,
           exists (
             select from invoice_files f where f.site_id = i.site_id and f.invoice_id = i.id and f.kind = 'pdf') as pdf,
           (select r.reason from render_failures r where r.site_id = i.site_id and r.invoice_id = i.id) as failed
    from invoices i left join invoice_balances b on b.site_id = i.site_id and b.invoice_id = i.id
    left join invoices o on o.site_id = i.site_id and o.id = i.corrects_id
    where i.site_id = ${siteId} and i.month = ${month} and i.status = 'issued'
    order by i.issued_at desc, i.number desc`;
  return rows.map(headOf);
}

export async function issuedById(tx: Tx, siteId: SiteId, id: InvoiceId): Promise<Invoice | null> {
  const [row] = await tx.sql<HeadRecord & { text: string; sha256: string }>`
    select i.id, i.kind, i.corrects_id as "correctsId", o.number as "correctsNumber", i.member_id as "memberId",
           i.company_id as "companyId", i.month,
           i.number, i.issued_on::text as "issuedOn", i.due_on::text as "dueOn", i.buyer_name as "buyerName",
           i.net_cents as "netCents", i.vat_cents as "vatCents", i.gross_cents as "grossCents",
           coalesce(b.credited_cents, 0) as "creditedCents", coalesce(b.deducted_cents, 0) as "deductedCents", i.currency,
           exists (
             select from invoice_files f where f.site_id = i.site_id and f.invoice_id = i.id and f.kind = 'pdf') as pdf,
           (select r.reason from render_failures r where r.site_id = i.site_id and r.invoice_id = i.id) as failed,
           i.snapshot as text, encode(i.snapshot_sha256, 'hex') as sha256
    from invoices i left join invoice_balances b on b.site_id = i.site_id and b.invoice_id = i.id
    left join invoices o on o.site_id = i.site_id and o.id = i.corrects_id
    where i.site_id = ${siteId} and i.id = ${id} and i.status = 'issued'`;
  return row ? { ...headOf(row), snapshot: JSON.parse(row.text) as InvoiceSnapshot } : null;
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

/** False when the site has a document of this id already; waits for one that is just being made. */
export async function insertDraft(tx: Tx, draft: Draft): Promise<boolean> {
  const rows = await tx.sql`
    insert into invoices (site_id, id, kind, corrects_id, member_id, person_id, company_id, month, currency, created_at,
      created_by)
    values (${draft.siteId}, ${draft.id}, ${draft.kind}, ${draft.correctsId}, ${draft.memberId}, ${draft.personId},
      ${draft.companyId}, ${draft.month}, ${draft.currency}, ${toIso(tx.now)}, ${actingPerson(tx.scope)})
    on conflict (site_id, id) do nothing returning id`;
  return rows.length > 0;
}

/** One run of numbers. */
export interface Series {
  readonly siteId: SiteId;
  readonly kind: DocumentKind;
  readonly year: number;
}

/** The next number of the series, given back if the transaction rolls back. The database refuses an earlier day. */
export async function takeNumber(tx: Tx, { siteId, kind, year }: Series, issuedOn: Day): Promise<number> {
  const take = () => tx.sql<{ rank: number }>`
    update number_series set next_number = next_number + 1, last_issued_on = ${issuedOn}
    where site_id = ${siteId} and kind = ${kind} and year = ${year}
    returning next_number - 1 as rank`;
  const [row] = await take();
  if (row) return row.rank;
  await tx.sql`
    insert into number_series (site_id, kind, year) values (${siteId}, ${kind}, ${year}) on conflict do nothing`;
  return (await take())[0]!.rank;
}

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
