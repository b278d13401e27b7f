import { Injectable } from '@nestjs/common';
import { type Day, type Price, type PriceMode, type SiteId, localDay } from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { Db, type Scope } from '#libs/platform';
import { lockPlaces } from './moves.store.js';
import { type ImportedReservation, insertReservations } from './reservations.store.js';

/** One past or future booking to take over, priced already. */
export interface Import extends Omit<ImportedReservation, 'priceCents' | 'priceLines'> {
  readonly price: Price;
  readonly label: string;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
}

/** Takes bookings over from elsewhere: through the guard like any other door, but past the rules of the day. */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: Db,
    private readonly charges: ChargesService,
  ) {}

  /** All or nothing; throws slot_taken when one of them does not fit. Cancelled ones are not charged. */
  async load(scope: Scope, siteId: SiteId, timeZone: string, imports: readonly Import[]): Promise<void> {
    if (imports.length === 0) return;
    const dayOf = ({ during }: Import): Day => localDay(during.start, timeZone);
    await this.db.run({ ...scope, siteId }, async (tx) => {
      const rows = imports.map((row) => ({
        ...row,
        priceCents: row.price.cents,
        priceLines: row.price.lines,
        extras: [],
      }));
      // All at once: row by row the places around one of them could come after it.
      await lockPlaces(tx, siteId, [...new Set(rows.map(({ resourceId }) => resourceId))]);
      await insertReservations(tx, siteId, rows);
      const charged = imports.filter((row) => row.status !== 'cancelled' && row.price.cents > 0);
      const charges = charged.map((row) => ({
        memberId: row.memberId,
        personId: row.personId,
        originKind: 'reservation',
        originId: row.id,
        label: row.label,
        suppliedOn: dayOf(row),
        quantity: 1,
        unitPriceCents: row.price.cents,
        amountCents: row.price.cents,
        currency: row.currency,
        priceMode: row.priceMode,
        vatRateBp: row.vatRateBp,
      }));
      await this.charges.record(tx, siteId, charges);
    });
  }
}
