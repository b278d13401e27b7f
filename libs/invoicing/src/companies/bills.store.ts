import type {
  CompanyId,
  Currency,
  Day,
  DocumentKind,
  InvoiceId,
  Month,
  OwingBuyer,
  PersonId,
  SiteId,
  VatRegime,
  Zone,
} from '#libs/domain';
import type { Part, Tx } from '#libs/platform';
import type { DocumentLink } from '../invoices/invoices.store.js';
import type { Billable } from '../invoices/invoices.rules.js';

/** A site that bills the company. */
export interface BillingSite {
  readonly siteId: SiteId;
  readonly slug: string;
  readonly name: string;
  readonly commune: string;
  readonly timeZone: Zone;
  readonly currency: Currency;
  readonly vatRegime: VatRegime;
  readonly country: string;
  /** The VAT number for which the site decided that the company owes the tax; null: it did not. */
  readonly reverseChargeFor: string | null;
}

/** In the scope of whoever manages the company, as everything here; by name. */
export const sellersOf = (tx: Tx, companyId: CompanyId) => tx.sql<BillingSite>`
  select site_id as "siteId", slug, name, commune, time_zone as "timeZone", currency, vat_regime as "vatRegime",
    trim(country) as country, reverse_charge_for as "reverseChargeFor"
  from company_sellers where company_id = ${companyId} order by folded(name), site_id`;

/** What of the company decides about VAT; it is in the scope of whoever manages it. */
export async function taxIdentityOf(tx: Tx, companyId: CompanyId): Promise<OwingBuyer> {
  const [company] = await tx.sql<OwingBuyer>`
    select trim(country) as country, vat_number as "vatNumber" from companies where id = ${companyId}`;
  return company ?? { country: null, vatNumber: null };
}

/** What a site will put on the company's next invoice. */
export interface OpenCharge extends Billable {
  readonly siteId: SiteId;
  readonly personId: PersonId | null;
  readonly person: string | null;
  readonly costCentre: string | null;
}

/** Until when charges of a site are asked for: before that day. */
export interface Until {
  readonly siteId: SiteId;
  readonly before: Day;
}

/** In the order in which an invoice takes them: the earliest first. */
export async function openChargesOf(tx: Tx, companyId: CompanyId, until: readonly Until[]): Promise<OpenCharge[]> {
  type Row = Omit<OpenCharge, 'unitPriceCents' | 'amountCents'> & Record<'unitPriceCents' | 'amountCents', string>;
  const rows = await tx.sql<Row>`
    select c.site_id as "siteId", c.person_id as "personId", c.person_name as person, c.cost_centre_name as "costCentre",
           c.label, c.supplied_on::text as "suppliedOn", trim_scale(c.quantity)::text as quantity,
           c.unit_price_cents as "unitPriceCents", c.amount_cents as "amountCents", c.currency,
           c.price_mode as "priceMode", c.vat_rate_bp as "vatRateBp"
    from company_charges c
    join unnest(${until.map(({ siteId }) => siteId)}::uuid[], ${until.map(({ before }) => before)}::date[])
      as u (site_id, before) on u.site_id = c.site_id and c.supplied_on < u.before
    where c.company_id = ${companyId} order by c.supplied_on, c.recorded_at, c.id`;
  return rows.map((row) => ({
    ...row,
    unitPriceCents: Number(row.unitPriceCents),
    amountCents: Number(row.amountCents),
  }));
}

/** An issued invoice of the company, or what corrects one: its amounts are positive, and taken off. */
export interface CompanyInvoice {
  readonly siteId: SiteId;
  readonly id: InvoiceId;
  readonly kind: DocumentKind;
  readonly month: Month;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** What it asks for: nothing of a credit note, the rest after the deposits of an invoice. */
  readonly dueCents: number;
  readonly currency: Currency;
}
/** With what it corrects, or is corrected by. */
export interface CompanyDocument extends CompanyInvoice {
  readonly corrects: DocumentLink | null;
  /** The credit notes of it, the first one first. */
  readonly notes: readonly DocumentLink[];
  /** Given back by them, tax included. */
  readonly creditedCents: number;
}
type Cents = 'netCents' | 'vatCents' | 'grossCents' | 'dueCents';
/** pg hands bigint over as text. */
type InvoiceRecord = Omit<CompanyInvoice, Cents> & Record<Cents, string>;
const invoiceOf = ({ netCents, vatCents, grossCents, dueCents, ...row }: InvoiceRecord): CompanyInvoice => ({
  ...row,
  netCents: Number(netCents),
  vatCents: Number(vatCents),
  grossCents: Number(grossCents),
  dueCents: Number(dueCents),
});

/** Of these months, each of its site. */
export async function invoicesOfMonths(
  tx: Tx,
  companyId: CompanyId,
  months: readonly { readonly siteId: SiteId; readonly month: Month }[],
): Promise<CompanyInvoice[]> {
  const rows = await tx.sql<InvoiceRecord>`
    select i.site_id as "siteId", i.id, i.kind, i.month, i.number, i.issued_on::text as "issuedOn", i.due_on::text as "dueOn",
           i.net_cents as "netCents", i.vat_cents as "vatCents", i.gross_cents as "grossCents", i.due_cents as "dueCents",
           i.currency
    from company_invoices i
    join unnest(${months.map(({ siteId }) => siteId)}::uuid[], ${months.map(({ month }) => month)}::text[])
      as u (site_id, month) on u.site_id = i.site_id and u.month = i.month
    where i.company_id = ${companyId} order by i.number_year, i.number_rank`;
  return rows.map(invoiceOf);
}

/** The newest first. */
export async function invoicesOf(
  tx: Tx,
  companyId: CompanyId,
  { limit, offset }: Part,
): Promise<{ total: number; invoices: CompanyDocument[] }> {
  const [counted] = await tx.sql<{ total: number }>`
    select count(*)::int as total from company_invoices where company_id = ${companyId}`;
  const rows = await tx.sql<InvoiceRecord & Pick<CompanyDocument, 'corrects' | 'notes'> & { creditedCents: string }>`
    select i.site_id as "siteId", i.id, i.kind, i.month, i.number, i.issued_on::text as "issuedOn",
           i.due_on::text as "dueOn", i.net_cents as "netCents", i.vat_cents as "vatCents",
           i.gross_cents as "grossCents", i.due_cents as "dueCents", i.currency, n.notes, n.credited as "creditedCents",
           case when o.id is not null then json_build_object('id', o.id, 'number', o.number) end as corrects
    from company_invoices i
    left join company_invoices o on o.company_id = i.company_id and o.site_id = i.site_id and o.id = i.corrects_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', c.id, 'number', c.number) order by c.number), '[]') as notes,
             coalesce(sum(c.gross_cents), 0) as credited
      from company_invoices c
      where c.company_id = i.company_id and c.site_id = i.site_id and c.corrects_id = i.id) as n
    where i.company_id = ${companyId}
    order by i.issued_on desc, i.site_id, i.number_rank desc limit ${limit} offset ${offset}`;
  const invoices = rows.map(({ creditedCents, corrects, notes, ...row }) => ({
    ...{ ...invoiceOf(row), corrects, notes, creditedCents: Number(creditedCents) },
  }));
  return { total: counted!.total, invoices };
}

/** Whether the document is the company's. */
export async function isOfCompany(tx: Tx, companyId: CompanyId, siteId: SiteId, id: InvoiceId): Promise<boolean> {
  const rows = await tx.sql`
    select from company_invoices where company_id = ${companyId} and site_id = ${siteId} and id = ${id}`;
  return rows.length > 0;
}
