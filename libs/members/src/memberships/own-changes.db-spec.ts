import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Day, SiteId } from '#libs/domain';
import { MembershipBilling, MembershipReader, MembershipsService, PlansService } from '#libs/members';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import type { PlanFacts } from '../plans/plans.rules.js';
import type { WantedChange } from './memberships.service.js';

const PLAN: PlanFacts = {
  ...{ name: 'Nomade', description: null, priceCents: 9300, priceMode: 'gross', vatRateBp: 2000 },
  ...{ cycle: 'month', anchor: 'start', commitmentMonths: 0, noticeDays: 0, entryFeeCents: 0 },
  ...{ selfService: true, selfPause: false, nextPriceCents: null, nextPriceFrom: null, active: true },
  ...{ allowances: [], discounts: [], access: [], rates: [] },
};

describe('memberships, by those who have them', () => {
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

  const memberships = () => world.get(MembershipsService);
  const reader = () => world.get(MembershipReader);
  const bill = () => world.get(MembershipBilling).billSite(site);
  const refused = (code: string, details: object = {}) =>
    expect.objectContaining({ code, details: expect.objectContaining(details) });

  async function plan(changes: Partial<PlanFacts> = {}): Promise<string> {
    const id = uuidv7();
    await world.get(PlansService).create(world.scope(site), site, id, { ...PLAN, ...changes });
    return id;
  }
  async function take(planId: string, startsOn: Day): Promise<string> {
    const id = uuidv7();
    await memberships().take(member.personId, site, { id, planId, startsOn });
    return id;
  }
  const asMember = (id: string, wanted: Omit<WantedChange, 'id'>) =>
    memberships().changeOwn(member.personId, id, { id: uuidv7(), ...wanted });
  const asStaff = (id: string, wanted: Omit<WantedChange, 'id'>, exception = false) =>
    memberships().change(world.scope(site), site, id, { id: uuidv7(), ...wanted }, exception);
  const charges = async () =>
    (
      await world.rows<{ label: string; cents: string }>(
        `select label, amount_cents as cents from charges where site_id = $1 and status <> 'void' order by supplied_on, id`,
        [site],
      )
    ).map(({ label, cents }) => `${label} ${cents}`);

  it('take a dearer plan on any day, and a cheaper one after notice and commitment', async () => {
    const small = await plan({ noticeDays: 10 });
    const large = await plan({ name: 'Résident', priceCents: 31_000, commitmentMonths: 2, noticeDays: 30 });
    const yearly = await plan({ name: 'Année', priceCents: 100_000, cycle: 'year' });
    const id = await take(small, '2027-03-01');
    world.moveTo('2027-03-11');
    const { effects } = await asMember(id, { kind: 'plan', planId: large });
    expect(effects.map(({ cents }) => cents)).toEqual([-6300, 21_000]);
    for (const planId of [small, yearly]) {
      await expect(asMember(id, { kind: 'plan', planId })).rejects.toEqual(
        refused('too_early_to_change', {
          earliest: '2027-05-11',
          errors: [{ field: 'from', message: 'must not be before 2027-05-11' }],
        }),
      );
    }
    await asMember(id, { kind: 'plan', planId: small, from: '2027-05-11' });
    // The staff may do it at once.
    await asStaff(id, { kind: 'plan', planId: small });
    expect((await reader().byId(world.scope(site), site, id)).membership.terms).toHaveLength(2);
  });

  it('do not get what is not offered to them', async () => {
    const id = await take(await plan(), '2027-03-01');
    const hidden = await plan({ name: 'Équipe', selfService: false });
    await expect(asMember(id, { kind: 'plan', planId: hidden })).rejects.toEqual(refused('not_found'));
    await expect(asMember(id, { kind: 'pause', from: '2027-03-20' })).rejects.toEqual(refused('pause_not_offered'));
    await asStaff(id, { kind: 'pause', from: '2027-03-20' });
    await expect(asMember(id, { kind: 'resume', from: '2027-03-25' })).rejects.toEqual(refused('pause_not_offered'));
  });

  it('rest where the plan lets them, with its notice', async () => {
    const id = await take(await plan({ selfPause: true, noticeDays: 10 }), '2027-03-01');
    await expect(asMember(id, { kind: 'pause', from: '2027-03-10' })).rejects.toEqual(
      refused('too_early_to_change', { earliest: '2027-03-11' }),
    );
    await asMember(id, { kind: 'pause', from: '2027-03-11', lastDay: '2027-03-20' });
    expect(await charges()).toEqual(['Formule Nomade, 1er–10 mars 2027 3000']);
    world.moveTo('2027-03-12');
    await asMember(id, { kind: 'resume' });
    expect(await charges()).toContain('Formule Nomade, 12–31 mars 2027 6000');
  });

  it('pay the entry once, with what they pay first, and get it back with what they never had', async () => {
    const [small, large] = [await plan({ entryFeeCents: 2500 }), await plan({ name: 'Grand', entryFeeCents: 5000 })];
    const resting = await take(small, '2027-03-10');
    expect((await reader().byId(world.scope(site), site, resting)).next.map(({ cents }) => cents)).toEqual([
      9300, 2500,
    ]);
    await asStaff(resting, { kind: 'pause', from: '2027-03-10', lastDay: '2027-03-19' });
    world.moveTo('2027-03-20');
    await bill();
    expect((await charges()).at(-1)).toBe('Formule Nomade, frais d’entrée 2500');
    // Changed on its first day: one entry, and the second one is not told either.
    const id = await take(large, '2027-03-20');
    await asStaff(resting, { kind: 'end' });
    world.moveTo('2027-03-21');
    const third = await plan({ name: 'Troisième', entryFeeCents: 700 });
    const { effects } = await asStaff(id, { kind: 'plan', planId: third });
    expect(effects.map(({ kind }) => kind)).toEqual(['credit', 'charge']);
    // Given up before its first day is over, as if it had never been.
    const other = await take(small, '2027-03-21');
    const given = await asStaff(other, { kind: 'end', lastDay: '2027-03-20', reason: 'Erreur' }, true);
    expect(given.effects.map(({ kind, cents }) => `${kind} ${cents}`)).toEqual(['credit -9300', 'entry_fee -2500']);
    expect((await charges()).filter((text) => text.includes('frais'))).toHaveLength(2);
    // What came to nothing is still called by its name.
    expect(given.facts.changes.map(({ planId }) => planId && given.facts.plans.get(planId)?.name)).toEqual([
      ...['Nomade', null],
    ]);
  });

  it('pay a new price from the first period that begins on its day', async () => {
    const planId = await plan({ nextPriceCents: 12_400, nextPriceFrom: '2027-04-15' });
    const id = await take(planId, '2027-03-20');
    expect((await reader().byId(world.scope(site), site, id)).next).toMatchObject([{ cents: 9300 }]);
    world.moveTo('2027-05-20');
    // Late, as after an outage: each at the price of its own day.
    await bill();
    const { periods } = await reader().byId(world.scope(site), site, id);
    expect(periods.map(({ days, cents }) => `${days.first} ${cents}`)).toEqual([
      ...['2027-03-20 9300', '2027-04-20 12400', '2027-05-20 12400'],
    ]);
    const { plans } = await world.get(PlansService).book(world.scope(site), site);
    expect(plans).toMatchObject([{ priceCents: 12_400, nextPriceCents: null, nextPriceFrom: null }]);
    const { priceMode, ...facts } = { ...PLAN, nextPriceCents: 1 };
    const save = (nextPriceFrom: Day | null, nextPriceCents: number | null = 1) =>
      world
        .get(PlansService)
        .replace(world.scope(site), site, planId, { ...facts, priceMode, nextPriceFrom, nextPriceCents });
    for (const day of [null, '2027-05-20', '2027-02-30']) {
      await expect(save(day)).rejects.toMatchObject({ details: { errors: [{ field: 'nextPriceFrom' }] } });
    }
    await expect(save('2027-06-01', null)).rejects.toMatchObject({
      details: { errors: [{ field: 'nextPriceCents' }] },
    });
  });

  it('keep their plan on the days for which they use what it includes', async () => {
    const allowances = [{ unit: 'pass' as const, amount: 31, kind: 'desk' as const, resourceId: null }];
    const id = await take(await plan({ allowances, selfPause: true }), '2027-03-01');
    const use = (kind: 'debit' | 'restore', amount: number) =>
      world.rows(
        `insert into credit_lines (site_id, id, lot_id, kind, amount, origin_kind, origin_id, used_on, recorded_at)
         select site_id, gen_random_uuid(), id, $2, $3, 'reservation', $4, '2027-03-20', now()
         from credit_lots where site_id = $1`,
        [site, kind, amount, member.memberId],
      );
    await use('debit', -1);
    for (const wanted of [
      { kind: 'end', lastDay: '2027-03-19' },
      { kind: 'pause', from: '2027-03-15', lastDay: '2027-03-25' },
    ] as const) {
      await expect(asMember(id, wanted)).rejects.toEqual(refused('rights_used_later', { usedOn: '2027-03-20' }));
    }
    await asMember(id, { kind: 'pause', from: '2027-03-21' });
    await asMember(id, { kind: 'resume', from: '2027-03-21' });
    await use('restore', 1);
    await asMember(id, { kind: 'end', lastDay: '2027-03-19' });
  });

  it('are found by how they stand, by plan and by name', async () => {
    const planId = await plan({ noticeDays: 5 });
    const other = await plan({ name: 'Grand' });
    const [active, paused, ending, later, over] = [
      await take(planId, '2027-03-01'),
      ...(await Promise.all(
        Array.from({ length: 4 }, async () => {
          const { memberId } = await world.member(site);
          const id = uuidv7();
          await memberships().start(world.scope(site), site, memberId, { id, planId, startsOn: '2027-03-05' });
          return id;
        }),
      )),
    ] as const;
    world.moveTo('2027-03-05');
    await asStaff(paused!, { kind: 'pause' });
    await asStaff(ending!, { kind: 'end' });
    await asStaff(later!, { kind: 'end', lastDay: '2027-03-04', reason: 'Erreur' }, true);
    await asStaff(over!, { kind: 'plan', planId: other, from: '2027-03-05' });
    const found = async (wanted: object, page = 1) => {
      const all = { memberId: null, planId: null, state: null, name: '', ...wanted };
      const { memberships: page1, total } = await reader().list(world.scope(site), site, all, page);
      expect(page === 1 ? total : 5).toBe(page === 1 ? page1.length : 5);
      return page1.map(({ membership }) => membership.id).toSorted();
    };
    expect(await found({})).toHaveLength(5);
    expect(await found({ state: 'paused' })).toEqual([paused]);
    expect(await found({ state: 'ending' })).toEqual([ending]);
    expect(await found({ state: 'ended' })).toEqual([later]);
    expect(await found({ state: 'to_come' })).toEqual([]);
    expect(await found({ state: 'active' })).toEqual([active, ending, over].toSorted());
    expect(await found({ planId: other })).toEqual([over]);
    expect(await found({ memberId: member.memberId })).toEqual([active]);
    expect(await found({ name: 'nobody like this' })).toEqual([]);
    expect(await found({}, 2)).toEqual([]);
  });

  it('are ended early by the staff for a reason, and for none without', async () => {
    const id = await take(await plan({ noticeDays: 30 }), '2027-03-01');
    await expect(asStaff(id, { kind: 'end', lastDay: '2027-03-02', reason: '  ' }, true)).rejects.toMatchObject({
      details: { errors: [{ field: 'reason' }] },
    });
    const { facts } = await asStaff(id, { kind: 'end', lastDay: '2027-03-02', reason: ' Déménagement ' }, true);
    expect(facts.changes.at(-1)).toMatchObject({ kind: 'end', exception: true, reason: 'Déménagement' });
  });
});
