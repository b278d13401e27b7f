import { Injectable } from '@nestjs/common';
import {
  type Buyer,
  type CompanyId,
  DomainError,
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
import { type LegalProfile, LegalProfiles } from '#libs/spaces';
import { type Charge, type OwedCharge, lockOpenOf, markInvoiced, openBefore } from '../charges/charges.store.js';
import { type Debtor, type DebtorIds, debtorOf, idsOf, isOf, payerId } from '../charges/debtor.js';
import { deduct, foreseenCents } from '../deposits/deposits.rules.js';
import {
  type Deduction,
  type LockedDeposit,
  insertDeductions,
  lockDeposits,
  waitingByDebtor,
} from '../deposits/deposits.store.js';
import { completeProfile, missingForSeller, sellerOf } from '../legal/index.js';
import { Buyers, type Payer, calledAs } from './buyers.js';
import {
  type Unnumbered,
  type VatParties,
  assertBegun,
  billableBefore,
  composeInvoice,
  computeCharges,
  inOrder,
} from './invoices.rules.js';
import {
  type Draft,
  type Invoice,
  type InvoiceHead,
  issuedAmong,
  issuedById,
  issuedOfMonth,
} from './invoices.store.js';
import { type IssuedHow, Issuing } from './issuing.service.js';

export type DebtorOrder = Debtor & {
  /** Chosen by the client: the same order again is the same invoice. */
  readonly id: InvoiceId;
};
export type IssueOrder = DebtorOrder & { readonly siteId: SiteId; readonly month: Month };

/** The invoice, or why there is none. */
export type Outcome = { readonly id: InvoiceId } | { readonly refusal: DomainError };

/** What a member or a company owes. */
export interface DebtorBilling extends DebtorIds {
  readonly buyer: Buyer;
  /** Open charges, and what they come to. */
  readonly charges: number;
  readonly totals: Pick<VatResult, 'netCents' | 'vatCents' | 'grossCents'>;
  /** What an invoice of the month would take off for deposits. */
  readonly depositsCents: number;
}

type MemberBilling = DebtorBilling & { readonly memberId: MemberId };
type CompanyBilling = DebtorBilling & { readonly companyId: CompanyId };

export interface MonthBilling {
  readonly month: Month;
  readonly currency: string;
  readonly gaps: readonly FieldError[];
  readonly members: readonly MemberBilling[];
  readonly companies: readonly CompanyBilling[];
  /** Documents of the month to any of them, the newest first. */
  readonly issued: readonly InvoiceHead[];
}

@Injectable()
export class InvoicesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly issuing: Issuing,
    private readonly profiles: LegalProfiles,
    private readonly buyers: Buyers,
  ) {}

  /** The month's cockpit: who owes what, what is issued, and what keeps the site from issuing. Throws `month_not_begun`. */
  billing(scope: Scope, siteId: SiteId, month: Month): Promise<MonthBilling> {
    return this.db.run(scope, async (tx) => {
      const profile = await this.profiles.byTx(tx, siteId);
      const { timeZone, currency, vatRegime } = await this.profiles.terms(tx, siteId);
      const today = this.clock.today(timeZone);
      assertBegun(month, today);
      const charges = await openBefore(tx, siteId, billableBefore(month, today));
      const issued = await issuedOfMonth(tx, siteId, month);
      const waiting = await waitingByDebtor(tx, siteId, month);
      const open = Map.groupBy(charges, payerId);
      const debtors = new Map([...charges, ...issued].map((one) => [payerId(one), debtorOf(one)]));
      const payers = await this.buyers.payers(tx, siteId, [...debtors.values()]);
      const billed = [...payers].map(([id, { buyer }]): DebtorBilling => {
        const own = open.get(id) ?? [];
        const parties = { regime: vatRegime ?? 'standard', reverseCharge: buyer.reverseCharge };
        const totals = computeCharges(parties, own);
        return {
          ...{ ...idsOf(debtors.get(id)!), buyer, charges: own.length, totals },
          depositsCents: foreseenCents(waiting.get(id) ?? 0, totals.grossCents),
        };
      });
      billed.sort(byBuyer);
      const [members, companies] = [billed.filter(isMember), billed.filter(isCompany)];
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

  /**
   * The invoice that would be issued now, which then is not: it cannot differ from the one to come. Throws what issuing
   * would.
   */
  draft(scope: Scope, order: IssueOrder): Promise<Invoice> {
    return this.db.rehearse(scope, (tx) => this.issueWithin(tx, order));
  }

  issue(scope: Scope, order: IssueOrder): Promise<Invoice> {
    return this.db.run(scope, (tx) => this.issueWithin(tx, order));
  }

  /** One order by itself. Throws its refusal. */
  async issueWithin(tx: Tx, { siteId, month, ...order }: IssueOrder): Promise<Invoice> {
    const [outcome] = await this.issueAll(tx, siteId, month, [order]);
    if ('refusal' in outcome!) throw outcome.refusal;
    return (await issuedById(tx, siteId, order.id))!;
  }

  /**
   * Issues one invoice for everything each member, or company, owes up to the end of the month; none is there twice. What
   * became of each order comes back in their order: who is refused keeps nobody else from getting an invoice. Everything
   * slow or refusable comes first, then `Issuing`, for all of them at once.
   */
  async issueAll(
    tx: Tx,
    siteId: SiteId,
    month: Month,
    orders: readonly DebtorOrder[],
    how: IssuedHow = {},
  ): Promise<Outcome[]> {
    const outcomes = await this.earlier(tx, siteId, month, orders);
    const fresh = orders.filter(({ id }) => !outcomes.has(id));
    const payers = await this.buyers.payers(tx, siteId, fresh);
    const profile = await this.profiles.byTx(tx, siteId);
    const today = this.clock.today(profile?.timeZone ?? 'UTC');
    if (fresh.length > 0) assertBegun(month, today);
    const before = billableBefore(month, today);
    // Sent together: the deposits are locked behind the charges.
    const [charges, deposits] = await Promise.all([
      lockOpenOf(tx, siteId, fresh, before),
      lockDeposits(tx, siteId, fresh, month),
    ]);
    const owed = Map.groupBy(charges, payerId);
    const idle = fresh.filter((order) => !owed.has(payerId(order)));
    // The same order may have been carried out while this one waited for the charges.
    if (idle.length > 0) for (const [id, one] of await this.earlier(tx, siteId, month, idle)) outcomes.set(id, one);
    const bills: Bill[] = [];
    for (const order of fresh) {
      if (outcomes.has(order.id)) continue;
      const payer = payers.get(payerId(order));
      const outcome = outcomeOf(order.id, () => {
        const account = { owed: owed.get(payerId(order)) ?? [], deposits: deposits.get(payerId(order)) ?? [] };
        bills.push(billOf(completeProfile(profile), month, order, payer, account));
      });
      outcomes.set(order.id, outcome);
    }
    if (bills.length > 0) await this.issueBills(tx, profile!, bills, how);
    return orders.map(({ id }) => outcomes.get(id)!);
  }

  private async issueBills(tx: Tx, profile: LegalProfile, bills: readonly Bill[], how: IssuedHow): Promise<void> {
    const counted = bills.flatMap(({ draft, chargeIds }) =>
      chargeIds.map((chargeId) => ({ chargeId, invoiceId: draft.id })),
    );
    const deducted = bills.flatMap(({ deductions }) => deductions);
    // Sent together: charges and deposits are behind their document.
    await Promise.all([
      this.issuing.drafts(
        tx,
        bills.map(({ draft }) => draft),
      ),
      markInvoiced(tx, profile.siteId, counted),
      ...(deducted.length > 0 ? [insertDeductions(tx, profile.siteId, deducted)] : []),
    ]);
    await this.issuing.issueAll(
      tx,
      profile,
      bills.map(({ draft, document }) => ({ id: draft.id, document })),
      how,
    );
  }

  /** Of those that were carried out before. */
  private async earlier(
    tx: Tx,
    siteId: SiteId,
    month: Month,
    orders: readonly DebtorOrder[],
  ): Promise<Map<InvoiceId, Outcome>> {
    const byId = new Map(orders.map((order) => [order.id, order]));
    const issued = await issuedAmong(tx, siteId, [...byId.keys()]);
    return new Map(
      issued.map((one) => {
        const isIt = one.kind === 'invoice' && one.month === month && isOf(one, byId.get(one.id)!);
        return [one.id, isIt ? { id: one.id } : { refusal: conflict('id_reused') }];
      }),
    );
  }
}

/** A refusal is an answer here; whatever else fails, fails. */
function outcomeOf(id: InvoiceId, work: () => void): Outcome {
  try {
    work();
    return { id };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error };
    throw error;
  }
}

/** An invoice that may be issued, and what it counts. */
interface Bill {
  readonly draft: Draft;
  readonly document: Unnumbered;
  readonly chargeIds: readonly string[];
  readonly deductions: readonly Deduction[];
}

/** What a payer owes, and what they have paid of it before. */
interface Account {
  readonly owed: readonly OwedCharge[];
  readonly deposits: readonly LockedDeposit[];
}

/** Throws why the order cannot be carried out. */
function billOf(
  profile: LegalProfile,
  month: Month,
  order: DebtorOrder,
  payer: Payer | undefined,
  { owed, deposits }: Account,
): Bill {
  if (!payer) throw notFound();
  if (owed.length === 0) throw conflict('nothing_to_invoice');
  const { buyer, reference } = payer;
  const { siteId, currency, locale, paymentDays } = profile;
  const charges = reference ? inOrder(owed.map((one) => ({ ...one, person: one.personName }))) : owed.map(ofMember);
  assertKnownRates(profile, charges);
  assertOwed({ regime: profile.vatRegime, reverseCharge: buyer.reverseCharge }, charges);
  const seller = sellerOf(profile, locale);
  const sold = composeInvoice({ locale, month, currency, seller, buyer, paymentDays, reference }, charges);
  const deducted = deduct(deposits, sold.grossCents);
  const { id } = order;
  const { memberId, companyId } = idsOf(order);
  const debtor = { memberId, companyId, personId: memberId && charges[0]!.personId };
  return {
    draft: { siteId, id, kind: 'invoice', correctsId: null, ...debtor, month, currency },
    document: deducted.length === 0 ? sold : { ...sold, deposits: deducted },
    chargeIds: charges.map((charge) => charge.id),
    deductions: deducted.map(({ number, grossCents }) => ({
      depositId: deposits.find(({ snapshot }) => snapshot.number === number)!.id,
      ...{ invoiceId: id, grossCents },
    })),
  };
}

/** On a member's own invoice nobody is told apart. */
const ofMember = ({ costCentre: _centre, personName: _name, ...charge }: OwedCharge) => charge;

const isMember = (one: DebtorBilling): one is MemberBilling => one.memberId !== null;
const isCompany = (one: DebtorBilling): one is CompanyBilling => one.companyId !== null;
const byBuyer = (a: DebtorBilling, b: DebtorBilling): number =>
  calledAs(a.buyer).localeCompare(calledAs(b.buyer), 'fr') || (payerId(a) < payerId(b) ? -1 : 1);

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
