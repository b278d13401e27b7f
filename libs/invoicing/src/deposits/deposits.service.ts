import { Injectable } from '@nestjs/common';
import {
  type Currency,
  type InvoiceId,
  type InvoiceSnapshot,
  type Month,
  type SiteId,
  canonicalJson,
  conflict,
  invalid,
  invalidField,
  notFound,
  vatRatesOfSeller,
} from '#libs/domain';
import { Clock, Db, type Paged, type Scope, type Tx, onePage } from '#libs/platform';
import { type LegalProfile, LegalProfiles } from '#libs/spaces';
import { personOf } from '../charges/charges.store.js';
import { type Debtor, idsOf, isOf } from '../charges/debtor.js';
import { Buyers } from '../invoices/buyers.js';
import type { Unnumbered } from '../invoices/invoices.rules.js';
import { type Invoice, issuedById } from '../invoices/invoices.store.js';
import { Issuing } from '../invoices/issuing.service.js';
import { completeProfile, sellerOf } from '../legal/index.js';
import { type DepositTerms, composeDeposit } from './deposits.rules.js';
import { depositLabel } from './deposits.words.js';
import { type ListedDeposit, deductFrom, depositsOfSite } from './deposits.store.js';

const PER_PAGE = 24;

interface Ordered extends DepositTerms {
  readonly siteId: SiteId;
  /** The first month whose invoices take it off; null: the next invoice. */
  readonly deductFrom: Month | null;
}
export type DepositWish = Ordered & Debtor;
/** Its id is chosen by the client: the same order again is the same deposit. */
export type DepositOrder = DepositWish & { readonly id: InvoiceId };

export interface DepositPage extends Paged {
  readonly currency: Currency;
  /** Basis points: what the seller may charge today. */
  readonly vatRates: readonly number[];
  readonly deposits: readonly ListedDeposit[];
}

/** What is asked for before it is supplied: a document of its own, which an invoice of the same buyer takes off later. */
@Injectable()
export class DepositsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly issuing: Issuing,
    private readonly profiles: LegalProfiles,
    private readonly buyers: Buyers,
  ) {}

  /** From 1 on; one that there is not is empty. */
  list(scope: Scope, siteId: SiteId, page: number): Promise<DepositPage> {
    return this.db.run(scope, async (tx) => {
      const { currency } = await this.profiles.terms(tx, siteId);
      const vatRates = await this.profiles.vatRates(tx, siteId);
      return { currency, vatRates, ...(await onePage(page, PER_PAGE, (part) => depositsOfSite(tx, siteId, part))) };
    });
  }

  /** What `issue` would issue now. Throws what it would. */
  preview(scope: Scope, wish: DepositWish): Promise<Unnumbered> {
    return this.db.run(scope, async (tx) => (await this.composed(tx, wish)).document);
  }

  issue(scope: Scope, order: DepositOrder): Promise<Invoice> {
    return this.db.run(scope, (tx) => this.issueWithin(tx, order));
  }

  async issueWithin(tx: Tx, order: DepositOrder): Promise<Invoice> {
    const { siteId, id } = order;
    const { memberId, companyId } = idsOf(order);
    const known = await earlier(tx, order);
    if (known) return known;
    const { profile, document, thisMonth } = await this.composed(tx, order);
    const personId = memberId && (await personOf(tx, siteId, memberId));
    const draft = { siteId, id, kind: 'deposit', correctsId: null, memberId, companyId, personId } as const;
    try {
      await this.issuing.draft(tx, { ...draft, month: thisMonth, currency: profile.currency });
    } catch (error) {
      // The same order may have been carried out while this one waited for its id.
      const meanwhile = await earlier(tx, order);
      if (meanwhile) return meanwhile;
      throw error;
    }
    const issued = await this.issuing.issue(tx, profile, id, document);
    if (order.deductFrom !== null) await deductFrom(tx, siteId, id, order.deductFrom);
    return issued;
  }

  /** From this month on invoices take it off, and none before. What was taken off stays taken off. */
  postpone(scope: Scope, siteId: SiteId, id: InvoiceId, month: Month): Promise<void> {
    return this.db.run(scope, async (tx) => {
      if (!(await deductFrom(tx, siteId, id, month))) throw notFound();
    });
  }

  private async composed(
    tx: Tx,
    wish: DepositWish,
  ): Promise<{ profile: LegalProfile; document: Unnumbered; thisMonth: Month }> {
    const { siteId } = wish;
    const payer = await this.buyers.payer(tx, siteId, wish);
    const profile = completeProfile(await this.profiles.byTx(tx, siteId));
    const { timeZone, currency, locale, paymentDays } = profile;
    const today = this.clock.today(timeZone);
    assertRates(profile, today, wish);
    const thisMonth = today.slice(0, 7);
    const month = wish.deductFrom ?? thisMonth;
    if (month < thisMonth) throw invalidField('deductFrom', `${thisMonth} or later`);
    const facts = { locale, month, currency, seller: sellerOf(profile, locale), paymentDays, today, ...payer };
    return {
      profile,
      thisMonth,
      document: composeDeposit(facts, { ...wish, label: depositLabel(locale, wish.label, wish.percentBp) }),
    };
  }
}

/** A rate the country does not have would make a document that every e-invoicing platform refuses. */
function assertRates({ country, vatRegime }: LegalProfile, today: string, { parts }: DepositTerms): void {
  const rates = vatRatesOfSeller(country, vatRegime, today);
  // Who charges no VAT charges none, whatever the rate of what it is for.
  if (vatRegime !== 'standard' || parts.every(({ vatRateBp }) => rates.includes(vatRateBp))) return;
  const message = `one of ${rates.map((rate) => rate / 100).join(', ')} %`;
  throw invalid('vat_rate_unknown', { errors: [{ field: 'vatRateBp', message }] });
}

/** The deposit of an order that was carried out before. */
async function earlier(tx: Tx, order: DepositOrder): Promise<Invoice | null> {
  const known = await issuedById(tx, order.siteId, order.id);
  if (!known) return null;
  const same = known.kind === 'deposit' && isOf(known, order);
  if (!same || !asksTheSame(known.snapshot, order)) throw conflict('id_reused');
  return known;
}

/** Composed anew between the same parties: whatever they have become since. */
function asksTheSame(issued: InvoiceSnapshot, { label, percentBp, parts }: DepositTerms): boolean {
  const { locale, issuedOn: today, ...rest } = issued;
  const facts = { ...rest, locale, today, month: today.slice(0, 7), paymentDays: 0 };
  const asked = composeDeposit(facts, { label: depositLabel(locale, label, percentBp), percentBp, parts });
  const told = ({ lines }: Pick<InvoiceSnapshot, 'lines'>) =>
    canonicalJson(lines.map((line) => [line.label, line.vatRateBp, line.amountCents]));
  return told(asked) === told(issued);
}
