import { Injectable } from '@nestjs/common';
import {
  type CompanyId,
  type Interval,
  NO_STANDING,
  type SiteId,
  type Standing,
  type Zone,
  localParts,
  notFound,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { NewLot } from '../credits/credits.store.js';
import type { Member } from '../members/members.store.js';
import { allowanceLot } from './allowance-lots.js';
import { advantageOf, allowancesOn, bySoonestEnd, isUsable, isWithinAccess } from './standing.rules.js';
import {
  type Named,
  type Tried,
  type Used,
  groupTried,
  lotsFor,
  namedAdvantages,
  planTried,
  rightsOf,
} from './standing.store.js';

export type Holder = Pick<Member, 'id' | 'personId' | 'hasRights'>;

/** What a member brings to the price of a booking, and the included rights that are not in the ledger yet. */
export interface MemberStanding extends Standing {
  /** To be granted before they are used: of the cycle in which the booking lies, which may be one to come. */
  readonly toGrant: readonly NewLot[];
}

@Injectable()
export class StandingService {
  /** Reads only. A member without plan, group or credit costs no statement. */
  async of(
    tx: Tx,
    siteId: SiteId,
    holder: Holder,
    used: Used,
    during: Interval & { readonly zone: Zone },
  ): Promise<MemberStanding> {
    if (!holder.hasRights) return { ...NO_STANDING, toGrant: [] };
    const purse = { memberId: holder.id, companyId: null };
    const [{ plans, groups }, lots] = await Promise.all([
      rightsOf(tx, siteId, holder.id, used),
      lotsFor(tx, siteId, purse, used, localParts(during)),
    ]);
    const counting = plans.filter(({ access }) => isWithinAccess(access, during, during.zone));
    const of = new Set(counting.map(({ membershipId }) => membershipId));
    const known = new Set(lots.map(({ id }) => id));
    const toGrant = counting
      .flatMap((plan) =>
        allowancesOn(used.day, plan).map((one) => allowanceLot(holder, { ...plan, priceMode: used.priceMode }, one)),
      )
      .filter(({ id, amount }) => amount > 0 && !known.has(id));
    return {
      advantages: [...counting, ...groups].map(advantageOf),
      lots: bySoonestEnd([
        ...lots.filter((lot) => isUsable(lot) && (lot.membershipId === null || of.has(lot.membershipId))),
        ...toGrant.map(({ id, unit, amount, name, valid: { next } }) => ({ id, unit, left: amount, name, next })),
      ]),
      toGrant,
    };
  }

  /**
   * The same when a company pays: what plans and groups take off counts, and the company's credit in place of what the
   * member has prepaid. Reads only.
   */
  async paidBy(
    tx: Tx,
    siteId: SiteId,
    companyId: CompanyId,
    { id: memberId }: Pick<Holder, 'id'>,
    { advantages }: Standing,
    used: Used,
    during: Interval & { readonly zone: Zone },
  ): Promise<MemberStanding> {
    const lots = await lotsFor(tx, siteId, { memberId, companyId }, used, localParts(during));
    return { advantages, lots: lots.filter(isUsable), toGrant: [] };
  }

  /** Plans and groups that somebody might have, by name. */
  advantages(tx: Tx, siteId: SiteId): Promise<{ plans: readonly Named[]; groups: readonly Named[] }> {
    return namedAdvantages(tx, siteId);
  }

  /**
   * What somebody would bring who had this plan, or was in this group, since the day of use: of a plan all that a whole
   * cycle includes. Nothing when the booking lies outside the plan's hours. Reads only.
   */
  async tried(
    tx: Tx,
    siteId: SiteId,
    tried: Tried,
    used: Used,
    during: Interval & { readonly zone: Zone },
  ): Promise<Standing> {
    const plan = tried.planId === null ? null : await planTried(tx, siteId, tried.planId, used);
    const group = tried.groupId === null ? null : await groupTried(tx, siteId, tried.groupId, used);
    if ((tried.planId !== null && !plan) || (tried.groupId !== null && !group)) throw notFound();
    const counts = plan !== null && isWithinAccess(plan.access, during, during.zone);
    return {
      advantages: [...(counts ? [plan] : []), ...(group ? [group] : [])].map(advantageOf),
      lots: counts ? plan.allowances.map(({ id, unit, amount }) => ({ id, unit, left: amount, name: plan.name })) : [],
    };
  }
}
