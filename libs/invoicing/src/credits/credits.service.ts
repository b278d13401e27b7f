import { Injectable } from '@nestjs/common';
import {
  type DeductedDeposit,
  type DomainError,
  type InvoiceId,
  type InvoiceSnapshot,
  type SiteId,
  conflict,
  invalid,
  invalidField,
  notFound,
  sum,
} from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { ChargesService } from '../charges/charges.service.js';
import { giveBack } from '../deposits/deposits.rules.js';
import {
  type DeductedFrom,
  deductedFrom,
  insertReturns,
  lockTakenBy,
  takenBy,
  takingsOf,
} from '../deposits/deposits.store.js';
import type { Unnumbered } from '../invoices/invoices.rules.js';
import { type Invoice, issuedById } from '../invoices/invoices.store.js';
import { Issuing } from '../invoices/issuing.service.js';
import { ORIGIN as LINE } from '../lines/lines.store.js';
import { completeProfile, sellerOf } from '../legal/index.js';
import {
  type LineCredit,
  type Taking,
  type Wanted,
  composeCredit,
  creditVat,
  isRebillable,
  isSameTake,
  takeOf,
} from './credits.rules.js';
import { lockBalance, notesOf } from './credits.store.js';

/** What of a credit note goes back to a deposit, and not to the buyer. */
export interface GivenBack {
  readonly depositId: InvoiceId;
  readonly deposit: DeductedDeposit;
}

export interface CreditOrder {
  /** Chosen by the client: the same order again is the same credit note. */
  readonly id: InvoiceId;
  readonly siteId: SiteId;
  readonly invoiceId: InvoiceId;
  /** Printed on it. */
  readonly reason: string;
  /** Null: all that is left. */
  readonly lines: readonly Wanted[] | null;
  /** What was invoiced is charged anew, as one-off lines: of an invoice that is credited whole, at once. */
  readonly rebill?: boolean;
}

/** What of a document is credited, and what a credit note of the wanted parts would come to. */
export interface CreditPreview {
  readonly invoice: Invoice;
  readonly notes: readonly { readonly id: InvoiceId; readonly snapshot: InvoiceSnapshot }[];
  readonly lines: readonly LineCredit[];
  readonly totals: ReturnType<typeof creditVat>;
  /** Of a deposit: the invoices that took it off, the first one first. */
  readonly deductions: readonly DeductedFrom[];
  readonly returns: readonly GivenBack[];
}

@Injectable()
export class CreditNotesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly issuing: Issuing,
    private readonly profiles: LegalProfiles,
    private readonly charges: ChargesService,
  ) {}

  /** What `credit` would issue now. Throws what it would, except for the gaps of the seller. */
  preview(scope: Scope, siteId: SiteId, id: InvoiceId, wanted: readonly Wanted[] | null): Promise<CreditPreview> {
    return this.db.run(scope, async (tx) => {
      const invoice = await this.original(tx, siteId, id);
      const notes = await notesOf(tx, siteId, id);
      const lines = takeOf(invoice.snapshot, await takingsOf(tx, siteId, id, invoice.snapshot), wanted);
      const deductions = invoice.kind === 'deposit' ? await deductedFrom(tx, siteId, id) : [];
      const totals = creditVat(invoice.snapshot, lines);
      const returns = await this.returnsOf(tx, siteId, invoice, totals);
      return { invoice, notes, lines, totals, deductions, returns };
    });
  }

  credit(scope: Scope, order: CreditOrder): Promise<Invoice> {
    return this.db.run(scope, (tx) => this.creditWithin(tx, order));
  }

  /**
   * Issues a credit note. Whoever else credits the same document, or takes a deposit off, waits at its balance, so that what
   * is left of each line is what was there; the same order sent twice waits there too, and finds its credit note.
   */
  async creditWithin(tx: Tx, order: CreditOrder): Promise<Invoice> {
    const { siteId, id, invoiceId, reason } = order;
    const original = await this.original(tx, siteId, invoiceId);
    const payer = await lockBalance(tx, siteId, invoiceId);
    await lockTakenBy(tx, siteId, [invoiceId]);
    const earlier = await issuedById(tx, siteId, id);
    const takings = await takingsOf(tx, siteId, invoiceId, original.snapshot);
    if (earlier) return assertSame(earlier, original, order, takings);
    const profile = completeProfile(await this.profiles.byTx(tx, siteId));
    const taken = takeOf(original.snapshot, takings, order.lines);
    const seller = sellerOf(profile, original.snapshot.locale);
    const document = composeCredit(original.snapshot, taken, { seller, reason });
    if (document.grossCents === 0) {
      throw order.lines === null ? await this.nothingLeft(tx, siteId, original) : invalid('credit_not_positive');
    }
    if (order.rebill) await this.chargeAnew(tx, siteId, original, document);
    const { memberId, companyId, currency } = original;
    const month = this.clock.today(profile.timeZone).slice(0, 7);
    const debtor = { memberId, companyId, personId: payer!.personId };
    await this.issuing.draft(tx, {
      ...{ siteId, id, kind: 'credit_note', correctsId: invoiceId },
      ...{ ...debtor, month, currency: currency },
    });
    const returns = await this.returnsOf(tx, siteId, original, document);
    if (returns.length === 0) return this.issuing.issue(tx, profile, id, document);
    await insertReturns(
      tx,
      siteId,
      returns.map(({ depositId, deposit }) => ({
        ...{ depositId, invoiceId, creditNoteId: id, grossCents: deposit.grossCents },
      })),
    );
    const deposits = returns.map(({ deposit }) => deposit);
    return this.issuing.issue(tx, profile, id, { ...document, deposits });
  }

  /**
   * What of a credit note of so much, on what is left of an invoice, goes back to the deposits that the invoice took off: an
   * invoice of which nothing is left has taken nothing off. Before that it is the buyer who is given back to.
   */
  async returnsOf(
    tx: Tx,
    siteId: SiteId,
    { id, snapshot }: Pick<Invoice, 'id' | 'snapshot'>,
    { grossCents }: Pick<InvoiceSnapshot, 'grossCents'>,
  ): Promise<GivenBack[]> {
    const taken = await takenBy(tx, siteId, id, snapshot);
    if (taken.length === 0) return [];
    const before = sum((await notesOf(tx, siteId, id)).map((note) => note.snapshot.grossCents));
    if (before + grossCents < snapshot.grossCents) return [];
    const idOf = new Map(taken.map((deposit) => [deposit.snapshot.number, deposit.id]));
    return giveBack(taken, grossCents).map((deposit) => ({ depositId: idOf.get(deposit.number)!, deposit }));
  }

  /** Of a deposit that an invoice took off, that invoice is the one to credit. */
  private async nothingLeft(tx: Tx, siteId: SiteId, { id, kind }: Invoice): Promise<DomainError> {
    const [invoice] = kind === 'deposit' ? await deductedFrom(tx, siteId, id) : [];
    if (!invoice) return conflict('nothing_to_credit');
    return conflict('deposit_deducted', { detail: `it was deducted from ${invoice.number}` });
  }

  /** What is charged again can be changed, or taken back, before it is invoiced. */
  private async chargeAnew(tx: Tx, siteId: SiteId, original: Invoice, note: Unnumbered): Promise<void> {
    if (!isRebillable(original, note)) {
      throw invalidField('rebill', 'only of an invoice that is credited whole, at once');
    }
    await this.charges.again(tx, siteId, original.id, LINE);
  }

  private async original(tx: Tx, siteId: SiteId, id: InvoiceId): Promise<Invoice> {
    const invoice = await issuedById(tx, siteId, id);
    if (!invoice) throw notFound();
    if (invoice.kind === 'credit_note') throw conflict('not_creditable');
    return invoice;
  }
}

/** The credit note of an order that was carried out before. */
function assertSame(earlier: Invoice, original: Invoice, order: CreditOrder, takings: readonly Taking[]): Invoice {
  const { snapshot, correctsId } = earlier;
  const same = correctsId === original.id && snapshot.reason === order.reason;
  if (!same || !isSameTake(snapshot, original.snapshot, order.lines, takings)) throw conflict('id_reused');
  return earlier;
}
