import type { Currency, Day, DocumentKind, InvoiceId, PersonId, SiteId } from '#libs/domain';
import type { Part, Tx } from '#libs/platform';
import type { DocumentLink } from '../invoices/invoices.store.js';

/** A document of one's own: amounts of a credit note are positive, and taken off. */
export interface OwnInvoice {
  readonly siteId: SiteId;
  readonly id: InvoiceId;
  readonly siteName: string;
  readonly kind: DocumentKind;
  /** Of a credit note. */
  readonly corrects: DocumentLink | null;
  /** The credit notes of it, the first one first. */
  readonly notes: readonly DocumentLink[];
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly netCents: number;
  readonly grossCents: number;
  /** What it asks for: nothing of a credit note, the rest after the deposits of an invoice. */
  readonly dueCents: number;
  readonly creditedCents: number;
  readonly currency: Currency;
}
type Cents = 'netCents' | 'grossCents' | 'dueCents' | 'creditedCents';

/** In the scope of the person, who sees theirs of every site; the newest first. */
export async function ownInvoices(
  tx: Tx,
  personId: PersonId,
  { limit, offset }: Part,
): Promise<{ total: number; invoices: OwnInvoice[] }> {
  const [counted] = await tx.sql<{ total: number }>`
    select count(*)::int as total from invoices where person_id = ${personId} and status = 'issued'`;
  const rows = await tx.sql<Omit<OwnInvoice, Cents> & Record<Cents, string>>`
    select i.site_id as "siteId", i.id, s.name as "siteName", i.kind, i.number, i.issued_on::text as "issuedOn",
           case when o.id is not null then json_build_object('id', o.id, 'number', o.number) end as corrects,
           (select coalesce(json_agg(json_build_object('id', c.id, 'number', c.number) order by c.issued_at, c.number), '[]')
            from invoices c where c.site_id = i.site_id and c.corrects_id = i.id and c.status = 'issued') as notes,
           i.due_on::text as "dueOn", i.net_cents as "netCents", i.gross_cents as "grossCents",
           due_cents(i.kind, i.gross_cents, i.snapshot) as "dueCents",
           -- What is left of a document is the site's to know: the credit notes say as much.
           (select coalesce(sum(c.gross_cents), 0) from invoices c
            where c.site_id = i.site_id and c.corrects_id = i.id and c.status = 'issued') as "creditedCents",
           i.currency
    from invoices i join shared_site_names s on s.site_id = i.site_id
    left join invoices o on o.site_id = i.site_id and o.id = i.corrects_id
    where i.person_id = ${personId} and i.status = 'issued'
    order by i.issued_at desc, i.site_id, i.number_rank desc limit ${limit} offset ${offset}`;
  const invoices = rows.map((row) => ({
    ...row,
    netCents: Number(row.netCents),
    grossCents: Number(row.grossCents),
    dueCents: Number(row.dueCents),
    creditedCents: Number(row.creditedCents),
  }));
  return { total: counted!.total, invoices };
}

/** Of which site the document is, when it is the person's. */
export async function siteOfOwn(tx: Tx, personId: PersonId, id: InvoiceId): Promise<SiteId | null> {
  const [row] = await tx.sql<{ siteId: SiteId }>`
    select site_id as "siteId" from invoices where person_id = ${personId} and id = ${id} and status = 'issued'`;
  return row?.siteId ?? null;
}
