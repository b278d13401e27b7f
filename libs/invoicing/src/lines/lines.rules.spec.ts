import fc from 'fast-check';
import { priceTimes } from '#libs/domain';
import { SELLERS, billable, professional, snapshot } from '../../../../test/support/invoices.js';
import { type LineFacts, type WrittenLine, termsOf } from './lines.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`lines.rules.spec seed ${seed} (repeat with SEED=${seed})`);

const FACTS: LineFacts = { country: 'FR', regime: 'standard', today: '2026-11-21', accountsBegin: ['70', '75'] };
const written = (changes: Partial<WrittenLine> = {}): WrittenLine => ({
  ...{ label: 'Cuisine', suppliedOn: '2026-11-20', quantity: '1', unitPrice: '10', priceMode: 'net', vatRateBp: 2000 },
  ...{ product: 'other', account: null, analytic: null, costCentreId: null },
  ...changes,
});

describe('a line that somebody writes', () => {
  it.each([
    ['0.25', '149.166667', 3729],
    ['1', '149.166667', 14917],
    ['3', '9.99', 2997],
    ['0.0001', '0.5', 0],
    ['2.5', '-12', -3000],
    ['0.5', '-0.01', -1],
    ['1', '0', 0],
  ])('%s times %s is %i cents', (quantity, unitPrice, amountCents) => {
    expect(termsOf(written({ quantity, unitPrice }), FACTS)).toMatchObject({ amountCents });
  });

  it('keeps what is finer than a cent, and nothing where a cent says it', () => {
    expect(termsOf(written({ unitPrice: '149.166667' }), FACTS)).toMatchObject({
      ...{ unitPriceCents: 14917, exactPrice: '149.166667' },
    });
    expect(termsOf(written({ unitPrice: '12.500000' }), FACTS)).toMatchObject({
      unitPriceCents: 1250,
      exactPrice: null,
    });
  });

  it('is the exact product, rounded once, half away from zero', () => {
    const digits = (most: number) => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(digits(9_999_999), digits(999_999), digits(999_999), digits(9_999), fc.boolean(), (...parts) => {
        const [whole, millionths, units, parts10k, below] = parts;
        const price = `${below ? '-' : ''}${whole}.${String(millionths).padStart(6, '0')}`;
        const cents = priceTimes(price, `${units}.${String(parts10k).padStart(4, '0')}`);
        const exact = (BigInt(whole) * 1_000_000n + BigInt(millionths)) * (BigInt(units) * 10_000n + BigInt(parts10k)); // 1e-8 cents
        const off = 2n * (BigInt(Math.abs(cents)) * 100_000_000n - exact);
        expect(off > -100_000_000n && off <= 100_000_000n).toBe(true);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it.each<[string, Partial<WrittenLine>, string, string]>([
    ['a rate that the country has not', { vatRateBp: 1960 }, 'vat_rate_unknown', 'vatRateBp'],
    ['a day long past', { suppliedOn: '2022-01-01' }, 'invalid_request', 'suppliedOn'],
    ['a day far ahead', { suppliedOn: '2028-01-01' }, 'invalid_request', 'suppliedOn'],
    ['more than a line may come to', { unitPrice: '9999999', quantity: '11' }, 'invalid_request', 'unitPrice'],
    ['an account that is none of sales', { account: '411000' }, 'invalid_request', 'account'],
  ])('refuses %s, and says what may be said', (_, changes, code, field) => {
    expect(() => termsOf(written(changes), FACTS)).toThrow(
      expect.objectContaining({ code, details: { errors: [expect.objectContaining({ field })] } }),
    );
  });

  it('has the rates of its seller: none of who charges no VAT', () => {
    const exempt = { ...FACTS, regime: 'franchise' } as const;
    expect(() => termsOf(written(), exempt)).toThrow(expect.objectContaining({ code: 'vat_rate_unknown' }));
    expect(termsOf(written({ vatRateBp: 0 }), exempt)).toMatchObject({ amountCents: 1000 });
  });
});

describe('on the document', () => {
  const lineOf = (changes: object) =>
    snapshot(SELLERS.company!, professional, [billable({ label: 'Cuisine', ...changes })]).lines[0]!;

  it('stands at the price that was agreed, to six decimals', () => {
    const line = lineOf({ quantity: '0.25', unitPriceCents: 14917, exactPrice: '149.166667', amountCents: 3729 });
    expect(line).toMatchObject({ quantity: '0.25', unitNet: '149.166667', netCents: 3729 });
  });

  it('shows a tax-included price as the net one that makes it', () => {
    const { unitNet, netCents } = lineOf({ unitPriceCents: 999, amountCents: 999, priceMode: 'gross' });
    expect([unitNet, netCents]).toEqual(['8.33', 833]);
  });

  it('is goods where goods are sold', () => {
    expect([lineOf({ product: 'goods' }).nature, lineOf({ product: 'room' }).nature]).toEqual(['goods', undefined]);
  });
});
