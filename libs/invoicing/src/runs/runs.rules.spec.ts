import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VAT_REGIMES } from '#libs/domain';
import { billable, consumer, professional } from '../../../../test/support/invoices.js';
import { computeCharges } from '../invoices/invoices.rules.js';
import { ANOMALIES, type Owed, type SoldBy, anomaliesOf, boundOf, sumByRate } from './runs.rules.js';

const seller: SoldBy = { country: 'FR', vatRegime: 'standard' };
const owed = (changes: Partial<Owed> = {}, ...amounts: readonly Parameters<typeof billable>[0][]): Owed => {
  const charges = (amounts.length === 0 ? [{}] : amounts).map(billable);
  return {
    buyer: consumer,
    charges,
    sums: computeCharges({ regime: 'standard' }, charges),
    usualCents: null,
    ...changes,
  };
};
const found = (one: Owed, from = seller) => anomaliesOf(one, from, '2026-11-01');
const cents = (amountCents: number) => ({ amountCents, unitPriceCents: amountCents });

describe('what to look at before a run', () => {
  it('is nothing about an ordinary member', () => {
    expect(found(owed())).toEqual([]);
    expect(found(owed({ buyer: professional }))).toEqual([]);
  });

  it.each([
    ['negative', owed({}, cents(-2000), { ...cents(5000), vatRateBp: 1000 })],
    ['vat_rate', owed({}, { vatRateBp: 1900 })],
    ['zero', owed({}, cents(2000), cents(-2000))],
    ['unusual', owed({ usualCents: 799 })],
    ['given_back', owed({}, cents(2000), cents(-500))],
    ['older', owed({}, { suppliedOn: '2026-10-31' })],
    ['reverse_charge_lapsed', owed({ buyer: { ...professional, reverseCharge: false } })],
    ['no_address', owed({ buyer: { ...consumer, address: null } })],
    ['no_email', owed({ buyer: { ...consumer, email: ' ' } })],
    ['no_registration', owed({ buyer: { ...professional, registration: null } })],
  ] as const)('%s', (anomaly, one) => expect(found(one)).toContain(anomaly));

  it('is not three times the usual, nor the first day of the month', () => {
    expect(found(owed({ usualCents: 800 }, { suppliedOn: '2026-11-01' }))).toEqual([]);
    expect(found(owed({ usualCents: 0 }))).toEqual([]);
  });

  it('says nothing of rates where no VAT is charged', () => {
    expect(found(owed({}, { vatRateBp: 1900 }), { country: 'FR', vatRegime: 'franchise' })).toEqual([]);
  });

  it('comes in one order, each once', () => {
    const all = found(
      owed(
        {
          buyer: { ...professional, registration: null, address: null, email: '', reverseCharge: false },
          usualCents: 1,
        },
        { ...cents(-2000), suppliedOn: '2026-01-01' },
        { ...cents(9000), vatRateBp: 1900 },
      ),
    );
    expect(all).toEqual(ANOMALIES.filter((one) => one !== 'zero'));
  });
});

describe('the sums of a run by rate', () => {
  it('are the sums of its documents', () => {
    const charge = fc
      .record({ amountCents: fc.integer({ min: 0, max: 99_999 }), vatRateBp: fc.constantFrom(0, 550, 1000, 2000) })
      .map(billable);
    const documents = fc.array(fc.array(charge, { maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(documents, fc.constantFrom(...VAT_REGIMES), (drawn, regime) => {
        const all = drawn.map((charges) => computeCharges({ regime }, charges));
        const sum = (of: readonly { netCents: number; vatCents: number }[]) =>
          of.reduce(([net, vat], one) => [net! + one.netCents, vat! + one.vatCents], [0, 0]);
        expect(sum(sumByRate(all))).toEqual(sum(all));
        const keys = sumByRate(all).map(({ vatCategory, vatRateBp }) => `${vatCategory}${vatRateBp}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('the bound of a day', () => {
  it('is 50 documents, or three times the busiest day of the month before', () => {
    expect([0, 16, 17, 300].map(boundOf)).toEqual([50, 50, 51, 900]);
  });
});
