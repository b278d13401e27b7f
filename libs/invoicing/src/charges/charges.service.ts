import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import {
  type ChargeState,
  type DerivedCharge,
  type NewCharge,
  type Origin,
  copyCharges,
  deriveCharges,
  giveWay,
  insertCharges,
  lockOfOrigins,
  relabelOpen,
  replaceCharge,
  statesOfOrigins,
  statusOfOrigin,
  voidOpen,
} from './charges.store.js';

export type Voided = 'voided' | 'already_invoiced' | 'none';

/** How other libraries bill: they record what was supplied and know nothing of invoices. */
@Injectable()
export class ChargesService {
  /** Inside the transaction of the facts that are charged. The same origin again changes nothing. */
  async record(tx: Tx, siteId: SiteId, charges: readonly NewCharge[]): Promise<void> {
    await insertCharges(
      tx,
      siteId,
      charges.map((charge) => ({ ...charge, id: uuidv7() })),
    );
  }

  /** What has become of the charges of some origins; one that was never charged is left out. */
  states(tx: Tx, siteId: SiteId, originKind: string, originIds: readonly string[]): Promise<ChargeState[]> {
    return statesOfOrigins(tx, siteId, originKind, originIds);
  }

  /** Before the charges of several origins are changed one by one: an issue of invoices runs before or after. */
  async lock(tx: Tx, siteId: SiteId, originKind: string, originIds: readonly string[]): Promise<void> {
    await lockOfOrigins(tx, siteId, originKind, originIds);
  }

  /**
   * What was supplied has changed: the charge of this part of its origin becomes this one, while nobody has invoiced it.
   * An issue that runs at the same moment is waited for.
   */
  async replace(tx: Tx, siteId: SiteId, charge: NewCharge): Promise<'replaced' | 'already_invoiced'> {
    if (charge.amountCents > 0) {
      const [row] = await replaceCharge(tx, siteId, { ...charge, id: uuidv7() });
      return row ? 'replaced' : 'already_invoiced';
    }
    const outcome = await this.void(tx, siteId, charge, charge.originPart ?? null);
    return outcome === 'already_invoiced' ? outcome : 'replaced';
  }

  /** The same for the same price, elsewhere or on another day; what is on an invoice keeps its words. */
  async relabel(
    tx: Tx,
    siteId: SiteId,
    charge: Pick<NewCharge, 'originKind' | 'originId' | 'label' | 'suppliedOn'>,
  ): Promise<void> {
    await relabelOpen(tx, siteId, charge);
  }

  /**
   * Charges something of what another origin was charged for, part by part, each at its terms (member, payer, currency,
   * VAT), whether or not those charges still stand. The same origin again changes nothing, and neither does a source
   * that was never charged.
   */
  async derive(tx: Tx, siteId: SiteId, derived: DerivedCharge): Promise<void> {
    const ids = derived.parts.map(() => uuidv7());
    await deriveCharges(tx, siteId, ids, derived);
  }

  /**
   * Charges once more what is on an invoice, each as an origin of its own of this kind: the same terms, of the same debtor,
   * booked as they were. Towards the caps of a company the new ones count in their place.
   */
  async again(tx: Tx, siteId: SiteId, invoiceId: InvoiceId, originKind: string): Promise<void> {
    const ids = await giveWay(tx, siteId, invoiceId);
    await copyCharges(
      tx,
      siteId,
      ids.map((id) => ({ id, copyId: uuidv7() })),
      originKind,
    );
  }

  /**
   * Takes the charges of an origin back, all its parts, while nobody has invoiced them. What is already on an invoice
   * stays there: its correction is a credit note. An issue that runs at the same moment is waited for, so the answer is
   * the final one.
   */
  voidOrigin(tx: Tx, siteId: SiteId, originKind: string, originId: string): Promise<Voided> {
    return this.void(tx, siteId, { originKind, originId });
  }

  private async void(tx: Tx, siteId: SiteId, origin: Origin, part?: string | null): Promise<Voided> {
    // Parts are supplied, and so invoiced, together: none is open beside one that is on an invoice.
    if (await voidOpen(tx, siteId, origin, part)) return 'voided';
    const status = await statusOfOrigin(tx, siteId, origin, part);
    if (status === null) return 'none';
    return status === 'invoiced' ? 'already_invoiced' : 'voided';
  }
}
