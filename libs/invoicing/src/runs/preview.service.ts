import { Injectable } from '@nestjs/common';
import {
  type Buyer,
  type Currency,
  type FieldError,
  type Month,
  type SiteId,
  type VatGroup,
  type VatResult,
  type Zone,
  addDays,
  monthDays,
} from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { type LegalProfile, LegalProfiles } from '#libs/spaces';
import { type Charge, openBefore } from '../charges/charges.store.js';
import { type DebtorIds, debtorOf, idsOf, payerId } from '../charges/debtor.js';
import { foreseenCents } from '../deposits/deposits.rules.js';
import { waitingByDebtor } from '../deposits/deposits.store.js';
import { Buyers, calledAs } from '../invoices/buyers.js';
import { assertBegun, billableBefore, computeCharges } from '../invoices/invoices.rules.js';
import { missingForSeller } from '../legal/index.js';
import { DueMemberships } from './due-memberships.js';
import { type Anomaly, KEEPS_FROM_ISSUING, anomaliesOf, boundOf, sumByRate } from './runs.rules.js';
import { busiestDay, issuedOn, usualOf } from './runs.store.js';

/** What a debtor usually pays is what they paid in a year. */
const USUAL_DAYS = 365;

export interface Foreseen extends DebtorIds {
  readonly buyer: Buyer;
  /** How many. */
  readonly charges: number;
  readonly sums: VatResult;
  /** What the invoice would take off for deposits, tax included. */
  readonly depositsCents: number;
  readonly anomalies: readonly Anomaly[];
}

/** How many documents a day may have before somebody is asked. */
export interface DayBound {
  readonly issuedToday: number;
  readonly limit: number;
  /** In which the day is. */
  readonly timeZone: Zone;
}

export interface RunPreview {
  readonly month: Month;
  readonly currency: Currency;
  /** What of the seller's legal profile is missing: nothing can be issued. */
  readonly gaps: readonly FieldError[];
  /** Those to look at first, each part by name. */
  readonly debtors: readonly Foreseen[];
  readonly rates: readonly VatGroup[];
  readonly dueMemberships: number;
  readonly bound: DayBound;
}

/** Who would get what, and what somebody should look at before. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly profiles: LegalProfiles,
    private readonly buyers: Buyers,
    private readonly due: DueMemberships,
  ) {}

  preview(scope: Scope, siteId: SiteId, month: Month): Promise<RunPreview> {
    return this.db.run(scope, (tx) => this.within(tx, siteId, month));
  }

  async within(tx: Tx, siteId: SiteId, month: Month): Promise<RunPreview> {
    const profile = await this.profiles.byTx(tx, siteId);
    const { timeZone, currency, country, vatRegime } = await this.profiles.terms(tx, siteId);
    const today = this.clock.today(timeZone);
    assertBegun(month, today);
    const charges = await openBefore(tx, siteId, billableBefore(month, today));
    const debtors = await this.debtors(tx, siteId, month, charges, {
      country,
      vatRegime: vatRegime ?? 'standard',
      since: addDays(today, 0 - USUAL_DAYS),
    });
    return {
      ...{ month, currency, gaps: missingForSeller(profile), debtors },
      rates: sumByRate(debtors.map(({ sums }) => sums)),
      dueMemberships: await this.due.count(tx, siteId),
      bound: await this.bound(tx, siteId),
    };
  }

  async bound(tx: Tx, siteId: SiteId): Promise<DayBound> {
    // Who has no profile issues nothing, whatever the day.
    const { timeZone = 'UTC' } = (await this.profiles.byTx(tx, siteId)) ?? {};
    const today = this.clock.today(timeZone);
    const thisMonth = monthDays(today.slice(0, 7)).first;
    const lastMonth = monthDays(addDays(thisMonth, -1).slice(0, 7)).first;
    const limit = boundOf(await busiestDay(tx, siteId, lastMonth, thisMonth));
    return { issuedToday: await issuedOn(tx, siteId, today), limit, timeZone };
  }

  private async debtors(
    tx: Tx,
    siteId: SiteId,
    month: Month,
    charges: readonly Charge[],
    seller: Pick<LegalProfile, 'country' | 'vatRegime'> & { readonly since: string },
  ): Promise<Foreseen[]> {
    const owed = Map.groupBy(charges, payerId);
    const payers = await this.buyers.payers(tx, siteId, charges.map(debtorOf));
    const usual = await usualOf(tx, siteId, seller.since);
    const left = await waitingByDebtor(tx, siteId, month);
    const { first } = monthDays(month);
    const foreseen = [...payers].map(([id, { buyer }]): Foreseen => {
      const own = owed.get(id)!;
      const sums = computeCharges({ regime: seller.vatRegime, reverseCharge: buyer.reverseCharge }, own);
      const anomalies = anomaliesOf({ buyer, charges: own, sums, usualCents: usual.get(id) ?? null }, seller, first);
      const depositsCents = foreseenCents(left.get(id) ?? 0, sums.grossCents);
      return { ...idsOf(debtorOf(own[0]!)), buyer, charges: own.length, sums, depositsCents, anomalies };
    });
    return foreseen.toSorted(inOrder);
  }
}

const isBlocked = ({ anomalies }: Foreseen): boolean => anomalies.some((one) => KEEPS_FROM_ISSUING.has(one));
const inOrder = (a: Foreseen, b: Foreseen): number =>
  Number(isBlocked(b)) - Number(isBlocked(a)) ||
  b.anomalies.length - a.anomalies.length ||
  calledAs(a.buyer).localeCompare(calledAs(b.buyer), 'fr') ||
  (payerId(a) < payerId(b) ? -1 : 1);
