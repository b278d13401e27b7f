import { Injectable } from '@nestjs/common';
import {
  type Day,
  type MemberId,
  type PersonId,
  type SiteId,
  addDays,
  conflict,
  invalidField,
  isDay,
  notFound,
} from '#libs/domain';
import { Clock, Db, type Scope, type Tx, personScope } from '#libs/platform';
import type { Member } from '../members/members.store.js';
import { MembersService } from '../members/members.service.js';
import { type Right, rightsOn } from './allowances.store.js';
import { MembershipBilling } from './billing.service.js';
import {
  type Effect,
  type Order,
  type Story,
  begun,
  countOf,
  decide,
  earliestEnd,
  piecesDue,
  termOn,
} from './memberships.rules.js';
import * as store from './memberships.store.js';

/** A membership to begin. */
export interface Beginning {
  /** Made by the client (UUIDv7): the same id again is the same membership. */
  readonly id: string;
  readonly planId: string;
  /** Local to the site. */
  readonly startsOn: Day;
}

/** A change, as it is asked for: days are local to the site, `lastDay` is a part of what it ends. */
export interface WantedChange {
  readonly id: string;
  readonly kind: 'plan' | 'pause' | 'resume' | 'end' | 'keep';
  /** Of all but `end` and `keep`; left out: today. */
  readonly from?: Day;
  /** Of `end` (left out: as soon as possible) and of `pause` (left out: until further notice). */
  readonly lastDay?: Day;
  readonly planId?: string;
}

export interface MembershipFacts {
  readonly membership: store.Membership;
  readonly member: Pick<Member, 'id' | 'name' | 'email'>;
  readonly site: store.SiteFacts;
  readonly today: Day;
  readonly plans: ReadonlyMap<string, store.PlanWithAllowances>;
  readonly periods: Awaited<ReturnType<typeof store.periodsOf>>;
  readonly changes: readonly store.RecordedChange[];
  readonly rights: readonly Right[];
  /** The last day that notice and commitment ask for. */
  readonly earliestLastDay: Day;
  /** What will be billed next, at today's prices; null: nothing. */
  readonly next: Effect | null;
}

/** What an order comes to: what it charges and gives back at once, and the membership that it leaves. */
export interface Outcome {
  readonly effects: readonly Effect[];
  readonly facts: MembershipFacts;
}

/** How far ahead the next bill is looked for: longer than the longest cycle. */
const NEXT_BILL_DAYS = 400;

@Injectable()
export class MembershipsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MembersService,
    private readonly billing: MembershipBilling,
  ) {}

  /** By name, those that are over last; of one member when one is named. */
  list(scope: Scope, siteId: SiteId, memberId: MemberId | null): Promise<MembershipFacts[]> {
    return this.db.run(scope, async (tx) => {
      const site = await this.site(tx, siteId);
      const ids = await store.membershipIds(tx, siteId, { memberId, today: this.clock.today(site.timeZone) });
      return this.facts(tx, siteId, ids);
    });
  }

  byId(scope: Scope, siteId: SiteId, id: string): Promise<MembershipFacts> {
    return this.db.run(scope, (tx) => this.one(tx, siteId, id));
  }

  start(scope: Scope, siteId: SiteId, memberId: MemberId, beginning: Beginning): Promise<Outcome> {
    return this.db.run(scope, async (tx) => {
      const member = await this.members.member(tx, siteId, memberId);
      return this.startWithin(tx, siteId, member, beginning, 'staff');
    });
  }

  previewStart(scope: Scope, siteId: SiteId, memberId: MemberId, beginning: Beginning): Promise<Outcome> {
    return this.db.rehearse(scope, async (tx) => {
      const member = await this.members.member(tx, siteId, memberId);
      return this.startWithin(tx, siteId, member, beginning, 'staff');
    });
  }

  /** A person takes a plan that the site offers to all; `rehearse`: only what it would come to. */
  async take(personId: PersonId, siteId: SiteId, beginning: Beginning, rehearse = false): Promise<Outcome> {
    return this.db[rehearse ? 'rehearse' : 'run'](personScope(personId, siteId), async (tx) => {
      await this.site(tx, siteId);
      const member = await this.members.ensure(tx, siteId, personId);
      return this.startWithin(tx, siteId, member, beginning, 'member');
    });
  }

  change(scope: Scope, siteId: SiteId, id: string, wanted: WantedChange, exception: boolean): Promise<Outcome> {
    return this.db.run(scope, (tx) => this.changeWithin(tx, siteId, id, wanted, exception));
  }

  /** The same steps and the same refusals; nothing of it is kept. */
  previewChange(scope: Scope, siteId: SiteId, id: string, wanted: WantedChange, exception: boolean): Promise<Outcome> {
    return this.db.rehearse(scope, (tx) => this.changeWithin(tx, siteId, id, wanted, exception));
  }

  /** A person ends what is theirs, or takes the end back; somebody else's is not found. */
  async changeOwn(personId: PersonId, id: string, wanted: WantedChange, rehearse = false): Promise<Outcome> {
    const own = await this.db.run(personScope(personId), (tx) => store.ownMemberships(tx, personId));
    const found = own.find((one) => one.id === id);
    if (!found) throw notFound();
    return this.db[rehearse ? 'rehearse' : 'run'](personScope(personId, found.siteId), (tx) =>
      this.changeWithin(tx, found.siteId, id, wanted, false),
    );
  }

  /** A person's own memberships by site. */
  async own(personId: PersonId): Promise<{ readonly siteId: SiteId; readonly facts: MembershipFacts[] }[]> {
    const rows = await this.db.run(personScope(personId), (tx) => store.ownMemberships(tx, personId));
    const bySite = [...Map.groupBy(rows, ({ siteId }) => siteId)];
    const found: { siteId: SiteId; facts: MembershipFacts[] }[] = [];
    for (const [siteId, ids] of bySite) {
      const facts = await this.db.run(personScope(personId, siteId), (tx) =>
        this.facts(
          tx,
          siteId,
          ids.map(({ id }) => id),
        ),
      );
      found.push({ siteId, facts });
    }
    return found;
  }

  private async startWithin(
    tx: Tx,
    siteId: SiteId,
    member: Pick<Member, 'id' | 'personId'>,
    { id, planId, startsOn }: Beginning,
    by: 'staff' | 'member',
  ): Promise<Outcome> {
    if (!isDay(startsOn)) throw invalidField('startsOn', 'must be a day like 2027-03-31');
    await store.lockMember(tx, siteId, member.id);
    const [known] = await store.membershipsById(tx, siteId, [id]);
    if (known) {
      if (known.memberId !== member.id || known.startedOn !== startsOn) throw conflict('id_reused');
      return { effects: [], facts: await this.one(tx, siteId, id) };
    }
    const plan = await this.plan(tx, siteId, planId);
    const site = await this.site(tx, siteId);
    const today = this.clock.today(site.timeZone);
    if (by === 'member') {
      // What is not offered to them does not exist for them.
      if (!plan.selfService) throw notFound();
      if (startsOn < today) throw invalidField('startsOn', `must not be before ${today}`);
    }
    const story = begun(plan, startsOn, today);
    await store.insertMembership(tx, siteId, { ...story, id, memberId: member.id, personId: member.personId });
    await store.saveStory(tx, siteId, id, story);
    await store.insertChange(tx, siteId, id, {
      ...{ id, kind: 'start', firstDay: startsOn, nextDay: null, planId, exception: false },
    });
    const effects = await this.billing.billDue(tx, siteId, id);
    return { effects, facts: await this.one(tx, siteId, id) };
  }

  private async changeWithin(
    tx: Tx,
    siteId: SiteId,
    id: string,
    wanted: WantedChange,
    exception: boolean,
  ): Promise<Outcome> {
    const memberId = await store.memberOfMembership(tx, siteId, id);
    if (!memberId) throw notFound();
    await store.lockMember(tx, siteId, memberId);
    await store.lockMembership(tx, siteId, id);
    const known = await store.changeById(tx, siteId, wanted.id);
    if (known) {
      if (known.membershipId !== id || known.kind !== wanted.kind) throw conflict('id_reused');
      return { effects: [], facts: await this.one(tx, siteId, id) };
    }
    const before = await this.one(tx, siteId, id);
    const { today, membership } = before;
    const order = await this.order(tx, siteId, wanted, today);
    const noticeDays = noticeOf(membership, before.plans, today);
    const joints = new Set([
      ...before.periods.map(({ days }) => days.next),
      ...(await store.lotEnds(tx, siteId, membership.id)),
    ]);
    const after = decide(membership, order, { today, noticeDays, exception, joints });
    const back = await this.billing.cutBack(tx, siteId, membership, after, today);
    await store.saveStory(tx, siteId, id, after);
    await store.insertChange(tx, siteId, id, changeOf(wanted.id, order, membership, after, exception));
    const charged = await this.billing.billDue(tx, siteId, id);
    return { effects: [...back, ...charged], facts: await this.one(tx, siteId, id) };
  }

  private async order(tx: Tx, siteId: SiteId, wanted: WantedChange, today: Day): Promise<Order> {
    const from = wanted.from ?? today;
    if (!isDay(from)) throw invalidField('from', 'must be a day like 2027-03-31');
    const { kind, lastDay } = wanted;
    if (lastDay !== undefined && !isDay(lastDay)) throw invalidField('lastDay', 'must be a day like 2027-03-31');
    const next = lastDay === undefined ? null : addDays(lastDay, 1);
    switch (kind) {
      case 'plan':
        if (!wanted.planId) throw invalidField('planId', 'must name a plan of the site');
        return { kind, from, plan: await this.plan(tx, siteId, wanted.planId) };
      case 'pause':
        return { kind, from, until: next };
      case 'resume':
        return { kind, from };
      case 'end':
        return { kind, next };
      case 'keep':
        return { kind };
      default:
        return kind satisfies never;
    }
  }

  private async plan(tx: Tx, siteId: SiteId, id: string): Promise<store.PlanWithAllowances> {
    const [plan] = await store.plansById(tx, siteId, [id]);
    if (!plan) throw notFound();
    return plan;
  }

  private async site(tx: Tx, siteId: SiteId): Promise<store.SiteFacts> {
    const site = await store.siteFacts(tx, siteId);
    if (!site) throw notFound();
    return site;
  }

  private async one(tx: Tx, siteId: SiteId, id: string): Promise<MembershipFacts> {
    const [facts] = await this.facts(tx, siteId, [id]);
    if (!facts) throw notFound();
    return facts;
  }

  /** In the order of the ids. */
  private async facts(tx: Tx, siteId: SiteId, ids: readonly string[]): Promise<MembershipFacts[]> {
    if (ids.length === 0) return [];
    const site = await this.site(tx, siteId);
    const today = this.clock.today(site.timeZone);
    const memberships = new Map((await store.membershipsById(tx, siteId, ids)).map((one) => [one.id, one]));
    const periods = await store.periodsOfAll(tx, siteId, ids);
    const planIds = [...memberships.values()].flatMap(({ terms }) => terms.map(({ planId }) => planId));
    const billedIds = [...periods.values()].flat().map(({ planId }) => planId);
    const found = await store.plansById(tx, siteId, [...new Set([...planIds, ...billedIds])]);
    const plans = new Map(found.map((plan) => [plan.id, plan]));
    const holders = [...memberships.values()].map(({ memberId }) => memberId);
    const members = new Map((await store.namesOf(tx, siteId, holders)).map((one) => [one.id, one]));
    const changes = Map.groupBy(await store.changesOf(tx, siteId, ids), ({ membershipId }) => membershipId);
    const rights = Map.groupBy(await rightsOn(tx, siteId, ids, today), ({ membershipId }) => membershipId);
    return ids.flatMap((id): MembershipFacts[] => {
      const membership = memberships.get(id);
      const member = membership && members.get(membership.memberId);
      if (!membership || !member) return [];
      const billed = periods.get(id) ?? [];
      const noticeDays = noticeOf(membership, plans, today);
      return [
        {
          ...{ membership, member, site, today, plans, periods: billed },
          ...{ changes: changes.get(id) ?? [], rights: rights.get(id) ?? [] },
          earliestLastDay: addDays(earliestEnd(membership, { today, noticeDays }), -1),
          next: nextBill(membership, plans, billed, today),
        },
      ];
    });
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
  billed: MembershipFacts['periods'],
  today: Day,
): Effect | null {
  const since = story.startedOn > today ? story.startedOn : today;
  const spans = billed.map(({ days }) => days);
  const due = piecesDue(story, plans, spans, addDays(since, NEXT_BILL_DAYS));
  const [piece] = due.toSorted((a, b) => (a.days.first < b.days.first ? -1 : 1));
  if (!piece) return null;
  const { planId, days, cycle, priceCents, cents } = piece;
  return { kind: 'charge', planName: plans.get(planId)!.name, ...countOf(days, cycle), priceCents, cents };
}

/** What is kept on record of an order. */
function changeOf(id: string, order: Order, before: Story, after: Story, exception: boolean): store.Change {
  const base = { id, kind: order.kind, nextDay: null, planId: null, exception };
  switch (order.kind) {
    case 'plan':
      return { ...base, firstDay: order.from, planId: order.plan.id };
    case 'pause':
      return { ...base, firstDay: order.from, nextDay: order.until };
    case 'resume':
      return { ...base, firstDay: order.from };
    case 'end':
      return { ...base, firstDay: after.endsOn! };
    case 'keep':
      return { ...base, firstDay: before.endsOn! };
    default:
      return order satisfies never;
  }
}
