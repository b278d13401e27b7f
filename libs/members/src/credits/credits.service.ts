import { Injectable } from '@nestjs/common';
import { type Day, type Debit, type MemberId, type SiteId, conflict, share } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import {
  type CreditOrigin,
  type NewLot,
  insertLines,
  insertLoss,
  insertLot,
  lockLots,
  lockLotsOf,
  lockPast,
  outstanding,
} from './credits.store.js';

/**
 * The ledger of prepaid and included rights. It only grows: what is granted, used, given back or past its time is a
 * line, and the database keeps what is left as the sum of them, never below zero. Locks come after those of places.
 */
@Injectable()
export class CreditsService {
  /** A lot of an id that exists is left as it is. */
  async grant(tx: Tx, siteId: SiteId, lots: readonly NewLot[]): Promise<void> {
    for (const lot of lots.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      await insertLot(tx, siteId, lot, actingPerson(tx.scope));
    }
  }

  /** What is left in these lots until the transaction ends: nobody else uses them meanwhile. */
  lock(tx: Tx, siteId: SiteId, ids: readonly string[]): Promise<Map<string, number>> {
    return lockLots(tx, siteId, ids);
  }

  /**
   * Before several things of a kind give back or use credit one by one: who does that in another order waits here, and
   * not in a ring.
   */
  async lockFor(
    tx: Tx,
    siteId: SiteId,
    originKind: string,
    originIds: readonly string[],
    members: readonly MemberId[],
  ): Promise<void> {
    await lockLotsOf(tx, siteId, originKind, originIds, members);
  }

  /** Throws `credit_not_enough` and takes nothing when a lot holds less. */
  async debit(tx: Tx, siteId: SiteId, debits: readonly Debit[], origin: CreditOrigin, usedOn: Day): Promise<void> {
    if (debits.length === 0) return;
    const ids = debits.map(({ lotId }) => lotId);
    const left = await lockLots(tx, siteId, ids);
    for (const { lotId, amount } of debits) {
      const remaining = left.get(lotId) ?? 0;
      if (amount > remaining) throw conflict('credit_not_enough', { remaining });
    }
    await insertLines(tx, siteId, debits, { kind: 'debit', origin, usedOn, by: actingPerson(tx.scope) });
  }

  /**
   * Gives back what was taken for something, less the part that is kept (0..100 %, halves rounded in favour of who
   * gives back). A second time gives back nothing.
   */
  async restore(tx: Tx, siteId: SiteId, origin: CreditOrigin, keptPercent = 0): Promise<void> {
    const taken = await outstanding(tx, siteId, origin);
    const back = taken
      .map(({ lotId, amount }) => ({ lotId, amount: share(amount, 100 - keptPercent, 100) }))
      .filter(({ amount }) => amount > 0);
    if (back.length === 0) return;
    await insertLines(tx, siteId, back, { kind: 'restore', origin, usedOn: null, by: actingPerson(tx.scope) });
  }

  /**
   * Takes back what is not used for anything, with the reason for it. `id`: of the line, made by the client. Throws
   * `credit_not_enough`, which tells what is left, and takes nothing when that is less.
   */
  async withdraw(tx: Tx, siteId: SiteId, { lotId, amount }: Debit, reason: string, id?: string): Promise<void> {
    const remaining = (await lockLots(tx, siteId, [lotId])).get(lotId) ?? 0;
    if (amount > remaining) {
      throw conflict('credit_not_enough', { detail: `there are ${remaining} left: take that at most`, remaining });
    }
    await insertLoss(tx, siteId, { lots: [{ lotId, amount }], reason, by: actingPerson(tx.scope), ...(id && { id }) });
  }

  /** What nobody may use any more on this day is lost. Several at once lose it once; returns how many lots. */
  async expire(tx: Tx, siteId: SiteId, today: Day): Promise<number> {
    const lots = await lockPast(tx, siteId, today);
    if (lots.length > 0) await insertLoss(tx, siteId, { lots, reason: null, by: null });
    return lots.length;
  }
}
