import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Buyer,
  type FieldError,
  type InvoiceId,
  type MemberId,
  type Month,
  type SiteId,
  type VatResult,
  canonicalJson,
  conflict,
  invalid,
  notFound,
  vatRatesOn,
} from '#libs/domain';
import { Clock, Db, Jobs, type Scope, type Tx } from '#libs/platform';
import { type LegalProfile, LegalProfiles, SpacesService } from '#libs/spaces';
import { type Charge, lockOpenOfMember, markInvoiced, openBefore } from '../charges/charges.store.js';
import { mentionsFor, missingForSeller, sellerOf } from '../legal/index.js';
import { Buyers } from './buyers.js';
import { billableBefore, composeInvoice, computeCharges, invoiceNumber, numbered } from './invoices.rules.js';
import type { Unnumbered } from './invoices.rules.js';
import {
  type Invoice,
  type InvoiceHead,
  insertDraft,
  issuedById,
  issuedOfMonth,
  lockSeries,
  markIssued,
  takeNumber,
} from './invoices.store.js';

export interface IssueOrder {
  /** Chosen by the client: the same order again is the same invoice. */
  readonly id: InvoiceId;
  readonly siteId: SiteId;
  readonly memberId: MemberId;
  readonly month: Month;
}

export interface MemberBilling {
  readonly memberId: MemberId;
  readonly buyer: Buyer;
  /** Open charges, and what they come to. */
  readonly charges: number;
  readonly totals: Pick<VatResult, 'netCents' | 'vatCents' | 'grossCents'>;
  /** The last invoice of the month. */
  readonly invoice: InvoiceHead | null;
}

export interface MonthBilling {
  readonly month: Month;
  readonly currency: string;
  readonly gaps: readonly FieldError[];
  readonly members: readonly MemberBilling[];
  readonly issued: readonly InvoiceHead[];
}

@Injectable()
export class InvoicesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
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
      const open = Map.groupBy(charges, (charge) => charge.memberId);
      const memberIds = [...new Set([...open.keys(), ...issued.map((invoice) => invoice.memberId)])];
      const buyers = await this.buyers.byMember(tx, siteId, memberIds);
      const members = [...buyers].map(([memberId, buyer]): MemberBilling => {
        const own = open.get(memberId) ?? [];
        return {
          memberId,
          buyer,
          charges: own.length,
          totals: computeCharges(profile?.vatRegime ?? 'standard', own),
          invoice: issued.find((invoice) => invoice.memberId === memberId) ?? null,
        };
      });
      members.sort((a, b) => a.buyer.name.localeCompare(b.buyer.name, 'fr') || (a.memberId < b.memberId ? -1 : 1));
      return { month, currency, gaps: missingForSeller(profile), members, issued };
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
   * Issues one invoice for everything a member owes up to the end of the month. Everything slow or refusable
   * comes first; the number is taken last, so that its lock is held for two statements and a refusal leaves no gap.
   */
  async issueWithin(tx: Tx, order: IssueOrder): Promise<Invoice> {
    const { siteId, id, memberId, month } = order;
    const earlier = await this.earlier(tx, order);
    if (earlier) return earlier;
    const buyer = (await this.buyers.byMember(tx, siteId, [memberId])).get(memberId);
    if (!buyer) throw notFound();
    const profile = await this.profiles.byTx(tx, siteId);
    const gaps = missingForSeller(profile);
    if (!profile || gaps.length > 0) throw invalid('legal_profile_incomplete', { errors: gaps });
    const { timeZone, currency, locale, paymentDays } = profile;
    const before = billableBefore(month, this.clock.today(timeZone));
    const charges = await lockOpenOfMember(tx, siteId, memberId, before);
    if (charges.length === 0) {
      // The same order may have been carried out while this one waited for the charges.
      const meanwhile = await this.earlier(tx, order);
      if (meanwhile) return meanwhile;
      throw conflict('nothing_to_invoice');
    }
    assertKnownRates(profile, charges);
    assertOwed(profile, charges);
    const seller = sellerOf(profile, locale);
    const document = composeInvoice({ locale, month, currency, seller, buyer, paymentDays }, charges);
    const draft = { siteId, id, memberId, personId: charges[0]!.personId, month, currency };
    if (!(await insertDraft(tx, draft))) throw conflict('id_reused');
    const ids = charges.map((charge) => charge.id);
    await markInvoiced(tx, siteId, ids, id);
    await this.jobs.enqueue(tx, 'invoice.issued', { siteId, invoiceId: id }, id);
    await this.number(tx, draft, document, profile);
    return (await issuedById(tx, siteId, id))!;
  }

  /** The invoice of an order that was carried out before. */
  private async earlier(tx: Tx, order: IssueOrder): Promise<Invoice | null> {
    const invoice = await issuedById(tx, order.siteId, order.id);
    if (!invoice) return null;
    if (invoice.memberId !== order.memberId || invoice.month !== order.month) throw conflict('id_reused');
    return invoice;
  }

  /** The last step: nobody else issues at this site between reading the clock here and the end of the transaction. */
  private async number(
    tx: Tx,
    { siteId, id }: { siteId: SiteId; id: InvoiceId },
    document: Unnumbered,
    { timeZone, paymentDays }: LegalProfile,
  ): Promise<void> {
    const yearOf = (day: string) => Number(day.slice(0, 4));
    let year = yearOf(this.clock.today(timeZone));
    await lockSeries(tx, siteId, year);
    const issuedAt = this.clock.now();
    const issuedOn = this.clock.today(timeZone);
    if (yearOf(issuedOn) !== year) {
      // New Year struck while waiting
      year = yearOf(issuedOn);
      await lockSeries(tx, siteId, year);
    }
    const rank = await takeNumber(tx, siteId, year, issuedOn);
    const mentions = mentionsFor(document.seller, document.buyer, issuedOn, document.locale);
    const number = invoiceNumber(year, rank);
    const snapshot = numbered(document, { number, issuedOn, paymentDays, mentions });
    const text = canonicalJson(snapshot);
    const sha256 = createHash('sha256').update(text).digest();
    await markIssued(tx, siteId, id, { year, rank, issuedAt, snapshot, text, sha256 });
  }
}

/** What the site owes the member is no invoice: it stays open and makes the next one smaller. */
function assertOwed({ vatRegime }: LegalProfile, charges: readonly Charge[]): void {
  const owed = computeCharges(vatRegime, charges);
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
