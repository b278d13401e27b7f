import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, type Day, type DaySpan, type SiteId, localDay, proratedOf } from '#libs/domain';
import { ChargesService, type NewCharge } from '#libs/invoicing';
import { Clock, Db, Jobs, type Tx, jobScope, publicScope } from '#libs/platform';
import { CreditsService } from '../credits/credits.service.js';
import { allowanceLot } from '../standing/allowance-lots.js';
import { changeLot, lockAllowanceLots } from './allowances.store.js';
import {
  type Cut,
  type Effect,
  type Piece,
  type Story,
  type Term,
  countOf,
  cutsOf,
  keptOf,
  piecesDue,
} from './memberships.rules.js';
import * as store from './memberships.store.js';
import { entryFeeLabel, givenBackLabel, periodLabel } from './memberships.words.js';

const BILL = 'memberships.bill';

type Plans = ReadonlyMap<string, store.PlanWithAllowances>;

/** What is owed for memberships: each period is billed at its first day, once, and what is not used is given back. */
@Injectable()
export class MembershipBilling implements OnModuleInit {
  private readonly log = new Logger('memberships');

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly charges: ChargesService,
    private readonly credits: CreditsService,
  ) {}

  onModuleInit(): void {
    // Hourly, because days begin at their own hour in each time zone.
    this.jobs.every('5 * * * *', BILL, () => this.billEverywhere(), { timeoutSeconds: 1800 });
  }

  async billEverywhere(): Promise<void> {
    for (const siteId of await this.db.run(publicScope, (tx) => store.sitesWithMemberships(tx))) {
      await this.billSite(siteId);
    }
  }

  /** Whatever has begun by the site's local day, each membership on its own: safe to run at once and to kill. */
  async billSite(siteId: SiteId): Promise<void> {
    const scope = jobScope(BILL, siteId);
    const due = await this.db.run(scope, async (tx) => {
      const site = await store.siteFacts(tx, siteId);
      return site ? store.membershipsDue(tx, siteId, localDay(tx.now, site.timeZone)) : [];
    });
    const failed: unknown[] = [];
    for (const id of due) {
      try {
        await this.db.run(scope, async (tx) => {
          await store.shareMembership(tx, siteId, id);
          await this.billDue(tx, siteId, id);
        });
      } catch (error) {
        // The others are not kept waiting by one; the job is tried again for it.
        this.log.error(`${id} of ${siteId}: ${error instanceof DomainError ? error.code : String(error)}`);
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
  }

  /** Bills what has begun by today and grants what it includes. The membership is locked or shared. */
  async billDue(tx: Tx, siteId: SiteId, membershipId: string): Promise<Effect[]> {
    const [membership] = await store.membershipsById(tx, siteId, [membershipId]);
    const site = await store.siteFacts(tx, siteId);
    if (!membership || !site) return [];
    const today = this.clock.today(site.timeZone);
    const plans = await this.plansOf(tx, siteId, membership);
    const billed = await store.periodsOf(tx, siteId, membershipId);
    const taken: (Piece & { readonly id: string })[] = [];
    const spans = billed.map(({ days }) => days);
    const isFirst = !(await store.everBilled(tx, siteId, [membershipId])).has(membershipId);
    for (const piece of piecesDue(membership, plans, spans, today)) {
      const id = uuidv7();
      const plan = plans.get(piece.planId)!;
      if (await store.insertPeriod(tx, siteId, id, membershipId, piece, plan)) taken.push({ ...piece, id });
    }
    await this.grant(tx, siteId, membership, plans, taken);
    return this.charge(tx, siteId, { membership, site, plans }, taken, isFirst);
  }

  /** Included rights of the days that were billed. */
  private async grant(
    tx: Tx,
    siteId: SiteId,
    membership: store.Membership,
    plans: Plans,
    pieces: readonly Piece[],
  ): Promise<void> {
    const holder = { id: membership.memberId, personId: membership.personId };
    const lots = pieces.flatMap(({ planId, days, cycle }) => {
      const plan = plans.get(planId)!;
      return plan.allowances.map((allowance) => {
        const amount = proratedOf(allowance.amount, cycle, days);
        const giver = { membershipId: membership.id, planId, name: plan.name, priceMode: plan.priceMode };
        return allowanceLot(holder, giver, { allowance, cycle, days, amount });
      });
    });
    await this.credits.grant(
      tx,
      siteId,
      lots.filter(({ amount }) => amount > 0),
    );
  }

  /** `isFirst`: nothing was billed before, so the entry fee comes with the first of these. */
  private async charge(
    tx: Tx,
    siteId: SiteId,
    of: { readonly membership: store.Membership; readonly site: store.SiteFacts; readonly plans: Plans },
    pieces: readonly (Piece & { readonly id: string })[],
    isFirst: boolean,
  ): Promise<Effect[]> {
    const { membership, site, plans } = of;
    const effects: Effect[] = [];
    const charges: NewCharge[] = [];
    for (const [index, { id, planId, days, cycle, priceCents, priceMode, cents }] of pieces.entries()) {
      const plan = plans.get(planId)!;
      const label = periodLabel(plan.name, days, site.locale);
      const period = { kind: 'charge' as const, planName: plan.name, ...countOf(days, cycle) };
      effects.push({ ...period, priceCents, priceMode, cents });
      if (cents > 0) charges.push(chargeOf(membership, site, plan, 'membership', id, label, days.first, cents));
      if (isFirst && index === 0 && plan.entryFeeCents > 0) {
        const fee = plan.entryFeeCents;
        const feeLabel = entryFeeLabel(plan.name, site.locale);
        effects.push({ ...period, kind: 'entry_fee', priceCents: fee, priceMode, cents: fee });
        charges.push(chargeOf(membership, site, plan, 'membership_entry', membership.id, feeLabel, days.first, fee));
      }
    }
    await this.charges.record(tx, siteId, charges);
    return effects;
  }

  /**
   * After a change: gives back the days that are not part of it any more, of what was billed and of what was granted.
   * What nobody has invoiced is charged less; what is on an invoice is corrected by a charge below zero.
   */
  async cutBack(tx: Tx, siteId: SiteId, before: store.Membership, after: Story, today: Day): Promise<Effect[]> {
    await this.cutLots(tx, siteId, before, after.terms, today);
    const site = (await store.siteFacts(tx, siteId))!;
    const plans = await this.plansOf(tx, siteId, before);
    const cuts = cutsOf(after.terms, await store.periodsOf(tx, siteId, before.id));
    await this.charges.lock(
      tx,
      siteId,
      'membership',
      cuts.map(({ period }) => period.id),
    );
    const effects: Effect[] = [];
    for (const cut of cuts) {
      effects.push(await this.cutPeriod(tx, siteId, { membership: before, site, plans }, cut, today));
    }
    const [first] = cuts;
    if (first && after.terms.length === 0)
      effects.push(...(await this.giveFeeBack(tx, siteId, before, site, first, today)));
    return effects;
  }

  /** What is given up as a whole, before or on its first day, costs no entry. */
  private async giveFeeBack(
    tx: Tx,
    siteId: SiteId,
    { id }: store.Membership,
    { locale }: store.SiteFacts,
    { period }: Cut,
    today: Day,
  ): Promise<Effect[]> {
    const [fee] = await this.charges.states(tx, siteId, 'membership_entry', [id]);
    if (!fee || fee.status === 'void') return [];
    if ((await this.charges.voidOrigin(tx, siteId, 'membership_entry', id)) === 'already_invoiced') {
      await this.charges.derive(tx, siteId, {
        from: { originKind: 'membership_entry', originId: id },
        to: { originKind: 'membership_credit', originId: uuidv7() },
        labelBefore: givenBackLabel(period.days, locale),
        parts: [{ part: null, amountCents: 0 - fee.amountCents }],
        suppliedOn: today,
      });
    }
    const planName = (await store.plansById(tx, siteId, [period.planId]))[0]!.name;
    const { amountCents: priceCents } = fee;
    const { priceMode, days, cycle } = period;
    return [{ kind: 'entry_fee', planName, ...countOf(days, cycle), priceCents, priceMode, cents: 0 - priceCents }];
  }

  private async cutPeriod(
    tx: Tx,
    siteId: SiteId,
    of: { readonly membership: store.Membership; readonly site: store.SiteFacts; readonly plans: Plans },
    { period, kept, cents }: Cut,
    today: Day,
  ): Promise<Effect> {
    const { membership, site, plans } = of;
    const { name: planName } = plans.get(period.planId)!;
    const terms = await store.shortenPeriod(tx, siteId, period.id, kept, cents);
    const days = { first: kept?.next ?? period.days.first, next: period.days.next };
    const label = periodLabel(planName, kept ?? period.days, site.locale);
    const first = period.days.first;
    const smaller = chargeOf(membership, site, terms, 'membership', period.id, label, first, cents);
    const back = cents - period.cents;
    if (back !== 0 && (await this.charges.replace(tx, siteId, smaller)) === 'already_invoiced') {
      await this.charges.derive(tx, siteId, {
        from: { originKind: 'membership', originId: period.id },
        to: { originKind: 'membership_credit', originId: uuidv7() },
        labelBefore: givenBackLabel(days, site.locale),
        parts: [{ part: null, amountCents: back }],
        suppliedOn: today,
      });
    }
    const { priceCents, priceMode, cycle } = period;
    return { kind: 'credit', planName, ...countOf(days, cycle), priceCents, priceMode, cents: back };
  }

  /** Rights of days that are given back expire, as far as they were not used; those of days that are back come back. */
  private async cutLots(
    tx: Tx,
    siteId: SiteId,
    { id, terms: before }: store.Membership,
    after: readonly Term[],
    today: Day,
  ): Promise<void> {
    for (const lot of await lockAllowanceLots(tx, siteId, id, today)) {
      const days = { first: lot.days.first, next: lot.cycle.next };
      const amountOf = (kept: DaySpan | null) => (kept ? proratedOf(lot.cycleAmount, lot.cycle, kept) : 0);
      const [was, is] = [keptOf(before, lot.planId, days), keptOf(after, lot.planId, days)];
      if (was?.next === is?.next) continue;
      const change = amountOf(is) - amountOf(was);
      const amount = change < 0 ? 0 - Math.min(lot.remaining, -change) : Math.min(change, amountOf(is) - lot.net);
      await changeLot(tx, siteId, lot.id, change > 0 ? Math.max(0, amount) : amount, is?.next ?? null);
    }
  }

  private async plansOf(tx: Tx, siteId: SiteId, { id, terms }: store.Membership): Promise<Plans> {
    const billed = await store.periodsOf(tx, siteId, id);
    const ids = [...new Set([...terms, ...billed].map(({ planId }) => planId))];
    return new Map((await store.plansById(tx, siteId, ids)).map((plan) => [plan.id, plan]));
  }
}

function chargeOf(
  { memberId, personId }: store.Membership,
  { currency }: store.SiteFacts,
  { priceMode, vatRateBp }: { readonly priceMode: 'net' | 'gross'; readonly vatRateBp: number },
  originKind: 'membership' | 'membership_entry',
  originId: string,
  label: string,
  suppliedOn: Day,
  amountCents: number,
): NewCharge {
  const label240 = label.slice(0, 240);
  return {
    ...{ memberId, personId, originKind, originId, label: label240, suppliedOn, quantity: 1 },
    ...{ unitPriceCents: amountCents, amountCents, currency, priceMode, vatRateBp },
  };
}
