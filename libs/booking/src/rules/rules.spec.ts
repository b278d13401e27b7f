import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError, HOUR, MINUTE, type ResourceId, type SiteId, dayBounds, toIso } from '#libs/domain';
import { checkSteps, feeCents, feePercent, freeUntil, outlookOf } from './cancellation.rules.js';
import { decidedMail } from './approvals.mails.js';
import { type Mine, type PersonalRules, type Quota, periodOf, personalRefusals } from './personal.rules.js';
import { type SiteTerms, approvalEnds, noticeEnds, termsOfResource, tooLateToBook } from './terms.rules.js';

const LILLE = 'Europe/Paris';
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
console.log(`rules.spec seed ${seed} (repeat with SEED=${seed})`);

const START = Date.UTC(2026, 11, 8, 8);
const SITE: SiteTerms = {
  siteId: 's' as SiteId,
  ...{ noticeToBookMinutes: 60, noticeToChangeMinutes: 120, noticeToCancelMinutes: 180, horizonDays: 90 },
  ...{ onePlaceKinds: ['desk'], approvalMinutes: 60, noShowAfterMinutes: null, noShowFeePercent: 0 },
  resources: [
    {
      resourceId: 'laser' as ResourceId,
      ...{ noticeToBookMinutes: 0, noticeToChangeMinutes: null, noticeToCancelMinutes: null, horizonDays: 30 },
      ...{ onePlace: true, approval: true },
    },
  ],
  steps: [
    { hoursBefore: 24, feePercent: 50 },
    { hoursBefore: 4, feePercent: 100 },
  ],
};

describe('a resource', () => {
  it('follows its site but for its own rules, of which 0 is one', () => {
    expect(termsOfResource(SITE, 'laser', 'machine')).toEqual({
      ...{ noticeToBookMinutes: 0, noticeToChangeMinutes: 120, noticeToCancelMinutes: 180, horizonDays: 30 },
      ...{ onePlace: true, approval: true },
    });
    expect(termsOfResource(SITE, 'other', 'machine')).toMatchObject({ noticeToBookMinutes: 60, onePlace: false });
    expect(termsOfResource(SITE, 'desk 4', 'desk')).toMatchObject({ onePlace: true, approval: false });
  });

  it('is booked from the minute on that its notice ends', () => {
    expect(noticeEnds(30, START + 1)).toBe(START + 31 * MINUTE);
    expect(tooLateToBook({ start: START + 30 * MINUTE, end: START + HOUR }, 30, START)).toBeNull();
    expect(tooLateToBook({ start: START + 29 * MINUTE, end: START + HOUR }, 30, START)).toMatchObject({
      details: { earliest: toIso(START + 30 * MINUTE) },
    });
    expect(approvalEnds(START, 60, START - 2 * HOUR)).toBe(START - HOUR);
    expect(approvalEnds(START, 60, START - 10 * MINUTE)).toBe(START);
  });
});

describe('giving back', () => {
  it('costs by the last step that has begun, and free until the first that costs', () => {
    const at = (hours: number) => feePercent(SITE.steps, START, START - hours * HOUR);
    expect([at(25), at(24), at(23.9), at(4), at(3.9), at(-1)]).toEqual([0, 0, 50, 50, 100, 100]);
    expect(freeUntil(SITE.steps, START)).toBe(START - 24 * HOUR);
    expect(freeUntil([], START)).toBeNull();
    expect(freeUntil([{ hoursBefore: 48, feePercent: 0 }, ...SITE.steps], START)).toBe(START - 24 * HOUR);
    expect(feeCents(SITE.steps, { start: START, priceCents: 1501, extras: [] }, START - 5 * HOUR)).toBe(751);
  });

  it('never costs less later, nor more than the price', () => {
    const steps = fc
      .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 6 })
      .chain((hours) =>
        fc
          .array(fc.integer({ min: 0, max: 100 }), { minLength: hours.length, maxLength: hours.length })
          .map((fees) => ({ hours: hours.toSorted((a, b) => b - a), fees: fees.toSorted((a, b) => a - b) })),
      )
      .map(({ hours, fees }) => hours.map((hoursBefore, index) => ({ hoursBefore, feePercent: fees[index]! })));
    fc.assert(
      fc.property(steps, fc.nat(100_000), fc.nat(300 * 60), fc.nat(300 * 60), (given, priceCents, a, b) => {
        const kept = checkSteps(given.toReversed());
        const [early, late] = [Math.max(a, b), Math.min(a, b)].map((minutes) =>
          feeCents(kept, { start: START, priceCents, extras: [] }, START - minutes * MINUTE),
        );
        expect(late).toBeGreaterThanOrEqual(early!);
        expect(late).toBeLessThanOrEqual(priceCents);
        const free = freeUntil(kept, START);
        if (free !== null) expect(feePercent(kept, START, free)).toBe(0);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('is what its owner can still do, and what is only held costs nothing', () => {
    const booked = {
      status: 'confirmed',
      resourceId: 'room',
      kind: 'room' as const,
      start: new Date(START),
      priceCents: 1000,
      extras: [],
    };
    expect(outlookOf(booked, SITE, START - 10 * HOUR)).toEqual({
      ...{ cancellable: true, movable: true, noShowAfterMinutes: null },
      cancellation: { feeCents: 500, freeUntil: START - 24 * HOUR, until: START - 3 * HOUR },
    });
    expect(outlookOf(booked, SITE, START - 2.5 * HOUR)).toEqual({
      ...{ cancellable: false, movable: true, noShowAfterMinutes: null },
      cancellation: null,
    });
    expect(outlookOf({ ...booked, status: 'held' }, SITE, START - HOUR)).toEqual({
      ...{ cancellable: true, movable: false, noShowAfterMinutes: null },
      cancellation: { feeCents: 0, freeUntil: null, until: START },
    });
    expect(outlookOf({ ...booked, resourceId: 'laser' }, SITE, START - 10 * HOUR).movable).toBe(false);
  });
});

const QUOTA: Quota = { id: 'q', unit: 'minutes', per: 'week', atMost: 180, kind: null, resourceId: null };
const RULES: PersonalRules = {
  ...{ quotas: [], isOnePlace: () => false, trainings: [], zone: LILLE },
  contact: { email: 'accueil@example.org', phone: null },
};
const mine = (start: number, hours: number, more: Partial<Mine> = {}): Mine => ({
  ...{ id: 'm', resourceId: 'r', resourceName: 'Salle Lys', kind: 'room', quantity: 1, live: true },
  ...{ start, end: start + hours * HOUR, ...more },
});
const refusals = (wanted: Mine, held: Mine[], rules: Partial<PersonalRules>) =>
  [...personalRefusals(wanted, held, { ...RULES, ...rules })].map((refusal) => {
    if (!(refusal instanceof DomainError)) throw refusal;
    return { code: refusal.code, ...refusal.details };
  });

describe('rules about who books', () => {
  it('count by the calendar of the site, through both changes of the clocks', () => {
    const of = (per: Quota['per'], instant: number) => {
      const { start, end } = periodOf(per, instant, LILLE);
      return [toIso(start), toIso(end)];
    };
    expect(of('day', Date.UTC(2027, 2, 28, 12))).toEqual(['2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z']);
    expect(of('week', Date.UTC(2027, 9, 31, 12))).toEqual(['2027-10-24T22:00:00Z', '2027-10-31T23:00:00Z']);
    expect(of('month', Date.UTC(2027, 2, 31, 22, 30))).toEqual(['2027-03-31T22:00:00Z', '2027-04-30T22:00:00Z']);
    expect(dayBounds('2027-03-28', LILLE)).toEqual(periodOf('day', Date.UTC(2027, 2, 28, 12), LILLE));
  });

  it('count a booking where it begins, each place of it, also one nobody came for', () => {
    const rules = { quotas: [QUOTA] };
    expect(refusals(mine(START, 1), [mine(START + 24 * HOUR, 2)], rules)).toEqual([]);
    expect(refusals(mine(START, 1.5), [mine(START + 24 * HOUR, 2, { live: false })], rules)).toMatchObject([
      { code: 'quota_reached', quota: { used: 120, remaining: 60, renewsAt: '2026-12-13T23:00:00Z' } },
    ]);
    expect(refusals(mine(START, 2, { quantity: 2 }), [], rules)).toMatchObject([
      { quota: { used: 0, remaining: 180 } },
    ]);
    expect(refusals(mine(START, 3), [mine(START + 7 * 24 * HOUR, 3)], rules)).toEqual([]);
    const desks = { quotas: [{ ...QUOTA, unit: 'places' as const, atMost: 1, kind: 'desk' as const }] };
    expect(refusals(mine(START, 1), [mine(START, 1, { kind: 'desk' })], desks)).toEqual([]);
    expect(refusals(mine(START, 1, { kind: 'desk' }), [mine(START, 1, { kind: 'desk' })], desks)).toHaveLength(1);
  });

  it('have one place at a time among those of one sort: touching is not overlapping', () => {
    const rules = { isOnePlace: ({ kind }: { kind: string }) => kind === 'desk' };
    const desk = mine(START, 2, { kind: 'desk' });
    expect(refusals(desk, [mine(START + 2 * HOUR, 1, { kind: 'desk' })], rules)).toEqual([]);
    expect(refusals(desk, [mine(START, 2)], rules)).toEqual([]);
    expect(refusals(desk, [{ ...desk, live: false }], rules)).toEqual([]);
    expect(refusals(desk, [mine(START + HOUR, 3, { kind: 'desk' })], rules)).toMatchObject([
      { code: 'one_place_at_a_time', reservation: { resourceName: 'Salle Lys', start: toIso(START + HOUR) } },
    ]);
  });

  it('ask for every training on every day of use', () => {
    const training = { id: 't', name: 'Laser', grantedOn: '2026-12-01', expiresOn: '2026-12-08' };
    const asked = (change: object, hours = 1) =>
      refusals(mine(START, hours), [], { trainings: [{ ...training, ...change }] }).map(({ code }) => code);
    expect(asked({})).toEqual([]);
    expect(asked({ expiresOn: null }, 48)).toEqual([]);
    expect(asked({}, 24)).toEqual(['authorisation_expired']);
    expect(asked({ grantedOn: null })).toEqual(['authorisation_missing']);
    expect(asked({ grantedOn: '2026-12-09', expiresOn: null })).toEqual(['authorisation_missing']);
    const both = refusals(mine(START, 1), [], {
      trainings: [
        { ...training, grantedOn: null },
        { ...training, id: 'u', expiresOn: '2026-12-07' },
      ],
    });
    expect(both).toMatchObject([{ contact: RULES.contact }, { expiresOn: '2026-12-07' }]);
  });
});

describe('the staff’s word', () => {
  it('is written in the language of who asked, and says why not', () => {
    const decided = {
      ...{ to: 'lea@example.org', siteName: 'La Grappe', resourceName: 'Salle Lys', zone: LILLE },
      ...{ during: { start: START, end: START + HOUR }, link: 'https://example.org/moi' },
    };
    const yes = decidedMail({ ...decided, locale: 'en', refusedBecause: null });
    // The comma comes and goes with the version of the names.
    expect(yes.subject).toMatch(/^Reservation approved: La Grappe, Tuesday,? 8 December 2026$/);
    expect(yes.text).not.toContain('Reason');
    const no = decidedMail({ ...decided, locale: 'en', refusedBecause: 'Council meeting' });
    expect(no.text).toMatch(
      /refused your reservation:\n\nSalle Lys, Tuesday,? 8 December 2026, 09:00 – 10:00\n\nReason: Council meeting/,
    );
  });
});
