import { Injectable } from '@nestjs/common';
import { type SiteId, conflict, localDay } from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { type Tx, actingPerson } from '#libs/platform';
import { feeParts, toldFee } from '../extras/extras.rules.js';
import { PricesService } from '../prices.service.js';
import { isCancellable, isCancellableByStaff } from '../reservations.rules.js';
import { type Reservation, setCancelled, setNoShow } from '../reservations.store.js';
import { feeCents, feePercent } from './cancellation.rules.js';
import { RulesService } from './rules.service.js';
import { invoicedIn } from './rules.store.js';
import { type SiteTerms, termsOfResource, tooLateToCancel } from './terms.rules.js';

/** What staff do about the money of a booking that they give back. */
export type StaffCancellation = 'by_the_rules' | 'without_fee' | 'charge_kept';

const FEE = {
  cancellation: { fr: 'Frais d’annulation', en: 'Cancellation fee' },
  no_show: { fr: 'Frais d’absence', en: 'No-show fee' },
} as const;

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

  /**
   * Nobody came: the place is free, the charge stays and the fee of the site comes on top. The fee in minor units of
   * the price.
   */
  async ofNoShow(tx: Tx, reservation: Reservation): Promise<number> {
    const { siteId, id } = reservation;
    const { noShowFeePercent: percent } = await this.site(tx, siteId);
    const fee = toldFee(reservation, percent);
    await setNoShow(tx, siteId, id, fee);
    if (fee > 0) await this.chargeFee(tx, reservation, 'no_show', percent);
    return fee;
  }

  /**
   * They came after all: there is no fee any more. Joins the transaction that gives the place back. Throws
   * no_show_fee_invoiced when it is on an invoice: a credit note comes first.
   */
  async noShowUndone(tx: Tx, { siteId, id }: Reservation): Promise<void> {
    const outcome = await this.charges.voidOrigin(tx, siteId, 'no_show', id);
    if (outcome === 'already_invoiced') {
      throw conflict('no_show_fee_invoiced', { detail: 'the fee is on an invoice: credit it first' });
    }
  }

  private async site(tx: Tx, siteId: SiteId): Promise<SiteTerms> {
    return (await this.rules.terms(tx, [siteId])).get(siteId)!;
  }

  private async settle(tx: Tx, reservation: Reservation, site: SiteTerms, how: StaffCancellation, strict: boolean) {
    const { siteId, id, status } = reservation;
    const chargeKept = how === 'charge_kept';
    const voided = chargeKept ? 'none' : await this.charges.voidOrigin(tx, siteId, 'reservation', id);
    if (voided === 'already_invoiced' && strict) throw conflict('already_invoiced');
    const { priceCents, extras } = reservation;
    const booked = { start: reservation.start.getTime(), priceCents, extras };
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
    if (fee > 0) {
      await this.chargeFee(tx, reservation, 'cancellation', feePercent(site.steps, booked.start, tx.now));
    }
    return { ...reservation, status: 'cancelled' as const, cancellationFeeCents: fee };
  }

  /** At the terms of the charges of the booking, each part with its VAT: it is still the price of the service. */
  private async chargeFee(
    tx: Tx,
    reservation: Reservation,
    originKind: keyof typeof FEE,
    percent: number,
  ): Promise<void> {
    const { siteId, id } = reservation;
    const { locale, timeZone } = await invoicedIn(tx, siteId);
    const space = locale === 'fr' ? '\u00a0' : '';
    await this.charges.derive(tx, siteId, {
      from: { originKind: 'reservation', originId: id },
      to: { originKind, originId: id },
      labelBefore: `${FEE[originKind][locale]} (${percent}${space}%) – `,
      parts: feeParts(reservation, percent),
      suppliedOn: localDay(tx.now, timeZone),
    });
  }
}
