import { Injectable } from '@nestjs/common';
import { type Day, type PersonId, type SiteId, addDays, notFound } from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { Clock, Db, type Paged, type Scope, type Tx, onePage, personScope } from '#libs/platform';
import type { Member } from '../members/members.store.js';
import { type Right, rightsOn } from './allowances.store.js';
import { type Billed, type Effect, type Story, countOf, earliestEnd, piecesDue, termOn } from './memberships.rules.js';
import * as store from './memberships.store.js';

export interface MembershipFacts {
  readonly membership: store.Membership;
  readonly member: Pick<Member, 'id' | 'name' | 'email'>;
  readonly site: store.SiteFacts;
  readonly today: Day;
  readonly plans: ReadonlyMap<string, store.PlanWithAllowances>;
  readonly periods: readonly (Billed & { readonly invoiced: boolean })[];
  readonly changes: readonly store.RecordedChange[];
  readonly rights: readonly Right[];
  /** The last day that notice and commitment ask for. */
  readonly earliestLastDay: Day;
  /** Days of notice of the plan that counts today, or that it begins with. */
  readonly noticeDays: number;
  /** What will be billed on the next day on which something is, at the price of that day; none: nothing. */
  readonly next: readonly Effect[];
}

export interface MembershipPage extends Paged {
  readonly memberships: readonly MembershipFacts[];
}

/** How far ahead the next bill is looked for: longer than the longest cycle. */
const NEXT_BILL_DAYS = 400;
const PER_PAGE = 25;

/** Reads memberships with all that is told of them. */
@Injectable()
export class MembershipReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly charges: ChargesService,
  ) {}

  /** By name, those that are over last. A page beyond the last one is empty. */
  list(scope: Scope, siteId: SiteId, wanted: store.Wanted, page: number): Promise<MembershipPage> {
    return this.db.run(scope, async (tx) => {
      const { timeZone } = await this.site(tx, siteId);
      const today = this.clock.today(timeZone);
      const { ids, ...paged } = await onePage(page, PER_PAGE, (part) =>
        store.membershipIds(tx, siteId, wanted, { today, ...part }),
      );
      return { ...paged, memberships: await this.facts(tx, siteId, ids) };
    });
  }

  byId(scope: Scope, siteId: SiteId, id: string): Promise<MembershipFacts> {
    return this.db.run(scope, (tx) => this.one(tx, siteId, id));
  }

  /** A person's own memberships by site. */
  async own(personId: PersonId): Promise<{ readonly siteId: SiteId; readonly facts: MembershipFacts[] }[]> {
    const rows = await this.db.run(personScope(personId), (tx) => store.ownMemberships(tx, personId));
    const found: { siteId: SiteId; facts: MembershipFacts[] }[] = [];
    for (const [siteId, own] of Map.groupBy(rows, (row) => row.siteId)) {
      const ids = own.map(({ id }) => id);
      const facts = await this.db.run(personScope(personId, siteId), (tx) => this.facts(tx, siteId, ids));
      found.push({ siteId, facts });
    }
    return found;
  }

  async site(tx: Tx, siteId: SiteId): Promise<store.SiteFacts> {
    const site = await store.siteFacts(tx, siteId);
    if (!site) throw notFound();
    return site;
  }

  async one(tx: Tx, siteId: SiteId, id: string): Promise<MembershipFacts> {
    const [facts] = await this.facts(tx, siteId, [id]);
    if (!facts) throw notFound();
    return facts;
  }

  /** In the order of the ids; one that the site does not have is left out. */
  private async facts(tx: Tx, siteId: SiteId, ids: readonly string[]): Promise<MembershipFacts[]> {
    if (ids.length === 0) return [];
    const site = await this.site(tx, siteId);
    const today = this.clock.today(site.timeZone);
    const memberships = new Map((await store.membershipsById(tx, siteId, ids)).map((one) => [one.id, one]));
    const periods = await store.periodsOfAll(tx, siteId, ids);
    const recorded = await store.changesOf(tx, siteId, ids);
    const plans = await this.plansOf(tx, siteId, [...memberships.values()], [...periods.values()].flat(), recorded);
    const holders = [...memberships.values()].map(({ memberId }) => memberId);
    const members = new Map((await store.namesOf(tx, siteId, holders)).map((one) => [one.id, one]));
    const changes = Map.groupBy(recorded, ({ membershipId }) => membershipId);
    const rights = Map.groupBy(await rightsOn(tx, siteId, ids, today), ({ membershipId }) => membershipId);
    const invoiced = await this.invoiced(tx, siteId, [...periods.values()].flat());
    const everBilled = await store.everBilled(tx, siteId, ids);
    return ids.flatMap((id): MembershipFacts[] => {
      const membership = memberships.get(id);
      const member = membership && members.get(membership.memberId);
      if (!membership || !member) return [];
      const billed = periods.get(id) ?? [];
      const noticeDays = noticeOf(membership, plans, today);
      return [
        {
          ...{ membership, member, site, today, plans, noticeDays },
          periods: billed.map((period) => ({ ...period, invoiced: invoiced.has(period.id) })),
          ...{ changes: changes.get(id) ?? [], rights: rights.get(id) ?? [] },
          earliestLastDay: addDays(earliestEnd(membership, { today, noticeDays }), -1),
          next: nextBill(membership, plans, billed, { today, isFirst: !everBilled.has(id) }),
        },
      ];
    });
  }

  /** All that are named: those of terms, of what was billed, and of changes that came to nothing. */
  private async plansOf(
    tx: Tx,
    siteId: SiteId,
    memberships: readonly Story[],
    periods: readonly Billed[],
    changes: readonly store.RecordedChange[],
  ): Promise<MembershipFacts['plans']> {
    const named = [...memberships.flatMap(({ terms }) => terms), ...periods, ...changes];
    const ids = new Set(named.flatMap(({ planId }) => planId ?? []));
    return new Map((await store.plansById(tx, siteId, [...ids])).map((plan) => [plan.id, plan]));
  }

  private async invoiced(tx: Tx, siteId: SiteId, periods: readonly Billed[]): Promise<Set<string>> {
    const ids = periods.map(({ id }) => id);
    const states = await this.charges.states(tx, siteId, 'membership', ids);
    return new Set(states.flatMap(({ status, originId }) => (status === 'invoiced' ? originId : [])));
  }
}

/** Of the plan that counts on the day, or that it begins with. */
function noticeOf(story: Story, plans: MembershipFacts['plans'], day: Day): number {
  const term = termOn(story.terms, day);
  return (term && plans.get(term.planId)?.noticeDays) ?? 0;
}

function nextBill(
  story: Story,
  plans: MembershipFacts['plans'],
  billed: readonly Billed[],
  { today, isFirst }: { readonly today: Day; readonly isFirst: boolean },
): Effect[] {
  const since = story.startedOn > today ? story.startedOn : today;
  const spans = billed.map(({ days }) => days);
  const due = piecesDue(story, plans, spans, addDays(since, NEXT_BILL_DAYS));
  const [piece] = due.toSorted((a, b) => (a.days.first < b.days.first ? -1 : 1));
  if (!piece) return [];
  const { planId, days, cycle, priceCents, priceMode, cents } = piece;
  const { name: planName, entryFeeCents } = plans.get(planId)!;
  const period: Effect = { kind: 'charge', planName, ...countOf(days, cycle), priceCents, priceMode, cents };
  if (!isFirst || entryFeeCents === 0) return [period];
  return [period, { ...period, kind: 'entry_fee', priceCents: entryFeeCents, cents: entryFeeCents }];
}
