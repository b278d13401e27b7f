import { Injectable } from '@nestjs/common';
import { type SiteId, conflict, localDay } from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { type Tx, actingPerson } from '#libs/platform';
import { PricesService } from '../prices.service.js';
import { isCancellable, isCancellableByStaff } from '../reservations.rules.js';
import { type Reservation, setCancelled } from '../reservations.store.js';
import { feeCents, feePercent } from './cancellation.rules.js';
import { RulesService } from './rules.service.js';
import { invoicedIn } from './rules.store.js';
import { type SiteTerms, termsOfResource, tooLateToCancel } from './terms.rules.js';

/** What staff do about the money of a booking that they give back. */
export type StaffCancellation = 'by_the_rules' | 'without_fee' | 'charge_kept';

const FEE = { fr: 'Frais d’annulation', en: 'Cancellation fee' } as const;

/**
 * Giving a place back: the place is free, its charge void and the fee charged in one transaction. Joins one that has
 * locked the reservation's row, and does nothing for what was cancelled before.
 */
@Injectable()
export class CancellationsService {
  constructor(
    private readonly rules: RulesService,
    private readonly charges: ChargesService,
    private readonly prices: PricesService,
  ) {}

  /**
   * For its owner, within the site's notice. What is already on an invoice stays there, without a fee on top: staff
   * correct it by a credit note.
   */
  async byOwner(tx: Tx, reservation: Reservation): Promise<Reservation> {
    if (reservation.status === 'cancelled') return reservation;
    const start = reservation.start.getTime();
    if (!isCancellable(reservation.status, start, tx.now)) throw conflict('not_cancellable');
    const site = await this.site(tx, reservation.siteId);
    const { noticeToCancelMinutes } = termsOfResource(site, reservation.resourceId, reservation.kind);
    const late = tooLateToCancel(start, noticeToCancelMinutes, tx.now);
    if (late && reservation.status !== 'held') throw late;
    return this.settle(tx, reservation, site, 'by_the_rules', false);
  }

  /** For staff, also once it has begun. A charge that is on an invoice can only be kept. */
  async byStaff(tx: Tx, reservation: Reservation, how: StaffCancellation): Promise<Reservation> {
    if (reservation.status === 'cancelled') return reservation;
    if (!isCancellableByStaff(reservation.status)) throw conflict('not_cancellable');
    return this.settle(tx, reservation, await this.site(tx, reservation.siteId), how, true);
  }

  private async site(tx: Tx, siteId: SiteId): Promise<SiteTerms> {
    return (await this.rules.terms(tx, [siteId])).get(siteId)!;
  }

  private async settle(tx: Tx, reservation: Reservation, site: SiteTerms, how: StaffCancellation, strict: boolean) {
    const { siteId, id, status } = reservation;
    const chargeKept = how === 'charge_kept';
    const voided = chargeKept ? 'none' : await this.charges.voidOrigin(tx, siteId, 'reservation', id);
    if (voided === 'already_invoiced' && strict) throw conflict('already_invoiced');
    const booked = { start: reservation.start.getTime(), priceCents: reservation.priceCents };
    // Nothing was charged for what was only held.
    const due = voided === 'voided' && status !== 'held' ? feeCents(site.steps, booked, tx.now) : 0;
    const fee = how === 'without_fee' ? 0 : due;
    // What covered the price goes back as the price itself would.
    if (!chargeKept) {
      const kept = how === 'without_fee' ? 0 : feePercent(site.steps, booked.start, tx.now);
      await this.prices.restore(tx, siteId, id, kept);
    }
    await setCancelled(tx, siteId, id, {
      ...{ chargeKept, feeCents: fee, waivedCents: due - fee },
      waivedBy: due > fee ? actingPerson(tx.scope) : null,
    });
    if (fee > 0) await this.chargeFee(tx, reservation, fee, feePercent(site.steps, booked.start, tx.now));
    return { ...reservation, status: 'cancelled' as const, cancellationFeeCents: fee };
  }

  /** At the terms of the charge it replaces, VAT included: what is kept is still the price of the service. */
  private async chargeFee(tx: Tx, { siteId, id }: Reservation, cents: number, percent: number): Promise<void> {
    const { locale, timeZone } = await invoicedIn(tx, siteId);
    const space = locale === 'fr' ? '\u00a0' : '';
    await this.charges.derive(tx, siteId, {
      from: { originKind: 'reservation', originId: id },
      to: { originKind: 'cancellation', originId: id },
      labelBefore: `${FEE[locale]} (${percent}${space}%) – `,
      amountCents: cents,
      suppliedOn: localDay(tx.now, timeZone),
    });
  }
}
