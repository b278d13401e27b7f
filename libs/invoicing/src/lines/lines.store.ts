import type { CompanyId, Currency, InvoiceId, Product, SiteId } from '#libs/domain';
import { plainPrice } from '#libs/domain';
import { type Tx, sqlPart } from '#libs/platform';
import { type Debtor, type DebtorIds, idsOf } from '../charges/debtor.js';
import type { LineTerms, WrittenLine } from './lines.rules.js';

/** A line as it stands: a charge that somebody wrote. */
export interface Line extends WrittenLine, DebtorIds {
  readonly id: string;
  /** As its cost centre is called; null: it is on none. */
  readonly costCentre: string | null;
  readonly amountCents: number;
  readonly currency: Currency;
  readonly status: 'open' | 'void' | 'invoiced';
  /** The document it is on. */
  readonly invoiceId: InvoiceId | null;
  readonly invoiceNumber: string | null;
}

/** What charges call these. */
export const ORIGIN = 'line';

type LineRecord = Omit<Line, 'amountCents' | 'product'> & { amountCents: string; product: Product | null };
const lineOf = ({ amountCents, unitPrice, product, ...row }: LineRecord): Line => ({
  ...row,
  product: product ?? 'other',
  unitPrice: plainPrice(unitPrice),
  amountCents: Number(amountCents),
});

const COLUMNS = sqlPart`
  c.origin_id as id, case when c.company_id is null then c.member_id end as "memberId", c.company_id as "companyId",
  c.label, c.supplied_on::text as "suppliedOn", trim_scale(c.quantity)::text as quantity,
  coalesce(c.exact_price, c.unit_price_cents / 100.0)::numeric(16, 6)::text as "unitPrice",
  c.price_mode as "priceMode", c.vat_rate_bp as "vatRateBp", c.product, c.account, c.analytic,
  c.cost_centre_id as "costCentreId", c.cost_centre_name as "costCentre",
  c.amount_cents as "amountCents", c.currency, c.status`;

export async function lineById(tx: Tx, siteId: SiteId, id: string): Promise<Line | null> {
  const [row] = await tx.sql<LineRecord>`
    select ${COLUMNS}, c.invoice_id as "invoiceId", i.number as "invoiceNumber"
    from charges c left join invoices i on i.site_id = c.site_id and i.id = c.invoice_id
    where c.site_id = ${siteId} and c.origin_kind = ${ORIGIN} and c.origin_id = ${id}`;
  return row ? lineOf(row) : null;
}

/** Those on no invoice yet, of one debtor or of all, the latest day first. */
export async function openLines(tx: Tx, siteId: SiteId, debtor: Debtor | null, limit: number): Promise<Line[]> {
  const { memberId, companyId } = debtor ? idsOf(debtor) : { memberId: null, companyId: null };
  const rows = await tx.sql<LineRecord>`
    select ${COLUMNS}, null as "invoiceId", null as "invoiceNumber"
    from charges c
    where c.site_id = ${siteId} and c.origin_kind = ${ORIGIN} and c.status = 'open'
      and (${memberId}::uuid is null or (c.member_id = ${memberId} and c.company_id is null))
      and (${companyId}::uuid is null or c.company_id = ${companyId})
    order by c.supplied_on desc, c.recorded_at desc, c.id limit ${limit}`;
  return rows.map(lineOf);
}

export interface CostCentre {
  readonly id: string;
  readonly name: string;
}

/** Those of a company that are in use, by name. */
export const costCentresOf = (tx: Tx, siteId: SiteId, companyId: CompanyId) => tx.sql<CostCentre>`
  select id, name from site_cost_centres
  where site_id = ${siteId} and company_id = ${companyId} and active order by folded(name), id`;

/** False when it is not open any more; an issue that runs at the same moment is waited for. */
export async function rewriteOpen(tx: Tx, siteId: SiteId, id: string, line: WrittenLine & LineTerms): Promise<boolean> {
  const rows = await tx.sql`
    update charges set label = ${line.label}, supplied_on = ${line.suppliedOn}, quantity = ${line.quantity},
      unit_price_cents = ${line.unitPriceCents}, exact_price = ${line.exactPrice}, amount_cents = ${line.amountCents},
      price_mode = ${line.priceMode}, vat_rate_bp = ${line.vatRateBp}, product = ${line.product},
      account = ${line.account}, analytic = ${line.analytic}, cost_centre_id = ${line.costCentreId}
    where site_id = ${siteId} and origin_kind = ${ORIGIN} and origin_id = ${id} and status = 'open'
    returning id`;
  return rows.length > 0;
}
