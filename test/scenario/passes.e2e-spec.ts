import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AccountsService, MembershipBilling } from '#libs/members';
import { Random } from '../../apps/cli/src/demo/random.js';
import { checkInvariants } from '../../apps/cli/src/verify/verify.store.js';
import { type World, createWorld } from '../support/world.js';

type Day = string;

const HOUR = 3_600_000;
const at = (day: Day, hour = 0) => Date.parse(`${day}T00:00:00Z`) + hour * HOUR;
const plus = (day: Day, days: number): Day => new Date(at(day) + days * 24 * HOUR).toISOString().slice(0, 10);
const FIRST = '2028-01-01';
const LAST = '2029-12-31';
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** By night: `SCENARIO_MEMBERS=60 npm test -- test/scenario`. */
const MEMBERS = Number(process.env['SCENARIO_MEMBERS'] ?? 6);

const PLAN = { name: 'Journées', cents: 4000, passes: 4 };
const PACK = { name: 'Cinq journées', cents: 6000, passes: 5, months: 3 };
const HOUR_CENTS = 1000;

interface OracleLot {
  readonly name: string;
  readonly first: Day;
  /** The first day without it. */
  readonly next: Day;
  left: number;
}
interface Stay {
  readonly id: string;
  day: Day;
  hour: number;
  /** What pays for it; null: money. */
  lot: OracleLot | null;
}

/**
 * What each member has and owes, told by whoever asked for the changes: lots are counted one by one, the days that they
 * pay for are looked through from the beginning each time. It shares no code with the product.
 */
class Oracle {
  readonly lots: OracleLot[] = [];
  readonly stays: Stay[] = [];
  /** Cancelled too late: what paid for them stays used. */
  readonly kept: Stay[] = [];
  /** Tax included, by month. */
  readonly owed = new Map<string, number>();

  constructor(
    readonly memberId: string,
    readonly hasPlan: boolean,
  ) {}

  owe(day: Day, cents: number): void {
    this.owed.set(day.slice(0, 7), (this.owed.get(day.slice(0, 7)) ?? 0) + cents);
  }

  begin(month: Day): void {
    if (!this.hasPlan) return;
    this.owe(month, PLAN.cents);
    this.included(month);
  }

  private included(day: Day): void {
    const first = `${day.slice(0, 7)}-01`;
    if (!this.hasPlan || this.lots.some((lot) => lot.name === PLAN.name && lot.first === first)) return;
    const [year, month] = day.split('-').map(Number) as [number, number];
    const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    this.lots.push({ name: PLAN.name, first, next, left: PLAN.passes });
  }

  sell(day: Day): void {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    const days = new Date(Date.UTC(year, month - 1 + PACK.months + 1, 0)).getUTCDate();
    const next = new Date(Date.UTC(year, month - 1 + PACK.months, Math.min(date, days))).toISOString().slice(0, 10);
    this.lots.push({ name: PACK.name, first: day, next, left: PACK.passes });
    this.owe(day, PACK.cents);
  }

  private usesOf(lot: OracleLot, day: Day): Stay[] {
    return [...this.stays, ...this.kept].filter((stay) => stay.lot === lot && stay.day === day);
  }

  /** What it costs: nothing when a lot pays for the day already, or has one left; the soonest to end first. */
  book(stay: Stay): number {
    this.included(stay.day);
    const usable = this.lots
      .filter(({ first, next }) => first <= stay.day && stay.day < next)
      .toSorted((a, b) => (a.next === b.next ? (a.first < b.first ? -1 : 1) : a.next < b.next ? -1 : 1));
    const paid = usable.find((lot) => this.usesOf(lot, stay.day).length > 0);
    const fresh = paid ? undefined : usable.find(({ left }) => left > 0);
    if (fresh) fresh.left -= 1;
    stay.lot = paid ?? fresh ?? null;
    this.stays.push(stay);
    if (stay.lot) return 0;
    this.owe(stay.day, HOUR_CENTS);
    return HOUR_CENTS;
  }

  release(stay: Stay): void {
    this.stays.splice(this.stays.indexOf(stay), 1);
    if (!stay.lot) this.owe(stay.day, -HOUR_CENTS);
    else if (this.usesOf(stay.lot, stay.day).length === 0) stay.lot.left += 1;
  }

  /** On its day, when all of it is kept: the pass, or the price as a fee. */
  cancelLate(stay: Stay): void {
    this.stays.splice(this.stays.indexOf(stay), 1);
    if (stay.lot) this.kept.push(stay);
  }

  isFree(day: Day, hour: number): boolean {
    return ![...this.stays, ...this.kept].some((stay) => stay.day === day && stay.hour === hour);
  }
}

/** Two years of a site over HTTP: packs are sold, passes used, kept, given back and lost, by who has a plan and who not. */
describe('two years of day passes', () => {
  let world: World;
  let owner: pg.Client;
  let cookie: string;
  let base: string;
  let desk: string;
  const [planId, packId] = [uuidv7(), uuidv7()];
  const members: Oracle[] = [];
  const did: Record<string, number> = {};
  const random = new Random(SEED);

  beforeAll(async () => {
    console.log(`passes.e2e-spec seed ${SEED} (repeat with SEED=${SEED})`);
    world = await createWorld({ sites: 1, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    base = `/api/manage/${world.sites[0]!.siteId}`;
    await moveTo(FIRST, true);
    const sold = { priceMode: 'gross', vatRateBp: 2000, active: true, selfService: false };
    const rateId = uuidv7();
    const rate = { name: 'À l’heure', steps: [{ upToMinutes: null, priceCents: HOUR_CENTS }], windows: [] };
    await done('POST', 'rates', { id: rateId, ...rate, priceMode: 'gross', vatRateBp: 2000 });
    desk = uuidv7();
    const times = { preparationMinutes: 0, stepMinutes: 60, minMinutes: 60, maxMinutes: 480 };
    const what = { kind: 'desk', mode: 'pool', capacity: 100, features: [], accessibility: {}, rateId };
    await done('POST', 'resources', { id: desk, name: 'Salle commune', ...what, ...times });
    await done('PUT', 'rules/cancellation', { steps: [{ hoursBefore: 24, feePercent: 100 }] });
    const { name, cents: priceCents, passes: amount } = PACK;
    const pack = { id: packId, name, unit: 'pass', amount, kind: 'desk', priceCents, validityMonths: PACK.months };
    await done('POST', 'packs', { ...pack, ...sold });
    await done('POST', 'plans', {
      ...{ id: planId, name: PLAN.name, priceCents: PLAN.cents, ...sold, cycle: 'month', anchor: 'first' },
      ...{ commitmentMonths: 0, noticeDays: 0, entryFeeCents: 0, discounts: [], access: [], rates: [] },
      allowances: [{ unit: 'pass', amount: PLAN.passes, kind: 'desk' }],
    });
    for (let index = 0; index < MEMBERS; index++) members.push(await newMember(index));
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  /** Ten in the morning at the site; a session lasts a month. */
  async function moveTo(day: Day, signIn: boolean): Promise<void> {
    world.clock.moveTo(at(day, 9));
    if (signIn) cookie = await world.signIn('manager');
  }
  async function call(method: string, path: string, body?: unknown) {
    return world.call(method, `${base}/${path}`, { cookie, ...(body !== undefined && { body }) });
  }
  async function done(method: string, path: string, body?: unknown) {
    const answer = await call(method, path, body);
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
    return answer.json();
  }
  async function newMember(index: number): Promise<Oracle> {
    const [personId, memberId] = [uuidv7(), uuidv7()];
    const who = [`Membre ${index}`, `membre-${index}@exemple.example`];
    await owner.query('insert into persons (id, name, email) values ($1, $2, $3)', [personId, ...who]);
    await owner.query(
      'insert into members (site_id, id, person_id, name, email, joined_at) values ($1, $2, $3, $4, $5, now())',
      [world.sites[0]!.siteId, memberId, personId, ...who],
    );
    const hasPlan = index % 2 === 0;
    if (hasPlan) await done('POST', 'memberships', { id: uuidv7(), memberId, planId, startsOn: FIRST });
    return new Oracle(memberId, hasPlan);
  }

  const note = (what: string) => (did[what] = (did[what] ?? 0) + 1);
  const time = (day: Day, hour: number) => {
    const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');
    return { start: iso(at(day, hour)), end: iso(at(day, hour + 1)) };
  };
  const someTime = (oracle: Oracle, today: Day): { day: Day; hour: number } | null => {
    const [day, hour] = [plus(today, random.pick([2, 5, 7, 7, 9])), random.between(10, 14)];
    return day <= LAST && oracle.isFree(day, hour) ? { day, hour } : null;
  };

  async function book(oracle: Oracle, today: Day): Promise<void> {
    const when = someTime(oracle, today);
    if (!when) return;
    const body = { id: uuidv7(), memberId: oracle.memberId, resourceId: desk, ...time(when.day, when.hour) };
    const answer = await call('POST', 'reservations', body);
    if (answer.statusCode === 409) return; // a day on which the site is closed
    const stay: Stay = { id: body.id, ...when, lot: null };
    const sharing = oracle.stays.some(({ day, lot }) => day === when.day && lot);
    expect([answer.statusCode, answer.json().price.cents]).toEqual([201, oracle.book(stay)]);
    note(stay.lot ? (sharing ? 'shared' : stay.lot.name) : 'paid');
  }

  async function move(oracle: Oracle, today: Day): Promise<void> {
    const [stay, when] = [oracle.stays.find(({ day }) => day > plus(today, 1)), someTime(oracle, today)];
    if (!stay || !when) return;
    const answer = await call('POST', `reservations/${stay.id}/move`, time(when.day, when.hour));
    if (answer.statusCode === 409) return;
    oracle.release(stay);
    Object.assign(stay, when);
    expect([answer.statusCode, answer.json().price.cents]).toEqual([200, oracle.book(stay)]);
    note('moved');
  }

  async function cancel(oracle: Oracle, today: Day): Promise<void> {
    const stay = oracle.stays.find(({ day }) => day > plus(today, 1));
    if (!stay) return;
    await done('POST', `reservations/${stay.id}/cancel`, {});
    oracle.release(stay);
    note('cancelled');
  }

  async function cancelLate(oracle: Oracle, today: Day): Promise<void> {
    const stay = oracle.stays.find(({ day }) => day === today);
    if (!stay) return;
    await done('POST', `reservations/${stay.id}/cancel`, {});
    oracle.cancelLate(stay);
    note(stay.lot ? 'kept' : 'fee');
  }

  async function sell(oracle: Oracle, today: Day): Promise<void> {
    if (oracle.lots.some(({ name, left, next }) => name === PACK.name && left > 0 && today < next)) return;
    await done('POST', `members/${oracle.memberId}/credits`, { id: uuidv7(), packId });
    oracle.sell(today);
    note('sold');
  }

  async function live(oracle: Oracle, today: Day): Promise<void> {
    const what = random.between(0, 19);
    if (what < 10) await book(oracle, today);
    else if (what < 12) await move(oracle, today);
    else if (what < 15) await cancel(oracle, today);
    else if (what < 18) await cancelLate(oracle, today);
    else if (what < 19) await sell(oracle, today);
  }

  it('use each day once, give back what is not used, lose what is late, and charge the rest', async () => {
    for (let day = FIRST; day <= LAST; day = plus(day, 1)) {
      const weekday = new Date(at(day)).getUTCDay();
      if (day.endsWith('-01')) {
        await moveTo(day, true);
        await world.app.get(MembershipBilling).billEverywhere();
        await world.app.get(AccountsService).expirePast();
        for (const oracle of members) oracle.begin(day);
      }
      if (![2, 4].includes(weekday)) continue;
      await moveTo(day, day.slice(8) > '14' && day.slice(8) < '22');
      for (const oracle of members) await live(oracle, day);
    }
    world.clock.moveTo(at(plus(LAST, 1), 9));
    cookie = await world.signIn('manager');
    await world.app.get(AccountsService).expirePast();
    const owed = await billed();
    for (const oracle of members) {
      const expected = [...oracle.owed].filter(([, cents]) => cents !== 0).toSorted();
      expect([...(owed.get(oracle.memberId) ?? [])].toSorted()).toEqual(expected);
      expect(await leftOf(oracle)).toEqual(
        oracle.lots
          .map(({ name, first, next, left }) => `${name} ${first} ${next <= plus(LAST, 1) ? 0 : left}`)
          .toSorted(),
      );
    }
    // Each of these happened: nothing above was true for want of anything to look at.
    for (const what of [PLAN.name, PACK.name, 'shared', 'paid', 'moved', 'cancelled', 'kept', 'fee', 'sold']) {
      expect([what, (did[what] ?? 0) > 3]).toEqual([what, true]);
    }
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows }) => rows.length > 0)).toEqual([]);
  }, 600_000);

  /** What comes to the bill of each member in each month: the page of a month tells all that is open by its end. */
  async function billed(): Promise<Map<string, Map<string, number>>> {
    const owed = new Map(members.map(({ memberId }) => [memberId, new Map<string, number>()]));
    const before = new Map<string, number>();
    for (let month = FIRST; month <= LAST; month = `${plus(month, 31).slice(0, 7)}-01`) {
      const { members: told } = await done('GET', `billing?month=${month.slice(0, 7)}`);
      for (const { memberId, grossCents } of told as { memberId: string; grossCents: number }[]) {
        const more = grossCents - (before.get(memberId) ?? 0);
        if (more !== 0) owed.get(memberId)?.set(month.slice(0, 7), more);
        before.set(memberId, grossCents);
      }
    }
    return owed;
  }

  async function leftOf({ memberId }: Oracle): Promise<string[]> {
    const { lots } = await done('GET', `members/${memberId}/credits`);
    return (lots as Record<'name' | 'firstDay' | 'remaining', string>[])
      .map(({ name, firstDay, remaining }) => `${name} ${firstDay} ${remaining}`)
      .toSorted();
  }
});
