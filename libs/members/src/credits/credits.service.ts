import { Injectable } from '@nestjs/common';
import {
  type Day,
  type Debit,
  type MemberId,
  type PaidDay,
  type PassDay,
  type SiteId,
  conflict,
  share,
} from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import {
  type CreditOrigin,
  type DayPart,
  type Holders,
  type NewLot,
  type UsedDay,
  insertLines,
  insertLoss,
  insertLot,
  lockLots,
  lockLotsOf,
  lockPast,
  lockUsedFor,
  noteDays,
  outstanding,
  passDaysOf,
  sparePlaces,
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
    holders: Holders,
  ): Promise<void> {
    await lockLotsOf(tx, siteId, originKind, originIds, holders);
  }

  /**
   * By the id of a lot that is locked: days of the parts on which passes of it are used for the member already, and how
   * many places they pay for besides what they are used for at that time.
   */
  async paidDays(
    tx: Tx,
    siteId: SiteId,
    memberId: MemberId,
    lotIds: readonly string[],
    parts: readonly DayPart[],
  ): Promise<Map<string, PaidDay[]>> {
    if (lotIds.length === 0) return new Map();
    const paid = new Map<string, PaidDay[]>(lotIds.map((id) => [id, []]));
    for (const { lotId, ...day } of await sparePlaces(tx, siteId, memberId, lotIds, parts)) paid.get(lotId)!.push(day);
    return paid;
  }

  /** Passes are used where the member's day needs more of them than it has. Behind the locks of the lots. */
  async useDays(
    tx: Tx,
    siteId: SiteId,
    memberId: MemberId,
    days: readonly PassDay[],
    origin: CreditOrigin,
  ): Promise<void> {
    if (days.length > 0) await noteDays(tx, siteId, memberId, days, origin, actingPerson(tx.scope));
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
   * gives back). A pass comes back once nothing else of the member's day needs it; a part that is kept counts as if it
   * had taken place. A second time gives back nothing.
   */
  async restore(tx: Tx, siteId: SiteId, origin: CreditOrigin, keptPercent = 0): Promise<void> {
    await lockUsedFor(tx, siteId, origin);
    const [taken, days] = await Promise.all([outstanding(tx, siteId, origin), passDaysOf(tx, siteId, origin)]);
    await this.freeDays(tx, siteId, days, origin, keptPercent);
    const back = taken
      .map(({ lotId, amount }) => ({ lotId, amount: share(amount, 100 - keptPercent, 100) }))
      .filter(({ amount }) => amount > 0);
    if (back.length === 0) return;
    await insertLines(tx, siteId, back, { kind: 'restore', origin, usedOn: null, by: actingPerson(tx.scope) });
  }

  /**
   * What passes pay for is on other days now, in their order, as far as the same lots have passes: more is not asked for,
   * as it was not the member who moved it.
   */
  async carryDays(tx: Tx, siteId: SiteId, origin: CreditOrigin, parts: readonly DayPart[]): Promise<void> {
    await lockUsedFor(tx, siteId, origin);
    const before = await passDaysOf(tx, siteId, origin);
    const [first] = before;
    if (!first) return;
    await this.freeDays(tx, siteId, before, origin, 0);
    const lotIds = [...new Set(before.map(({ lotId }) => lotId))];
    const left = await lockLots(tx, siteId, lotIds);
    const paid = await this.paidDays(tx, siteId, first.memberId, lotIds, parts);
    const from = [...new Set(before.map(({ day }) => day))].toSorted();
    const after = before.flatMap(({ lotId, day, places: wanted }) => {
      const part = parts[from.indexOf(day)];
      if (!part) return [];
      const spare = paid.get(lotId)!.find((one) => one.day === part.day)?.places ?? 0;
      const used = Math.min(Math.max(0, wanted - spare), left.get(lotId) ?? 0);
      left.set(lotId, (left.get(lotId) ?? 0) - used);
      const places = Math.min(wanted, spare + used);
      return places === 0 ? [] : [{ ...part, lotId, places }];
    });
    await this.useDays(tx, siteId, first.memberId, after, origin);
  }

  private async freeDays(
    tx: Tx,
    siteId: SiteId,
    days: readonly UsedDay[],
    origin: CreditOrigin,
    keptPercent: number,
  ): Promise<void> {
    const [first] = days;
    if (!first || keptPercent === 100) return;
    const kept = days.map((day) => ({ ...day, places: day.places - share(day.places, 100 - keptPercent, 100) }));
    await this.useDays(tx, siteId, first.memberId, kept, origin);
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
