import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { MembershipBilling } from '#libs/members';
import { checkInvariants } from '../../apps/cli/src/verify/verify.store.js';
import { type World, createWorld } from '../support/world.js';

type Day = string;
type PlanName = 'Mois' | 'Premier' | 'Trimestre' | 'Année';

const DAY = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const plus = (day: Day, days: number): Day => new Date(at(day) + days * DAY).toISOString().slice(0, 10);
const FIRST = '2028-01-01';
const LAST = '2029-12-31';
/** From this day on the plan called Mois costs more. */
const DEARER = '2029-01-01';

const PLANS: Record<PlanName, { cycle: string; months: number; anchor: 'start' | 'first'; cents: number }> = {
  Mois: { cycle: 'month', months: 1, anchor: 'start', cents: 9900 },
  Premier: { cycle: 'month', months: 1, anchor: 'first', cents: 12_345 },
  Trimestre: { cycle: 'quarter', months: 3, anchor: 'start', cents: 25_001 },
  Année: { cycle: 'year', months: 12, anchor: 'first', cents: 99_990 },
};
const priceOf = (plan: PlanName, billedOn: Day) => (plan === 'Mois' && billedOn >= DEARER ? 11_100 : PLANS[plan].cents);

/**
 * What each day of one membership is of, told by whoever asked for the changes, and what it must then have cost: day by
 * day, in whole fractions, with nothing of the product.
 */
class Oracle {
  readonly days = new Map<Day, PlanName | null>();
  /** Days on which a bill begins anew although the plan goes on: a period before them was given back from there. */
  readonly cuts = new Set<Day>();

  constructor(
    readonly startedOn: Day,
    plan: PlanName,
    readonly anchorDay = PLANS[plan].anchor === 'first' ? 1 : Number(startedOn.slice(8)),
  ) {
    this.from(startedOn, plan);
  }

  from(day: Day, plan: PlanName | null, until: Day = LAST): void {
    for (let one = day; one <= until; one = plus(one, 1)) this.days.set(one, plan);
  }

  /** First day of the cycle and how many it has, by trying one month after the other. */
  cycle(day: Day, plan: PlanName): { first: number; days: number } {
    const [year, month] = this.startedOn.split('-').map(Number) as [number, number];
    const begins = (index: number) => {
      const months = month - 1 + index * PLANS[plan].months;
      const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
      return Date.UTC(year, months, Math.min(this.anchorDay, last));
    };
    let index = -1;
    while (begins(index + 1) <= at(day)) index += 1;
    return { first: begins(index), days: (begins(index + 1) - begins(index)) / DAY };
  }

  /** `plan first last cents` of each period, in the order of its days. */
  bills(): string[] {
    const bills: { plan: PlanName; first: Day; last: Day }[] = [];
    for (const [day, plan] of [...this.days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const open = bills.at(-1);
      const goesOn =
        open?.plan === plan &&
        open.last === plus(day, -1) &&
        !this.cuts.has(day) &&
        this.cycle(open.first, open.plan).first === this.cycle(day, open.plan).first;
      if (goesOn) open.last = day;
      else if (plan !== null) bills.push({ plan, first: day, last: day });
    }
    // The last cycle was billed whole at its first day.
    const open = bills.at(-1);
    if (open?.last === LAST) {
      const { first, days } = this.cycle(open.first, open.plan);
      open.last = plus(new Date(first).toISOString().slice(0, 10), days - 1);
    }
    return bills.map(({ plan, first, last }) => `${plan} ${first} ${last} ${this.cents(plan, first, last)}`);
  }

  private cents(plan: PlanName, first: Day, last: Day): bigint {
    const cycle = this.cycle(first, plan);
    const price = BigInt(priceOf(plan, first));
    const whole = BigInt(cycle.days);
    // A day is price/whole; of what the days come to until one, halves of a cent count as one.
    const until = (day: Day) => {
      let days = 0n;
      for (let one = cycle.first; one < at(day); one += DAY) days += 1n;
      return (2n * price * days + whole) / (2n * whole);
    };
    return until(plus(last, 1)) - until(first);
  }
}

interface Followed {
  readonly id: string;
  readonly memberId: string;
  readonly oracle: Oracle;
  readonly steps: ReadonlyMap<Day, () => Promise<void>>;
}

/** Two years of a site over HTTP: somebody joins on each day of a leap year, and all sorts of things happen to them. */
describe('two years of memberships', () => {
  let world: World;
  let owner: pg.Client;
  let cookie: string;
  let base: string;
  let roomId: string;
  const planIds = new Map<PlanName, string>();
  const followed: Followed[] = [];
  const uses: number[] = [];

  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    base = `/api/manage/${world.sites[0]!.siteId}`;
    await moveTo(FIRST, true);
    for (const name of Object.keys(PLANS) as PlanName[]) {
      planIds.set(name, uuidv7());
      await done('POST', 'plans', { id: planIds.get(name), ...facts(name, PLANS[name].cents) });
    }
    const { resources } = (await world.call('GET', '/api/sites/la-grappe')).json();
    roomId = resources.find(({ kind, mode }: Record<string, string>) => kind === 'room' && mode === 'exclusive').id;
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const facts = (name: PlanName, priceCents: number) => ({
    ...{ name, priceCents, priceMode: 'gross', vatRateBp: 2000, cycle: PLANS[name].cycle, anchor: PLANS[name].anchor },
    ...{ commitmentMonths: 0, noticeDays: 0, entryFeeCents: 0, selfService: false, active: true },
    ...{ discounts: [], access: [], rates: [], allowances: [{ unit: 'minute', amount: 1200, kind: 'room' }] },
  });

  /** Ten in the morning at the site; a session lasts a month. */
  async function moveTo(day: Day, signIn: boolean): Promise<void> {
    world.clock.moveTo(at(day) + 9 * 3_600_000);
    if (signIn) cookie = await world.signIn('manager');
  }

  async function done(method: string, path: string, body?: unknown) {
    const answer = await world.call(method, `${base}/${path}`, { cookie, ...(body !== undefined && { body }) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
    return answer.json();
  }

  async function newMember(index: number): Promise<string> {
    const [personId, memberId] = [uuidv7(), uuidv7()];
    const who = [`Membre ${index}`, `membre-${index}@exemple.example`];
    await owner.query('insert into persons (id, name, email) values ($1, $2, $3)', [personId, ...who]);
    await owner.query(
      'insert into members (site_id, id, person_id, name, email, joined_at) values ($1, $2, $3, $4, $5, now())',
      [world.sites[0]!.siteId, memberId, personId, ...who],
    );
    return memberId;
  }

  const change = (id: string, body: object) => done('POST', `memberships/${id}/changes`, { id: uuidv7(), ...body });

  async function join(day: Day, index: number): Promise<void> {
    const plan = (['Mois', 'Premier', 'Trimestre', 'Année'] as const)[index % 4]!;
    const [id, memberId] = [uuidv7(), await newMember(index)];
    await done('POST', 'memberships', { id, memberId, planId: planIds.get(plan), startsOn: day });
    const oracle = new Oracle(day, plan);
    followed.push({ id, memberId, oracle, steps: stepsOf({ id, memberId, oracle }, day, index, plan) });
  }

  /** Each kind of life comes with each plan: 6 and 4 meet on 12 joins, 366 has each of them 30 times. */
  function stepsOf(
    { id, memberId, oracle }: Omit<Followed, 'steps'>,
    day: Day,
    index: number,
    plan: PlanName,
  ): Map<Day, () => Promise<void>> {
    const steps = new Map<Day, () => Promise<void>>();
    const end = plus(day, 130 + (index % 61));
    const other: PlanName = plan === 'Mois' ? 'Premier' : 'Mois';
    const changed = plus(day, 17 + (index % 43));
    const kind = Math.floor(index / 4) % 6;
    const toOther = async () => {
      await change(id, { kind: 'plan', planId: planIds.get(other) });
      oracle.from(changed, other);
    };
    if (kind === 0) steps.set(changed, toOther);
    if (kind === 1) {
      steps.set(changed, async () => {
        const lastDay = plus(changed, 4 + (index % 30));
        await change(id, { kind: 'pause', from: changed, lastDay });
        oracle.from(changed, null, lastDay);
      });
    }
    if (kind === 2) {
      // Another plan, and on the same day the old one after all.
      steps.set(changed, async () => {
        await toOther();
        await change(id, { kind: 'plan', planId: planIds.get(plan) });
        oracle.from(changed, plan);
        oracle.cuts.add(changed);
      });
    }
    if (kind === 3) {
      steps.set(changed, async () => {
        const lastDay = plus(changed, 25);
        await change(id, { kind: 'end', lastDay });
        await change(id, { kind: 'keep' });
        const over = plus(lastDay, 1);
        if (oracle.cycle(over, plan).first <= at(changed)) oracle.cuts.add(over);
      });
    }
    if (kind === 4) steps.set(changed, () => use(id, memberId, changed));
    if (kind === 5) {
      steps.set(changed, async () => {
        await change(id, { kind: 'pause' });
        oracle.from(changed, null);
      });
      const back = plus(changed, 9);
      steps.set(back, async () => {
        await change(id, { kind: 'resume' });
        oracle.from(back, plan);
      });
    }
    // Two of three leave some day; a step of that day comes first.
    if (index % 3 !== 0) {
      steps.set(end, async () => {
        await change(id, { kind: 'end', lastDay: end });
        oracle.from(plus(end, 1), null);
      });
    }
    return steps;
  }

  /** Books the room for an hour of what is included, on days when the site is open. */
  async function use(id: string, memberId: string, day: Day): Promise<void> {
    if (![2, 3, 4].includes(new Date(at(day)).getUTCDay())) return;
    const remaining = async () => (await done('GET', `memberships/${id}`)).rights[0].remaining as number;
    const before = await remaining();
    const body = { id: uuidv7(), memberId, resourceId: roomId, start: `${day}T13:00:00Z`, end: `${day}T14:00:00Z` };
    const answer = await world.call('POST', `${base}/reservations`, { cookie, body });
    if (answer.statusCode !== 201) return; // a public holiday, or taken
    expect(before - (await remaining())).toBe(60);
    uses.push(60);
  }

  it('bill each day of each of them once, at the price of its cycle', async () => {
    for (let day = FIRST, index = 0; day <= LAST; day = plus(day, 1)) {
      await moveTo(day, day.endsWith('-01') || day.endsWith('-15'));
      if (day === DEARER) await done('PUT', `plans/${planIds.get('Mois')}`, facts('Mois', 11_100));
      if (day.startsWith('2028')) await join(day, index++);
      for (const { steps } of followed) await steps.get(day)?.();
      await world.app.get(MembershipBilling).billEverywhere();
    }
    expect(followed).toHaveLength(366);
    expect(uses.length).toBeGreaterThan(10);
    const problems: unknown[] = [];
    for (const { id, oracle } of followed) {
      const { periods } = await done('GET', `memberships/${id}`);
      const billed = (periods as Record<'planName' | 'first' | 'last' | 'cents', string>[])
        .map(({ planName, first, last, cents }) => `${planName} ${first} ${last} ${cents}`)
        .toReversed();
      const expected = oracle.bills();
      if (billed.join() !== expected.join()) problems.push({ id, billed, expected });
    }
    expect(problems).toEqual([]);
    // What is charged is what was billed, and so on.
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows }) => rows.length > 0)).toEqual([]);
  }, 600_000);
});
