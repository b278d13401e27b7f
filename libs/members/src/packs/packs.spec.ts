import { describe, expect, it } from '@jest/globals';
import { type CreditTerms, checkTerms, reasonOf } from '../credits/credits.rules.js';
import { type Pack, checkValidity, validityOf, vatOf } from './packs.rules.js';

const PASSES: CreditTerms = { unit: 'pass', amount: 10, kind: 'desk', resourceId: null, countsAt: null };
const POOL = { kind: 'room', mode: 'pool' } as const;
const ROOM = { kind: 'room', mode: 'exclusive' } as const;
const DESK = { kind: 'desk', mode: 'exclusive' } as const;

describe('what credit is for', () => {
  it.each([
    ['desks', PASSES, null],
    ['one desk', { ...PASSES, kind: null, resourceId: 'd' }, DESK],
    ['one resource that several share', { ...PASSES, kind: null, resourceId: 'p' }, POOL],
    ['hours of anything', { ...PASSES, unit: 'minute', kind: null }, null],
    ['hours of a room', { ...PASSES, unit: 'minute', kind: null, resourceId: 'r' }, ROOM],
    ['money at one price mode', { ...PASSES, unit: 'cent', kind: null, countsAt: 'gross' }, null],
  ] as const)('may be %s', (_, terms, resource) => {
    expect(() => checkTerms(terms, resource)).not.toThrow();
  });

  it.each([
    ['passes of rooms', { ...PASSES, kind: 'room' }, null, 'credit_wrong_unit'],
    ['passes of anything', { ...PASSES, kind: null }, null, 'credit_wrong_unit'],
    ['passes of one room', { ...PASSES, kind: null, resourceId: 'r' }, ROOM, 'credit_wrong_unit'],
    ['money at any price', { ...PASSES, unit: 'cent', kind: null }, null, 'credit_needs_price_mode'],
    ['passes at a price mode', { ...PASSES, countsAt: 'net' }, null, 'credit_needs_price_mode'],
  ] as const)('is not %s', (_, terms, resource, code) => {
    expect(() => checkTerms(terms, resource)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });

  it('is given and taken with a reason', () => {
    expect(reasonOf('  geste commercial ')).toBe('geste commercial');
    expect(() => reasonOf('   ')).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

describe('a pack', () => {
  const pack: Pack = {
    ...PASSES,
    ...{ id: 'p', name: 'Carnet', priceCents: 10_000, priceMode: 'gross', vatRateBp: 2000 },
    ...{ validityMonths: 6, validityDays: null, selfService: true, active: true },
  };

  it('lasts so many months or days from the sale, or for good', () => {
    expect(validityOf('2026-08-31', pack)).toEqual({ first: '2026-08-31', next: '2027-02-28' });
    expect(validityOf('2026-12-31', { validityMonths: null, validityDays: 1 })).toEqual({
      first: '2026-12-31',
      next: '2027-01-01',
    });
    expect(validityOf('2026-12-31', { validityMonths: null, validityDays: null }).next).toBeNull();
    expect(() => checkValidity({ ...pack, validityDays: 3 })).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });

  it('tells its VAT', () => {
    expect(vatOf(pack)).toMatchObject({ netCents: 8333, vatCents: 1667, grossCents: 10_000 });
    expect(vatOf({ ...pack, priceMode: 'net' })).toMatchObject({ netCents: 10_000, grossCents: 12_000 });
  });
});
