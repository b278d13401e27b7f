import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Day, SiteId } from '#libs/domain';
import { MembershipBilling, MembershipReader, MembershipsService, PlansService } from '#libs/members';
import { Db, personScope } from '#libs/platform';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import type { PlanFacts } from '../plans/plans.rules.js';
import { StandingService } from '../standing/standing.service.js';
import type { WantedChange } from './memberships.service.js';

const NOMADE: PlanFacts = {
  ...{ name: 'Nomade', description: null, priceCents: 9300, priceMode: 'gross', vatRateBp: 2000 },
  ...{ cycle: 'month', anchor: 'start', commitmentMonths: 0, noticeDays: 0, entryFeeCents: 0 },
  ...{
    selfService: true,
    selfPause: false,
    nextPriceCents: null,
    nextPriceFrom: null,
    active: true,
    discounts: [],
    access: [],
    rates: [],
  },
  allowances: [{ unit: 'minute', amount: 3100, kind: 'room', resourceId: null }],
};

describe('memberships', () => {
  let world: InvoicingWorld;
  let site: SiteId;
  let member: Member;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0, 8);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    world.moveTo('2027-03-01');
    site = await world.site();
    member = await world.member(site);
  });

  const scope = () => world.scope(site);
  const memberships = () => world.get(MembershipsService);
  const bill = () => world.get(MembershipBilling).billSite(site);
  const code = (problem: string) => expect.objectContaining({ code: problem });

  async function plan(changes: Partial<PlanFacts> = {}, id: string = uuidv7()): Promise<string> {
    const facts = { ...NOMADE, ...changes };
    const plans = world.get(PlansService);
    await plans.create(scope(), site, id, facts);
    await plans.replace(scope(), site, id, facts);
    return id;
  }

  async function start(planId: string, startsOn: Day, of = member): Promise<string> {
    const id = uuidv7();
    await memberships().start(scope(), site, of.memberId, { id, planId, startsOn });
    return id;
  }

  const change = (id: string, wanted: Omit<WantedChange, 'id'>, exception = false) =>
    memberships().change(scope(), site, id, { id: uuidv7(), reason: 'Déménagement', ...wanted }, exception);

  /** `days cents` of what was billed, in order; days given back as a whole are empty. */
  const periods = async (id: string) =>
    (
      await world.rows<{ during: string; cents: string }>(
        'select during::text, amount_cents as cents from membership_periods where membership_id = $1 order by billed_at, during',
        [id],
      )
    ).map(({ during, cents }) => `${during} ${cents}`);
  const charges = async () =>
    (
      await world.rows<{ label: string; cents: string }>(
        `select label, amount_cents as cents from charges where site_id = $1 and status <> 'void' order by recorded_at, supplied_on, id`,
        [site],
      )
    ).map(({ label, cents }) => `${label} ${cents}`);
  const lots = async () =>
    (
      await world.rows<{ valid: string; left: number }>(
        'select valid::text, remaining as left from credit_lots where site_id = $1 order by lower(valid), id',
        [site],
      )
    ).map(({ valid, left }) => `${valid} ${left}`);

  it('have a plan whose hours stand apart, also where they begin alike', async () => {
    const morning = { weekday: 1, from: 480, until: 720 };
    const others = [morning, { ...morning, until: 600 }, { ...morning, from: 600, until: 900 }];
    for (const other of others) await expect(plan({ access: [morning, other] })).rejects.toEqual(code('hours_overlap'));
    await plan({ access: [morning, { ...morning, weekday: 2 }, { ...morning, from: 720, until: 900 }] });
  });

  it('bills each period at its first day, in the words of the site, and grants what it includes', async () => {
    const id = await start(await plan({ entryFeeCents: 2500 }), '2027-03-01');
    expect(await charges()).toEqual(['Formule Nomade, 1er–31 mars 2027 9300', 'Formule Nomade, frais d’entrée 2500']);
    await bill();
    world.moveTo('2027-03-31', 1439);
    await bill();
    expect(await periods(id)).toHaveLength(1);
    world.moveTo('2027-04-01', 1);
    await Promise.all([bill(), bill(), bill(), bill(), bill()]);
    expect(await periods(id)).toEqual(['[2027-03-01,2027-04-01) 9300', '[2027-04-01,2027-05-01) 9300']);
    expect((await charges()).at(-1)).toBe('Formule Nomade, 1er–30 avril 2027 9300');
    expect(await lots()).toEqual(['[2027-03-01,2027-04-01) 3100', '[2027-04-01,2027-05-01) 3100']);
  });

  it('keeps the 31st as the last day of shorter months', async () => {
    world.moveTo('2028-01-31');
    const id = await start(await plan(), '2028-01-31');
    for (const day of ['2028-02-29', '2028-03-31', '2028-04-30']) {
      world.moveTo(day);
      await bill();
    }
    expect(await periods(id)).toEqual([
      '[2028-01-31,2028-02-29) 9300',
      '[2028-02-29,2028-03-31) 9300',
      '[2028-03-31,2028-04-30) 9300',
      '[2028-04-30,2028-05-31) 9300',
    ]);
  });

  it('cuts the first period short where cycles begin on the first, and catches up what was missed', async () => {
    world.moveTo('2027-03-25');
    const id = await start(await plan({ anchor: 'first', noticeDays: 30 }), '2027-03-17');
    expect(await periods(id)).toEqual(['[2027-03-17,2027-04-01) 4500']);
    expect(await lots()).toEqual(['[2027-03-17,2027-04-01) 1500']);
    world.moveTo('2027-06-02');
    await bill();
    expect((await periods(id)).map((period) => period.slice(-4))).toEqual(['4500', '9300', '9300', '9300']);
  });

  it('makes a change of plan in the middle exact both ways, and shows it before', async () => {
    const [small, large] = [await plan(), await plan({ name: 'Résident', priceCents: 31_000, allowances: [] })];
    const id = await start(small, '2027-03-01');
    world.moveTo('2027-03-11');
    const wanted = { id: uuidv7(), kind: 'plan' as const, planId: large };
    const told = await memberships().previewChange(scope(), site, id, wanted, false);
    expect(await periods(id)).toEqual(['[2027-03-01,2027-04-01) 9300']);
    const done = await memberships().change(scope(), site, id, wanted, false);
    expect(done.effects).toEqual(told.effects);
    expect(done.effects).toMatchObject([
      { kind: 'credit', dayCount: 21, cycleDays: 31, priceCents: 9300, cents: -6300 },
      { kind: 'charge', dayCount: 21, cycleDays: 31, priceCents: 31_000, cents: 21_000 },
    ]);
    expect(await charges()).toEqual([
      'Formule Nomade, 1er–10 mars 2027 3000',
      'Formule Résident, 11–31 mars 2027 21000',
    ]);
    expect(await lots()).toEqual(['[2027-03-01,2027-03-11) 1000']);
    // Sent again: nothing more.
    expect((await memberships().change(scope(), site, id, wanted, false)).effects).toEqual([]);
    // And back on the same day: the larger plan was had on no day.
    await change(id, { kind: 'plan', planId: small });
    expect(await periods(id)).toEqual(
      ['[2027-03-01,2027-03-11) 3000', 'empty 0', '[2027-03-11,2027-04-01) 6300'].toSorted(),
    );
    expect(await lots()).toEqual(['[2027-03-01,2027-03-11) 1000', '[2027-03-11,2027-04-01) 2100']);
  });

  it('corrects what is on an invoice by a charge below zero, which makes the next one smaller', async () => {
    const [small, large] = [await plan({ priceCents: 31_000 }), await plan({ name: 'Mini', priceCents: 3100 })];
    const id = await start(small, '2027-03-01');
    await world.issue(site, member, '2027-03');
    world.moveTo('2027-03-31');
    await change(id, { kind: 'plan', planId: large });
    expect((await charges()).slice(1)).toEqual([
      'Rendu, 31 mars 2027 : Formule Nomade, 1er–31 mars 2027 -1000',
      'Formule Mini, 31 mars 2027 100',
    ]);
    await expect(world.issue(site, member, '2027-03')).rejects.toEqual(code('invoice_negative'));
    world.moveTo('2027-04-01');
    await bill();
    expect(await world.issue(site, member, '2027-04')).toMatchObject({ grossCents: 2200 });
  });

  it('rests without a bill, and goes on by days', async () => {
    const id = await start(await plan(), '2027-03-01');
    world.moveTo('2027-03-05');
    await change(id, { kind: 'pause', from: '2027-03-11', lastDay: '2027-03-20' });
    expect(await periods(id)).toEqual(['[2027-03-01,2027-03-11) 3000']);
    await expect(change(id, { kind: 'pause', from: '2027-03-12', lastDay: '2027-03-13' })).rejects.toEqual(
      code('already_paused'),
    );
    world.moveTo('2027-03-21');
    await bill();
    expect(await periods(id)).toEqual(['[2027-03-01,2027-03-11) 3000', '[2027-03-21,2027-04-01) 3300']);
    await expect(change(id, { kind: 'resume' })).rejects.toEqual(code('not_paused'));
    // A planned pause that is taken back gives the days and the rights back.
    await change(id, { kind: 'pause', from: '2027-03-25' });
    await change(id, { kind: 'resume', from: '2027-03-25' });
    world.moveTo('2027-03-25');
    await bill();
    expect((await periods(id)).slice(1)).toEqual(['[2027-03-21,2027-03-25) 1200', '[2027-03-25,2027-04-01) 2100']);
    expect(await lots()).toEqual([
      '[2027-03-01,2027-03-11) 1000',
      '[2027-03-21,2027-03-25) 400',
      '[2027-03-25,2027-04-01) 700',
    ]);
  });

  it('ends with notice and commitment, which the staff may set aside on record, and goes on after all', async () => {
    const id = await start(await plan({ commitmentMonths: 3, noticeDays: 30 }), '2027-03-01');
    await expect(change(id, { kind: 'end', lastDay: '2027-05-30' })).rejects.toMatchObject({
      code: 'too_early_to_end',
      details: { earliest: '2027-05-31' },
    });
    const ended = await change(id, { kind: 'end' });
    expect(ended.facts.membership.endsOn).toBe('2027-06-01');
    await expect(change(id, { kind: 'end', lastDay: '2027-06-30' })).rejects.toEqual(code('already_ending'));
    await change(id, { kind: 'keep' });
    await expect(change(id, { kind: 'keep' })).rejects.toEqual(code('not_ending'));
    world.moveTo('2027-03-10');
    await change(id, { kind: 'end', lastDay: '2027-03-10' }, true);
    expect(await periods(id)).toEqual(['[2027-03-01,2027-03-11) 3000']);
    world.moveTo('2027-03-11');
    await bill();
    for (const kind of ['pause', 'resume', 'keep'] as const) {
      await expect(change(id, { kind })).rejects.toEqual(code('membership_over'));
    }
    const { changes } = await world.get(MembershipReader).byId(scope(), site, id);
    expect(changes.map(({ kind, exception }) => `${kind} ${exception}`)).toEqual([
      ...['start false', 'end false', 'keep false', 'end true'],
    ]);
  });

  it('bills whole months once an end was taken back before it cut anything', async () => {
    const id = await start(await plan(), '2027-03-01');
    await change(id, { kind: 'end', lastDay: '2027-04-14' });
    await change(id, { kind: 'keep' });
    world.moveTo('2027-04-01');
    await bill();
    expect((await periods(id)).at(-1)).toBe('[2027-04-01,2027-05-01) 9300');
  });

  it('is given up as a whole before it begins', async () => {
    const id = await start(await plan({ entryFeeCents: 1000 }), '2027-04-10');
    const { facts } = await change(id, { kind: 'end', lastDay: '2027-04-09' });
    expect([facts.membership.terms, await charges()]).toEqual([[], []]);
    world.moveTo('2027-04-12');
    await bill();
    expect(await charges()).toEqual([]);
  });

  it('keeps what was used: only unused rights of days given back expire, and come back with them', async () => {
    const id = await start(await plan(), '2027-03-01');
    const [{ id: lot }] = (await world.rows<{ id: string }>('select id from credit_lots where site_id = $1', [
      site,
    ])) as [{ id: string }];
    await world.rows(
      `insert into credit_lines (site_id, id, lot_id, kind, amount, origin_kind, origin_id, used_on, recorded_at)
       values ($1, gen_random_uuid(), $2, 'debit', -2900, 'reservation', gen_random_uuid(), '2027-03-02', now())`,
      [site, lot],
    );
    world.moveTo('2027-03-11');
    await change(id, { kind: 'end', lastDay: '2027-03-11' });
    expect(await lots()).toEqual(['[2027-03-01,2027-03-12) 0']);
    await change(id, { kind: 'keep' });
    world.moveTo('2027-03-12');
    await bill();
    expect(await lots()).toEqual(['[2027-03-01,2027-03-12) 0', '[2027-03-12,2027-04-01) 2000']);
  });

  it('grants a cycle’s rights once, whether a booking or the bill came first', async () => {
    const id = await start(await plan(), '2027-03-01');
    const of = { resourceId: uuidv7() as never, kind: 'room' as const, rateId: uuidv7(), priceMode: 'gross' as const };
    const during = { start: Date.UTC(2027, 3, 10, 8), end: Date.UTC(2027, 3, 10, 10), zone: 'Europe/Paris' };
    const holder = { id: member.memberId, personId: member.personId, hasRights: true };
    const ask = () =>
      world
        .get(Db)
        .run(scope(), (tx) => world.get(StandingService).of(tx, site, holder, { ...of, day: '2027-04-10' }, during));
    const { toGrant } = await ask();
    expect(toGrant).toMatchObject([{ amount: 3100, source: { cycleAmount: 3100 } }]);
    world.moveTo('2027-04-01');
    await bill();
    expect((await ask()).toGrant).toEqual([]);
    expect(await lots()).toContain('[2027-04-01,2027-05-01) 3100');
    expect(await periods(id)).toHaveLength(2);
  });

  it('bills a new price from the next period on', async () => {
    const planId = await plan();
    const id = await start(planId, '2027-03-01');
    await plan({ priceCents: 12_400, allowances: [{ ...NOMADE.allowances[0]!, amount: 6200 }] }, planId);
    world.moveTo('2027-03-11');
    await change(id, { kind: 'pause', lastDay: '2027-03-20' });
    world.moveTo('2027-03-21');
    await bill();
    expect(await periods(id)).toEqual(['[2027-03-01,2027-03-11) 3000', '[2027-03-21,2027-04-01) 4400']);
    await expect(plan({ cycle: 'year' }, planId)).rejects.toEqual(code('plan_cycle_fixed'));
  });

  it('refuses with a reason of its own', async () => {
    const planId = await plan();
    await expect(start(planId, '2027-02-28')).rejects.toEqual(code('starts_too_early'));
    await expect(start(planId, '2028-03-02')).rejects.toEqual(code('too_far_ahead'));
    await expect(start(uuidv7(), '2027-03-01')).rejects.toEqual(code('not_found'));
    const id = await start(planId, '2027-03-01');
    await expect(start(planId, '2027-03-20')).rejects.toEqual(code('plan_held_already'));
    await expect(change(id, { kind: 'plan', planId })).rejects.toEqual(code('plan_unchanged'));
    const retired = await plan({ name: 'Ancienne', active: false });
    await expect(start(retired, '2027-03-01')).rejects.toEqual(code('plan_retired'));
    await expect(change(id, { kind: 'plan', planId: retired })).rejects.toEqual(code('plan_retired'));
    world.moveTo('2027-03-10');
    await expect(change(id, { kind: 'pause', from: '2027-03-09' })).rejects.toEqual(code('in_the_past'));
    await expect(change(id, { kind: 'pause', from: '2027-03-12', lastDay: '2027-03-11' })).rejects.toEqual(
      code('end_before_start'),
    );
    await expect(change(id, { kind: 'end', lastDay: '2027-02-10' })).rejects.toEqual(code('end_before_start'));
    await expect(change(id, { kind: 'end', lastDay: '2027-03-08' }, true)).rejects.toEqual(code('in_the_past'));
    const hidden = await plan({ name: 'Équipe', selfService: false });
    await expect(
      memberships().take(member.personId, site, { id: uuidv7(), planId: hidden, startsOn: '2027-03-10' }),
    ).rejects.toEqual(code('not_found'));
    const other = await world.member(site);
    await expect(memberships().changeOwn(other.personId, id, { id: uuidv7(), kind: 'end' })).rejects.toEqual(
      code('not_found'),
    );
  });

  it('gives somebody a plan once when it is asked for by many at once', async () => {
    const planId = await plan();
    const asked = Array.from({ length: 6 }, () =>
      memberships().take(member.personId, site, { id: uuidv7(), planId, startsOn: '2027-03-01' }),
    );
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await charges()).toHaveLength(1);
    const scopeOfPerson = personScope(member.personId, site);
    const wanted = { memberId: member.memberId, planId: null, state: null, name: '' };
    const { memberships: held } = await world.get(MembershipReader).list(scopeOfPerson, site, wanted, 1);
    expect(held).toHaveLength(1);
  });

  it('lets a billed period only end sooner', async () => {
    const id = await start(await plan(), '2027-03-01');
    for (const change of [
      'amount_cents = 1',
      "during = '[2027-03-01,2027-04-02)'",
      "during = '[2027-03-02,2027-04-01)'",
      'price_cents = 1',
    ]) {
      await expect(
        world.rows(`update membership_periods set ${change} where membership_id = $1`, [id]),
      ).rejects.toMatchObject({ constraint: 'membership_period_frozen' });
    }
    await expect(world.rows('delete from membership_periods where membership_id = $1', [id])).rejects.toMatchObject({
      constraint: 'membership_period_frozen',
    });
  });
});
