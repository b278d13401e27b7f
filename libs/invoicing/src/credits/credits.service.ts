import { Injectable } from '@nestjs/common';
import {
  type InvoiceId,
  type InvoiceSnapshot,
  type SiteId,
  conflict,
  invalid,
  invalidField,
  notFound,
} from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { ChargesService } from '../charges/charges.service.js';
import { takingsOf } from '../deposits/deposits.store.js';
import type { Unnumbered } from '../invoices/invoices.rules.js';
import { type Invoice, issuedById } from '../invoices/invoices.store.js';
import { Issuing } from '../invoices/issuing.service.js';
import { ORIGIN as LINE } from '../lines/lines.store.js';
import { completeProfile, sellerOf } from '../legal/index.js';
import {
  type LineCredit,
  type Wanted,
  composeCredit,
  creditVat,
  isRebillable,
  isSameTake,
  takeOf,
} from './credits.rules.js';
import { lockBalance, notesOf } from './credits.store.js';

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
      return { invoice, notes, lines, totals: creditVat(invoice.snapshot, lines) };
    });
  }

  credit(scope: Scope, order: CreditOrder): Promise<Invoice> {
    return this.db.run(scope, (tx) => this.creditWithin(tx, order));
  }

  /**
   * Issues a credit note. Whoever else credits the same document, or takes a deposit off, waits at its balance, so that what is left of each line is
   * what was there; the same order sent twice waits there too, and finds its credit note.
   */
  async creditWithin(tx: Tx, order: CreditOrder): Promise<Invoice> {
    const { siteId, id, invoiceId, reason } = order;
    const original = await this.original(tx, siteId, invoiceId);
    const payer = await lockBalance(tx, siteId, invoiceId);
    const earlier = await issuedById(tx, siteId, id);
    if (earlier) return assertSame(earlier, original, order);
    const profile = completeProfile(await this.profiles.byTx(tx, siteId));
    const takings = await takingsOf(tx, siteId, invoiceId, original.snapshot);
    const taken = takeOf(original.snapshot, takings, order.lines);
    const seller = sellerOf(profile, original.snapshot.locale);
    const document = composeCredit(original.snapshot, taken, { seller, reason });
    if (document.grossCents === 0) {
      throw order.lines === null ? conflict('nothing_to_credit') : invalid('credit_not_positive');
    }
    if (order.rebill) await this.chargeAnew(tx, siteId, original, document);
    const { memberId, companyId, currency } = original;
    const month = this.clock.today(profile.timeZone).slice(0, 7);
    const debtor = { memberId, companyId, personId: payer!.personId };
    await this.issuing.draft(tx, {
      ...{ siteId, id, kind: 'credit_note', correctsId: invoiceId },
      ...{ ...debtor, month, currency: currency },
    });
    return this.issuing.issue(tx, profile, id, document);
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
function assertSame(earlier: Invoice, original: Invoice, order: CreditOrder): Invoice {
  const { snapshot, correctsId } = earlier;
  const same = correctsId === original.id && snapshot.reason === order.reason;
  if (!same || !isSameTake(snapshot, original.snapshot, order.lines)) throw conflict('id_reused');
  return earlier;
}
