import { Injectable } from '@nestjs/common';
import {
  type Buyer,
  type BuyerReference,
  type CompanyId,
  type DeductedDeposit,
  type FieldError,
  type InvoiceId,
  type MemberId,
  type Month,
  type SiteId,
  type VatResult,
  conflict,
  invalid,
  notFound,
  vatRatesOn,
} from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { type LegalProfile, LegalProfiles, SpacesService } from '#libs/spaces';
import {
  type Charge,
  type Debtor,
  type OwedCharge,
  lockOpenOf,
  markInvoiced,
  openBefore,
} from '../charges/charges.store.js';
import { deduct } from '../deposits/deposits.rules.js';
import { type LockedDeposit, insertDeductions, lockDeposits, waitingByDebtor } from '../deposits/deposits.store.js';
import { completeProfile, missingForSeller, sellerOf } from '../legal/index.js';
import { Buyers } from './buyers.js';
import { type VatParties, billableBefore, composeInvoice, computeCharges, inOrder } from './invoices.rules.js';
import { type Invoice, type InvoiceHead, issuedById, issuedOfMonth } from './invoices.store.js';
import { Issuing } from './issuing.service.js';

interface Ordered {
  /** Chosen by the client: the same order again is the same invoice. */
  readonly id: InvoiceId;
  readonly siteId: SiteId;
  readonly month: Month;
}
export type IssueOrder = Ordered & Debtor;

/** What a member or a company owes. */
export interface DebtorBilling {
  readonly memberId: MemberId | null;
  readonly companyId: CompanyId | null;
  readonly buyer: Buyer;
  /** Open charges, and what they come to. */
  readonly charges: number;
  readonly totals: Pick<VatResult, 'netCents' | 'vatCents' | 'grossCents'>;
  /** What an invoice of the month would take off for deposits. */
  readonly depositsCents: number;
  /** The last invoice of the month. */
  readonly invoice: InvoiceHead | null;
}

export interface MonthBilling {
  readonly month: Month;
  readonly currency: string;
  readonly gaps: readonly FieldError[];
  readonly members: readonly (DebtorBilling & { readonly memberId: MemberId })[];
  readonly companies: readonly (DebtorBilling & { readonly companyId: CompanyId })[];
  readonly issued: readonly InvoiceHead[];
}

@Injectable()
export class InvoicesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly issuing: Issuing,
    private readonly profiles: LegalProfiles,
    private readonly spaces: SpacesService,
    private readonly buyers: Buyers,
  ) {}

  /** The month's cockpit: who owes what, what is issued, and what keeps the site from issuing. */
  billing(scope: Scope, siteId: SiteId, month: Month): Promise<MonthBilling> {
    return this.db.run(scope, async (tx) => {
      const profile = await this.profiles.byTx(tx, siteId);
      const { timeZone, currency } = profile ?? (await this.spaces.siteById(tx, siteId));
      const charges = await openBefore(tx, siteId, billableBefore(month, this.clock.today(timeZone)));
      const issued = await issuedOfMonth(tx, siteId, month);
      const waiting = await waitingByDebtor(tx, siteId, month);
      const open = Map.groupBy(charges, (charge) => charge.companyId ?? charge.memberId);
      const memberIds = charges.flatMap(({ companyId, memberId }) => (companyId ? [] : memberId));
      const companyIds = charges.flatMap(({ companyId }) => companyId ?? []);
      const [byMember, byCompany] = await Promise.all([
        this.buyers.byMember(tx, siteId, [
          ...new Set([...memberIds, ...issued.flatMap(({ memberId: id }) => id ?? [])]),
        ]),
        this.buyers.byCompany(tx, siteId, [
          ...new Set([...companyIds, ...issued.flatMap(({ companyId: id }) => id ?? [])]),
        ]),
      ]);
      const billed = (ids: Pick<DebtorBilling, 'memberId' | 'companyId'>, buyer: Buyer): DebtorBilling => {
        const id = ids.companyId ?? ids.memberId!;
        const own = open.get(id) ?? [];
        const parties = { regime: profile?.vatRegime ?? 'standard', reverseCharge: buyer.reverseCharge };
        const totals = computeCharges(parties, own);
        return {
          ...{ ...ids, buyer, charges: own.length, totals },
          depositsCents: Math.max(0, Math.min(waiting.get(id) ?? 0, totals.grossCents)),
          invoice: issued.find((one) => one.kind === 'invoice' && (one.companyId ?? one.memberId) === id) ?? null,
        };
      };
      const members = [...byMember].map(([memberId, buyer]) => ({
        ...billed({ memberId, companyId: null }, buyer),
        memberId,
      }));
      const companies = [...byCompany].map(([companyId, { buyer }]) => ({
        ...billed({ companyId, memberId: null }, buyer),
        companyId,
      }));
      members.sort(byBuyer);
      companies.sort(byBuyer);
      return { month, currency, gaps: missingForSeller(profile), members, companies, issued };
    });
  }

  list(scope: Scope, siteId: SiteId, month: Month): Promise<InvoiceHead[]> {
    return this.db.run(scope, (tx) => issuedOfMonth(tx, siteId, month));
  }

  byId(scope: Scope, siteId: SiteId, id: InvoiceId): Promise<Invoice> {
    return this.db.run(scope, async (tx) => {
      const invoice = await issuedById(tx, siteId, id);
      if (!invoice) throw notFound();
      return invoice;
    });
  }

  issue(scope: Scope, order: IssueOrder): Promise<Invoice> {
    return this.db.run(scope, (tx) => this.issueWithin(tx, order));
  }

  /**
   * Issues one invoice for everything a member, or a company, owes up to the end of the month. Everything slow or refusable
   * comes first, then `Issuing`.
   */
  async issueWithin(tx: Tx, order: IssueOrder): Promise<Invoice> {
    const { siteId, id, month } = order;
    const earlier = await this.earlier(tx, order);
    if (earlier) return earlier;
    const found = await this.buyerOf(tx, order);
    if (!found) throw notFound();
    const { buyer, reference } = found;
    const profile = completeProfile(await this.profiles.byTx(tx, siteId));
    const { timeZone, currency, locale, paymentDays } = profile;
    const before = billableBefore(month, this.clock.today(timeZone));
    // Sent together: the deposits are locked behind the charges.
    const [owed, deposits] = await Promise.all([
      lockOpenOf(tx, siteId, order, before),
      lockDeposits(tx, siteId, order, month),
    ]);
    const charges = reference ? inOrder(owed.map((one) => ({ ...one, person: one.personName }))) : owed.map(ofMember);
    if (charges.length === 0) {
      // The same order may have been carried out while this one waited for the charges.
      const meanwhile = await this.earlier(tx, order);
      if (meanwhile) return meanwhile;
      throw conflict('nothing_to_invoice');
    }
    assertKnownRates(profile, charges);
    assertOwed({ regime: profile.vatRegime, reverseCharge: buyer.reverseCharge }, charges);
    const seller = sellerOf(profile, locale);
    const sold = composeInvoice({ locale, month, currency, seller, buyer, paymentDays, reference }, charges);
    const deducted = deduct(deposits, sold.grossCents);
    const document = deducted.length === 0 ? sold : { ...sold, deposits: deducted };
    const { memberId = null, companyId = null } = order;
    const personId = memberId && charges[0]!.personId;
    const debtor = { memberId, companyId, personId };
    await this.issuing.draft(tx, { siteId, id, kind: 'invoice', correctsId: null, ...debtor, month, currency });
    const ids = charges.map((charge) => charge.id);
    await markInvoiced(tx, siteId, ids, id);
    if (deducted.length > 0) await insertDeductions(tx, siteId, id, named(deposits, deducted));
    return this.issuing.issue(tx, profile, id, document);
  }

  private async buyerOf(tx: Tx, order: IssueOrder): Promise<{ buyer: Buyer; reference?: BuyerReference } | null> {
    const { siteId } = order;
    if (order.companyId) {
      return (await this.buyers.byCompany(tx, siteId, [order.companyId])).get(order.companyId) ?? null;
    }
    const memberId = order.memberId!;
    const buyer = (await this.buyers.byMember(tx, siteId, [memberId])).get(memberId);
    return buyer ? { buyer } : null;
  }

  /** The invoice of an order that was carried out before. */
  private async earlier(tx: Tx, order: IssueOrder): Promise<Invoice | null> {
    const invoice = await issuedById(tx, order.siteId, order.id);
    if (!invoice) return null;
    const { memberId = null, companyId = null } = order;
    const same = invoice.kind === 'invoice' && invoice.memberId === memberId && invoice.companyId === companyId;
    if (!same || invoice.month !== order.month) throw conflict('id_reused');
    return invoice;
  }
}

/** What is taken off, by the ids of the deposits. */
const named = (deposits: readonly LockedDeposit[], deducted: readonly DeductedDeposit[]) =>
  deducted.map(({ number, grossCents }) => ({
    depositId: deposits.find(({ snapshot }) => snapshot.number === number)!.id,
    grossCents,
  }));

/** On a member's own invoice nobody is told apart. */
const ofMember = ({ costCentre: _centre, personName: _name, ...charge }: OwedCharge) => charge;

const byBuyer = (a: DebtorBilling, b: DebtorBilling): number =>
  a.buyer.name.localeCompare(b.buyer.name, 'fr') ||
  ((a.memberId ?? a.companyId!) < (b.memberId ?? b.companyId!) ? -1 : 1);

/** What the site owes the member is no invoice: it stays open and makes the next one smaller. */
function assertOwed(parties: VatParties, charges: readonly Charge[]): void {
  const owed = computeCharges(parties, charges);
  if (owed.groups.every(({ netCents, vatCents }) => netCents + vatCents >= 0)) return;
  throw conflict('invoice_negative', { detail: 'the corrections are more than what is owed', cents: owed.grossCents });
}

/** A rate the country does not have would make a document that every e-invoicing platform refuses. */
function assertKnownRates(profile: LegalProfile, charges: readonly Charge[]): void {
  if (profile.vatRegime !== 'standard') return;
  const wrong = charges.filter((charge) => !vatRatesOn(profile.country, charge.suppliedOn).includes(charge.vatRateBp));
  if (wrong.length === 0) return;
  const errors = wrong.map(({ label, suppliedOn, vatRateBp }) => ({
    field: 'vatRateBp',
    message: `${label} (${suppliedOn}): ${vatRateBp / 100} % is not a rate of ${profile.country}`,
  }));
  throw invalid('vat_rate_unknown', { errors });
}
