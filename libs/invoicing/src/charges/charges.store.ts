import type { CompanyId, Currency, Day, InvoiceId, MemberId, PersonId, PriceMode, Product, SiteId } from '#libs/domain';
import { toIso } from '#libs/domain';
import { type Tx, actingPerson, sqlPart } from '#libs/platform';
import type { Debtor } from './debtor.js';

/** One billable thing not yet invoiced. */
export interface Charge {
  readonly id: string;
  /** Whose it is; both null: nobody's in particular, of the company that pays. */
  readonly memberId: MemberId | null;
  readonly personId: PersonId | null;
  /** The company that pays; null: the member. */
  readonly companyId: CompanyId | null;
  readonly costCentreId: string | null;
  readonly label: string;
  readonly suppliedOn: Day;
  /** Decimal text without trailing zeros. */
  readonly quantity: string;
  readonly unitPriceCents: number;
  /** The price of one where it is finer than a cent: decimal text in major units, at most 6 decimals. */
  readonly exactPrice: string | null;
  readonly amountCents: number;
  readonly currency: Currency;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
}

/** Where a charge is booked, if not where what its origin is says. */
export interface Booking {
  readonly product: Product;
  /** Null: the account, and the analytic code, of the product. */
  readonly account: string | null;
  readonly analytic: string | null;
}

type Left = 'companyId' | 'costCentreId' | 'exactPrice';
export interface NewCharge extends Omit<Charge, 'id' | 'quantity' | Left>, Partial<Pick<Charge, Left>> {
  readonly booking?: Booking;
  /** Where it comes from, e.g. ('reservation', its id): the same origin is charged once. */
  readonly originKind: string;
  readonly originId: string;
  /** Of what has prices and VAT of its own within that origin; null or left out: of the thing itself. */
  readonly originPart?: string | null;
  /** More than 0, at most 4 decimals; decimal text where somebody typed it. */
  readonly quantity: number | string;
}

/** pg hands bigint over as text. */
type ChargeRecord = Omit<Charge, 'unitPriceCents' | 'amountCents'> & { unitPriceCents: string; amountCents: string };
const fromRecord = (row: ChargeRecord): Charge => ({
  ...row,
  unitPriceCents: Number(row.unitPriceCents),
  amountCents: Number(row.amountCents),
});

/** Nothing happens for a part of an origin that was charged before. */
export function insertCharges(tx: Tx, siteId: SiteId, charges: readonly (NewCharge & { readonly id: string })[]) {
  const column = <T>(of: (charge: NewCharge & { readonly id: string }) => T): T[] => charges.map(of);
  return tx.sql`
    insert into charges (site_id, id, member_id, person_id, company_id, cost_centre_id, origin_kind, origin_id,
      origin_part, label, supplied_on, quantity, unit_price_cents, exact_price, amount_cents, currency, price_mode,
      vat_rate_bp, product, account, analytic, recorded_by, recorded_at)
    select ${siteId}, u.*, ${actingPerson(tx.scope)}::uuid, ${toIso(tx.now)}::timestamptz
    from unnest(
      ${column((charge) => charge.id)}::uuid[], ${column((charge) => charge.memberId)}::uuid[],
      ${column((charge) => charge.personId)}::uuid[], ${column((charge) => charge.companyId ?? null)}::uuid[],
      ${column((charge) => charge.costCentreId ?? null)}::uuid[], ${column((charge) => charge.originKind)}::text[],
      ${column((charge) => charge.originId)}::uuid[], ${column((charge) => charge.originPart ?? null)}::uuid[],
      ${column((charge) => charge.label)}::text[],
      ${column((charge) => charge.suppliedOn)}::date[], ${column((charge) => charge.quantity)}::numeric[],
      ${column((charge) => charge.unitPriceCents)}::bigint[],
      ${column((charge) => charge.exactPrice ?? null)}::numeric[], ${column((charge) => charge.amountCents)}::bigint[],
      ${column((charge) => charge.currency)}::text[], ${column((charge) => charge.priceMode)}::text[],
      ${column((charge) => charge.vatRateBp)}::int[], ${column((charge) => charge.booking?.product ?? null)}::text[],
      ${column((charge) => charge.booking?.account ?? null)}::text[],
      ${column((charge) => charge.booking?.analytic ?? null)}::text[]
    ) as u
    on conflict on constraint charges_origin_is_unique do nothing`;
}

/** The charge of a part of an origin, new or in the place of the one before; no row when that one is on an invoice. */
export const replaceCharge = (tx: Tx, siteId: SiteId, c: NewCharge & { readonly id: string }) => tx.sql<{ id: string }>`
  insert into charges (site_id, id, member_id, person_id, company_id, cost_centre_id, origin_kind, origin_id,
    origin_part, label, supplied_on, quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp,
    recorded_at)
  values (${siteId}, ${c.id}, ${c.memberId}, ${c.personId}, ${c.companyId ?? null}, ${c.costCentreId ?? null},
    ${c.originKind},
    ${c.originId}, ${c.originPart ?? null}, ${c.label}, ${c.suppliedOn}, ${c.quantity}, ${c.unitPriceCents},
    ${c.amountCents}, ${c.currency}, ${c.priceMode}, ${c.vatRateBp}, ${toIso(tx.now)})
  on conflict on constraint charges_origin_is_unique do update set
    status = 'open', label = excluded.label, supplied_on = excluded.supplied_on, quantity = excluded.quantity,
    unit_price_cents = excluded.unit_price_cents, amount_cents = excluded.amount_cents,
    currency = excluded.currency, price_mode = excluded.price_mode, vat_rate_bp = excluded.vat_rate_bp
  where charges.status <> 'invoiced'
  returning id`;

export interface Origin {
  readonly originKind: string;
  readonly originId: string;
}

export interface DerivedCharge {
  readonly from: Origin;
  readonly to: Origin;
  /** Stands before the label of the source. */
  readonly labelBefore: string;
  /** Of each part of the source, as `originPart` names it, in the price mode of its charge. */
  readonly parts: readonly { readonly part: string | null; readonly amountCents: number }[];
  readonly suppliedOn: Day;
}

export function deriveCharges(
  tx: Tx,
  siteId: SiteId,
  ids: readonly string[],
  { from, to, parts, ...given }: DerivedCharge,
) {
  return tx.sql`
    insert into charges (site_id, id, member_id, person_id, company_id, cost_centre_id, origin_kind, origin_id,
      origin_part, label, supplied_on, quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp,
      recorded_at)
    select c.site_id, u.id, c.member_id, c.person_id, c.company_id, c.cost_centre_id, ${to.originKind}, ${to.originId},
      c.origin_part, left(${given.labelBefore} || c.label, 240), ${given.suppliedOn}::date, 1, u.amount, u.amount,
      c.currency, c.price_mode, c.vat_rate_bp, ${toIso(tx.now)}
    from unnest(${ids}::uuid[], ${parts.map(({ part }) => part)}::uuid[],
      ${parts.map(({ amountCents }) => amountCents)}::bigint[]) as u (id, part, amount)
    join charges c on c.site_id = ${siteId} and c.origin_kind = ${from.originKind} and c.origin_id = ${from.originId}
      and c.origin_part is not distinct from u.part
    on conflict on constraint charges_origin_is_unique do nothing`;
}

/** All parts are supplied on that day; the label is that of the thing itself. While nobody has invoiced them. */
export const relabelOpen = (
  tx: Tx,
  siteId: SiteId,
  { originKind, originId, label, suppliedOn }: Pick<NewCharge, 'originKind' | 'originId' | 'label' | 'suppliedOn'>,
) => tx.sql`
  update charges set label = case when origin_part is null then ${label} else label end, supplied_on = ${suppliedOn}
  where site_id = ${siteId} and origin_kind = ${originKind} and origin_id = ${originId} and status = 'open'`;

/** In the order of their ids, as lockOpenOf: who changes several and who invoices them do not wait in a ring. */
export const lockOfOrigins = (tx: Tx, siteId: SiteId, originKind: string, originIds: readonly string[]) => tx.sql`
  select from charges
  where site_id = ${siteId} and origin_kind = ${originKind} and origin_id = any(${originIds}::uuid[])
  order by id for update`;

/** True when open charges of this origin became void: of all its parts, or of one (null: the thing itself). */
export async function voidOpen(
  tx: Tx,
  siteId: SiteId,
  { originKind, originId }: Origin,
  part?: string | null,
): Promise<boolean> {
  const rows = await tx.sql`
    update charges set status = 'void'
    where site_id = ${siteId} and origin_kind = ${originKind} and origin_id = ${originId} and status = 'open'
      and (${part === undefined} or origin_part is not distinct from ${part ?? null}::uuid)
    returning id`;
  return rows.length > 0;
}

/** What of it is on an invoice, if anything is; else whether it was ever charged. */
export async function statusOfOrigin(
  tx: Tx,
  siteId: SiteId,
  { originKind, originId }: Origin,
  part?: string | null,
): Promise<'open' | 'void' | 'invoiced' | null> {
  const [row] = await tx.sql<{ status: 'open' | 'void' | 'invoiced' }>`
    select status from charges
    where site_id = ${siteId} and origin_kind = ${originKind} and origin_id = ${originId}
      and (${part === undefined} or origin_part is not distinct from ${part ?? null}::uuid)
    order by status = 'invoiced' desc limit 1`;
  return row?.status ?? null;
}

export interface ChargeState {
  readonly originId: string;
  readonly status: 'open' | 'void' | 'invoiced';
  readonly amountCents: number;
}

/** What has become of the charges of some origins; one that was never charged is left out. */
export async function statesOfOrigins(
  tx: Tx,
  siteId: SiteId,
  originKind: string,
  originIds: readonly string[],
): Promise<ChargeState[]> {
  const rows = await tx.sql<ChargeState & { amountCents: string }>`
    select origin_id as "originId", status, amount_cents::text as "amountCents" from charges
    where site_id = ${siteId} and origin_kind = ${originKind} and origin_id = any(${originIds}::uuid[])`;
  return rows.map((row) => ({ ...row, amountCents: Number(row.amountCents) }));
}

/** A charge with the words that a company's invoice has beside it. */
export interface OwedCharge extends Charge {
  /** Whose it is, as the site calls them; null: nobody's in particular. */
  readonly personName: string | null;
  /** As it was called then. */
  readonly costCentre: string | null;
  /** What kind of thing it is for. */
  readonly product: Product;
  readonly account: string | null;
  readonly analytic: string | null;
}
type OwedRecord = ChargeRecord & Omit<OwedCharge, keyof Charge>;

const COLUMNS = sqlPart`
  c.id, c.member_id as "memberId", c.person_id as "personId", c.company_id as "companyId",
  c.cost_centre_id as "costCentreId", c.label, c.supplied_on::text as "suppliedOn",
  trim_scale(c.quantity)::text as quantity, c.unit_price_cents as "unitPriceCents", c.exact_price as "exactPrice",
  c.amount_cents as "amountCents", c.currency, c.price_mode as "priceMode", c.vat_rate_bp as "vatRateBp"`;

/** Open charges supplied before `before`, the earliest first. */
export async function openBefore(tx: Tx, siteId: SiteId, before: Day): Promise<Charge[]> {
  const rows = await tx.sql<ChargeRecord>`
    select ${COLUMNS} from charges c
    where c.site_id = ${siteId} and c.status = 'open' and c.supplied_on < ${before}
    order by c.supplied_on, c.recorded_at, c.id`;
  return rows.map(fromRecord);
}

/** The same of some debtors, locked in the order of their ids, so that two issues never wait for each other. */
export async function lockOpenOf(
  tx: Tx,
  siteId: SiteId,
  debtors: readonly Debtor[],
  before: Day,
): Promise<OwedCharge[]> {
  const rows = await tx.sql<OwedRecord>`
    with locked as materialized (
      select * from charges
      where site_id = ${siteId} and status = 'open' and supplied_on < ${before}
        and (company_id = any(${debtors.flatMap(({ companyId }) => companyId ?? [])}::uuid[])
          or company_id is null and member_id = any(${debtors.flatMap(({ memberId }) => memberId ?? [])}::uuid[]))
      order by id for update
    )
    select ${COLUMNS}, m.name as "personName", c.cost_centre_name as "costCentre",
           coalesce(c.product, charge_product(c.site_id, c.origin_kind, c.origin_id, c.origin_part)) as product, c.account,
           c.analytic
    from locked c left join members m on m.site_id = c.site_id and m.id = c.member_id
    order by c.supplied_on, c.recorded_at, c.id`;
  return rows.map((row) => ({ ...row, ...fromRecord(row) }));
}

/** Whose account a member's is; null when the site has no such member. */
export async function personOf(tx: Tx, siteId: SiteId, memberId: MemberId): Promise<PersonId | null> {
  const [row] = await tx.sql<{ id: PersonId }>`
    select person_id as id from members where site_id = ${siteId} and id = ${memberId}`;
  return row?.id ?? null;
}

/** Each charge is on this document from now on. */
export const markInvoiced = (
  tx: Tx,
  siteId: SiteId,
  counted: readonly { readonly chargeId: string; readonly invoiceId: InvoiceId }[],
) => tx.sql`
  update charges c set status = 'invoiced', invoice_id = u.invoice_id
  from unnest(${counted.map(({ chargeId }) => chargeId)}::uuid[], ${counted.map(({ invoiceId }) => invoiceId)}::uuid[])
    as u (charge_id, invoice_id)
  where c.site_id = ${siteId} and c.id = u.charge_id`;

/** Those that an invoice counts, from now on with others in their place. */
export async function giveWay(tx: Tx, siteId: SiteId, invoiceId: InvoiceId): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    with anew as (
      update charges set charged_anew = true where site_id = ${siteId} and invoice_id = ${invoiceId}
      returning id, recorded_at
    )
    select id from anew order by recorded_at, id`;
  return rows.map(({ id }) => id);
}

/** The copy is the thing itself: it has the label, and the product, that its parts had. */
export const copyCharges = (
  tx: Tx,
  siteId: SiteId,
  copies: readonly { readonly id: string; readonly copyId: string }[],
  originKind: string,
) => tx.sql`
  insert into charges (site_id, id, member_id, person_id, company_id, cost_centre_id, origin_kind, origin_id, label,
    supplied_on, quantity, unit_price_cents, exact_price, amount_cents, currency, price_mode, vat_rate_bp, product, account,
    analytic, recorded_by, recorded_at)
  select c.site_id, u.copy_id, c.member_id, c.person_id, c.company_id, c.cost_centre_id, ${originKind}, u.copy_id, c.label,
    c.supplied_on, c.quantity, c.unit_price_cents, c.exact_price, c.amount_cents, c.currency, c.price_mode, c.vat_rate_bp,
    coalesce(c.product, charge_product(c.site_id, c.origin_kind, c.origin_id, c.origin_part)), c.account, c.analytic,
    ${actingPerson(tx.scope)}::uuid, ${toIso(tx.now)}::timestamptz
  from unnest(${copies.map(({ id }) => id)}::uuid[], ${copies.map(({ copyId }) => copyId)}::uuid[]) as u (id, copy_id)
  join charges c on c.site_id = ${siteId} and c.id = u.id`;
