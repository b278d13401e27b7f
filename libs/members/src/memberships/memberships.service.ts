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
import { rightsUsedFrom } from './allowances.store.js';
import { MembershipBilling } from './billing.service.js';
import { type MembershipFacts, MembershipReader } from './memberships.reader.js';
import { type Effect, type Order, type Story, assertUsesStay, begun, decide } from './memberships.rules.js';
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
  /** Why notice and commitment are set aside; an exception has one. */
  readonly reason?: string;
}

/** Who orders a change, and whether notice and commitment are set aside for it. */
interface Authority {
  readonly by: 'staff' | 'member';
  readonly exception: boolean;
}

/** What an order comes to: what it charges and gives back at once, and the membership that it leaves. */
export interface Outcome {
  readonly effects: readonly Effect[];
  readonly facts: MembershipFacts;
}

@Injectable()
export class MembershipsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MembersService,
    private readonly billing: MembershipBilling,
    private readonly reader: MembershipReader,
  ) {}

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
      await this.reader.site(tx, siteId);
      const member = await this.members.ensure(tx, siteId, personId);
      return this.startWithin(tx, siteId, member, beginning, 'member');
    });
  }

  change(scope: Scope, siteId: SiteId, id: string, wanted: WantedChange, exception: boolean): Promise<Outcome> {
    return this.db.run(scope, (tx) => this.changeWithin(tx, siteId, id, wanted, { by: 'staff', exception }));
  }

  /** The same steps and the same refusals; nothing of it is kept. */
  previewChange(scope: Scope, siteId: SiteId, id: string, wanted: WantedChange, exception: boolean): Promise<Outcome> {
    return this.db.rehearse(scope, (tx) => this.changeWithin(tx, siteId, id, wanted, { by: 'staff', exception }));
  }

  /** A person changes what is theirs, within what its plan lets them; somebody else's is not found. */
  async changeOwn(personId: PersonId, id: string, wanted: WantedChange, rehearse = false): Promise<Outcome> {
    const own = await this.db.run(personScope(personId), (tx) => store.ownMemberships(tx, personId));
    const found = own.find((one) => one.id === id);
    if (!found) throw notFound();
    return this.db[rehearse ? 'rehearse' : 'run'](personScope(personId, found.siteId), (tx) =>
      this.changeWithin(tx, found.siteId, id, wanted, { by: 'member', exception: false }),
    );
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
    // Before the id is looked at: whether it is taken is told only where the plan is.
    const plan = await this.plan(tx, siteId, planId, by);
    const [known] = await store.membershipsById(tx, siteId, [id]);
    if (known) {
      const beginning = await store.changeById(tx, siteId, id);
      const same = known.memberId === member.id && known.startedOn === startsOn && beginning?.planId === planId;
      if (!same) throw conflict('id_reused');
      return { effects: [], facts: await this.reader.one(tx, siteId, id) };
    }
    const site = await this.reader.site(tx, siteId);
    const today = this.clock.today(site.timeZone);
    if (by === 'member' && startsOn < today) throw invalidField('startsOn', `must not be before ${today}`);
    const story = begun(plan, startsOn, today);
    await store.insertMembership(tx, siteId, { ...story, id, memberId: member.id, personId: member.personId });
    await store.saveStory(tx, siteId, id, story);
    await store.insertChange(tx, siteId, id, {
      ...{ id, kind: 'start', firstDay: startsOn, nextDay: null, planId, exception: false, reason: null },
    });
    const effects = await this.billing.billDue(tx, siteId, id);
    return { effects, facts: await this.reader.one(tx, siteId, id) };
  }

  private async changeWithin(
    tx: Tx,
    siteId: SiteId,
    id: string,
    wanted: WantedChange,
    authority: Authority,
  ): Promise<Outcome> {
    const memberId = await store.memberOfMembership(tx, siteId, id);
    if (!memberId) throw notFound();
    await store.lockMember(tx, siteId, memberId);
    await store.lockMembership(tx, siteId, id);
    const known = await store.changeById(tx, siteId, wanted.id);
    if (known) {
      if (known.membershipId !== id || known.kind !== wanted.kind) throw conflict('id_reused');
      return { effects: [], facts: await this.reader.one(tx, siteId, id) };
    }
    const before = await this.reader.one(tx, siteId, id);
    const { today, membership } = before;
    const order = await this.order(tx, siteId, wanted, { today, by: authority.by });
    const reason = reasonOf(wanted, authority);
    const joints = new Set([
      ...before.periods.map(({ days }) => days.next),
      ...(await store.lotEnds(tx, siteId, membership.id)),
    ]);
    const { noticeDays, plans } = before;
    const after = decide(membership, order, { today, noticeDays, plans, joints, ...authority });
    if (authority.by === 'member') {
      const uses = await rightsUsedFrom(tx, siteId, id, today);
      assertUsesStay(membership.terms, after.terms, uses, order.kind);
    }
    const back = await this.billing.cutBack(tx, siteId, membership, after, today);
    await store.saveStory(tx, siteId, id, after);
    await store.insertChange(tx, siteId, id, changeOf(wanted.id, order, membership, after, reason));
    const charged = await this.billing.billDue(tx, siteId, id);
    return { effects: [...back, ...charged], facts: await this.reader.one(tx, siteId, id) };
  }

  private async order(
    tx: Tx,
    siteId: SiteId,
    wanted: WantedChange,
    { today, by }: { readonly today: Day; readonly by: Authority['by'] },
  ): Promise<Order> {
    const from = wanted.from ?? today;
    if (!isDay(from)) throw invalidField('from', 'must be a day like 2027-03-31');
    const { kind, lastDay } = wanted;
    if (lastDay !== undefined && !isDay(lastDay)) throw invalidField('lastDay', 'must be a day like 2027-03-31');
    const next = lastDay === undefined ? null : addDays(lastDay, 1);
    switch (kind) {
      case 'plan':
        if (!wanted.planId) throw invalidField('planId', 'must name a plan of the site');
        return { kind, from, plan: await this.plan(tx, siteId, wanted.planId, by) };
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

  /** What is not offered to members does not exist for them. */
  private async plan(tx: Tx, siteId: SiteId, id: string, by: Authority['by']): Promise<store.PlanWithAllowances> {
    const [plan] = await store.plansById(tx, siteId, [id]);
    if (!plan || (by === 'member' && !plan.selfService)) throw notFound();
    return plan;
  }
}

/** Only an exception has a reason, and none is made without. */
function reasonOf({ reason }: WantedChange, { exception }: Authority): string | null {
  if (!exception) return null;
  if (!reason?.trim()) throw invalidField('reason', 'must say why notice and commitment are set aside');
  return reason.trim();
}

/** What is kept on record of an order. */
function changeOf(id: string, order: Order, before: Story, after: Story, reason: string | null): store.Change {
  const base = { id, kind: order.kind, nextDay: null, planId: null, exception: reason !== null, reason };
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
