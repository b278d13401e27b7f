import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Currency, type InvoiceId, type Month, type SiteId, conflict } from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { lockOpenOf, markInvoiced } from '../charges/charges.store.js';
import { type Debtor, isOf } from '../charges/debtor.js';
import { type LineCredit, creditVat, takeOf } from '../credits/credits.rules.js';
import { CreditNotesService, type GivenBack } from '../credits/credits.service.js';
import { lockTakenBy, takingsOf } from '../deposits/deposits.store.js';
import { Buyers } from '../invoices/buyers.js';
import { type VatParties, assertBegun, billableBefore } from '../invoices/invoices.rules.js';
import { type Invoice, issuedById } from '../invoices/invoices.store.js';
import { type Creditable, type Owed, type Plan, planOf } from './settlements.rules.js';
import { creditableOf, lockBalances } from './settlements.store.js';

/** Of older invoices nothing is given back by itself. */
const INVOICES_AT_MOST = 60;
const NOTES_AT_MOST = 60;

export interface SettlementOrder {
  /** Chosen by the client, and that of the first credit note: the same order again is the same settlement. */
  readonly id: InvoiceId;
  readonly siteId: SiteId;
  readonly month: Month;
  /** Printed on the credit notes. */
  readonly reason: string;
}

/** A credit note to come. */
export interface PlannedNote {
  readonly original: Creditable;
  readonly lines: readonly LineCredit[];
  readonly totals: ReturnType<typeof creditVat>;
  readonly returns: readonly GivenBack[];
}

export interface SettlementPreview {
  readonly currency: Currency;
  readonly notes: readonly PlannedNote[];
  readonly settled: readonly Owed[];
  readonly carried: readonly Owed[];
}

/** What a debtor is owed where it is more than what they owe: given back by credit notes on what they were invoiced. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly credits: CreditNotesService,
    private readonly profiles: LegalProfiles,
    private readonly buyers: Buyers,
  ) {}

  /** What `settle` would do now: nothing where there is nothing to settle. */
  preview(scope: Scope, siteId: SiteId, debtor: Debtor, month: Month): Promise<SettlementPreview> {
    return this.db.run(scope, async (tx) => {
      const { parts, carried } = await this.plan(tx, siteId, debtor, month);
      const notes: PlannedNote[] = [];
      for (const { original, wanted } of parts) {
        const lines = takeOf(original.snapshot, original.takings, wanted);
        const totals = creditVat(original.snapshot, lines);
        notes.push({ original, lines, totals, returns: await this.credits.returnsOf(tx, siteId, original, totals) });
      }
      const { currency } = await this.profiles.terms(tx, siteId);
      return { currency, notes, settled: parts.flatMap(({ charges }) => charges), carried };
    });
  }

  settle(scope: Scope, order: SettlementOrder, debtor: Debtor): Promise<Invoice[]> {
    return this.db.run(scope, (tx) => this.settleWithin(tx, order, debtor));
  }

  /**
   * Issues the credit notes and ties the charges to them, which are then on no invoice to come. Whoever issues or settles for
   * the same debtor waits at the charges, whoever credits the same invoices at their balances.
   */
  async settleWithin(tx: Tx, { id, siteId, month, reason }: SettlementOrder, debtor: Debtor): Promise<Invoice[]> {
    const { parts } = await this.plan(tx, siteId, debtor, month);
    const earlier = await this.earlier(tx, siteId, id);
    if (earlier.length > 0) return sameDebtor(earlier, debtor);
    if (parts.length === 0) throw conflict('nothing_to_settle');
    const notes: Invoice[] = [];
    for (const [index, { original, wanted, charges }] of parts.entries()) {
      const order = { id: noteId(id, index), siteId, invoiceId: original.id, reason, lines: wanted };
      const note = await this.credits.creditWithin(tx, order);
      const counted = charges.map((charge) => ({ chargeId: charge.id, invoiceId: note.id }));
      if (counted.length > 0) await markInvoiced(tx, siteId, counted);
      notes.push(note);
    }
    return notes;
  }

  /** Under the locks of the charges and of what may be credited. */
  private async plan(tx: Tx, siteId: SiteId, debtor: Debtor, month: Month): Promise<Plan> {
    const parties = await this.partiesOf(tx, siteId, debtor);
    const { timeZone } = await this.profiles.terms(tx, siteId);
    const today = this.clock.today(timeZone);
    assertBegun(month, today);
    const owed = await lockOpenOf(tx, siteId, [debtor], billableBefore(month, today));
    const invoices = await creditableOf(tx, siteId, debtor, INVOICES_AT_MOST);
    const ids = invoices.map((invoice) => invoice.id);
    await lockBalances(tx, siteId, ids);
    await lockTakenBy(tx, siteId, ids);
    const originals: Creditable[] = [];
    for (const { id, snapshot } of invoices) {
      originals.push({ id, snapshot, takings: await takingsOf(tx, siteId, id, snapshot) });
    }
    return planOf(parties, owed, originals);
  }

  private async partiesOf(tx: Tx, siteId: SiteId, debtor: Debtor): Promise<VatParties> {
    const { buyer } = await this.buyers.payer(tx, siteId, debtor);
    const { vatRegime } = await this.profiles.terms(tx, siteId);
    return { regime: vatRegime ?? 'standard', reverseCharge: buyer.reverseCharge };
  }

  /** The credit notes of an order that was carried out before. */
  private async earlier(tx: Tx, siteId: SiteId, id: InvoiceId): Promise<Invoice[]> {
    const notes: Invoice[] = [];
    for (let index = 0; index < NOTES_AT_MOST; index++) {
      const note = await issuedById(tx, siteId, noteId(id, index));
      if (!note) break;
      notes.push(note);
    }
    return notes;
  }
}

function sameDebtor(notes: Invoice[], debtor: Debtor): Invoice[] {
  if (!notes.every((note) => note.kind === 'credit_note' && isOf(note, debtor))) throw conflict('id_reused');
  return notes;
}

/** That of the order, then ids that follow from it (UUID version 8). */
function noteId(orderId: InvoiceId, index: number): InvoiceId {
  if (index === 0) return orderId;
  const digits = createHash('sha256').update(`${orderId}:${index}`).digest('hex');
  const [a, b, c, d] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(13, 16), digits.slice(17, 20)];
  return `${a}-${b}-8${c}-8${d}-${digits.slice(20, 32)}` as InvoiceId;
}
