import fc from 'fast-check';
import { sum } from '#libs/domain';
import { SELLERS, billable, consumer, professional, snapshot } from '../../../../test/support/invoices.js';
import { assertBegun, billableBefore, composeInvoice, computeCharges, documentNumber } from './invoices.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`invoices.rules.spec seed ${seed} (repeat with SEED=${seed})`);

describe('which charges an invoice takes', () => {
  it.each([
    ['a past month whole', '2026-10', '2026-11-21', '2026-11-01'],
    ['the present month up to today', '2026-11', '2026-11-21', '2026-11-22'],
    ['the last day of the month', '2026-11', '2026-11-30', '2026-12-01'],
  ])('%s', (_, month, today, expected) => {
    expect(billableBefore(month, today)).toBe(expected);
  });
});

describe('a month that is invoiced', () => {
  it('has begun', () => {
    for (const month of ['2026-11', '2026-10', '2019-12']) expect(() => assertBegun(month, '2026-11-01')).not.toThrow();
    for (const month of ['2026-12', '2027-01', '2030-01'])
      expect(() => assertBegun(month, '2026-11-30')).toThrow(
        expect.objectContaining({ code: 'month_not_begun', details: expect.objectContaining({ latest: '2026-11' }) }),
      );
  });
});

describe('documentNumber', () => {
  it('names series, year and rank, and sorts as text', () => {
    expect(documentNumber('invoice', 2026, 1)).toBe('F2026-000001');
    expect(documentNumber('credit_note', 2026, 7)).toBe('A2026-000007');
    expect([9, 10].map((rank) => documentNumber('invoice', 2026, rank)).toSorted()).toEqual([
      'F2026-000009',
      'F2026-000010',
    ]);
  });
});

describe('the document', () => {
  it('has the agreed net price, and the exact one of a tax-included price', () => {
    const invoice = snapshot(SELLERS.company!, professional, [
      billable({ quantity: '3', unitPriceCents: 1333, amountCents: 3999 }),
      billable({ quantity: '3', unitPriceCents: 333, amountCents: 999, priceMode: 'gross', vatRateBp: 1000 }),
    ]);
    expect(invoice.lines.map((line) => [line.unitNet, line.netCents])).toEqual([
      ['13.33', 3999],
      ['3.026667', 908],
    ]);
  });

  it('has the agreed net price also beside tax-included ones of the same rate', () => {
    const invoice = snapshot(SELLERS.company!, professional, [
      billable({ quantity: '0.25', unitPriceCents: 14917, exactPrice: '149.166667', amountCents: 3729 }),
      billable({ unitPriceCents: 999, amountCents: 999, priceMode: 'gross' }),
      billable({ unitPriceCents: -1000, amountCents: -1000 }),
    ]);
    expect(invoice.lines.map((line) => [line.unitNet, line.netCents])).toEqual([
      ['149.166667', 3729],
      ['8.33', 833],
      ['-10.00', -1000],
    ]);
  });

  it('charges no VAT for a seller who may not, whatever the rate of the product', () => {
    for (const kind of ['franchise', 'association', 'commune']) {
      const { vatCents, grossCents, vat } = snapshot(SELLERS[kind]!, consumer, [
        billable({ amountCents: 1000 }),
        billable({ amountCents: 990, priceMode: 'gross', vatRateBp: 1000 }),
      ]);
      expect([kind, vatCents, grossCents, vat.length]).toEqual([kind, 0, 1990, 1]);
    }
  });

  it('charges no VAT to a business that owes it itself, and names why; prices lose the tax they held', () => {
    const buyer = { ...professional, vatNumber: 'BE0403019261', reverseCharge: true };
    const charges = [billable({ amountCents: 1000 }), billable({ amountCents: 1200, priceMode: 'gross' })];
    const invoice = snapshot(SELLERS.company!, buyer, charges);
    expect(invoice.vat).toEqual([{ vatCategory: 'AE', vatRateBp: 0, netCents: 2000, vatCents: 0 }]);
    expect(invoice.mentions.find(({ code }) => code === 'reverse_charge')?.text).toMatch(/Autoliquidation/);
    expect(computeCharges({ regime: 'standard', reverseCharge: true }, charges).grossCents).toBe(2000);
    // Who charges no VAT at all has none to hand on.
    const exempt = snapshot(SELLERS.franchise!, buyer, charges);
    expect(exempt).toMatchObject({ grossCents: 2200, vatCents: 0 });
    expect(exempt.mentions.some(({ code }) => code === 'reverse_charge')).toBe(false);
    expect(
      snapshot(SELLERS.company!, professional, charges).mentions.some((one) => one.code === 'reverse_charge'),
    ).toBe(false);
  });

  it('begins its period with the oldest charge', () => {
    const forgotten = snapshot(SELLERS.company!, consumer, [billable({ suppliedOn: '2026-09-30' }), billable()]);
    expect(forgotten.period).toEqual({ first: '2026-09-30', last: '2026-11-30' });
    expect(snapshot(SELLERS.company!, consumer, [billable()]).period.first).toBe('2026-11-01');
  });

  it('refuses another currency than the site’s', () => {
    expect(() => snapshot(SELLERS.company!, consumer, [billable({ currency: 'CHF' })])).toThrow(RangeError);
  });

  it('is the sum of its lines, whatever is mixed, and equals what the cockpit announced', () => {
    const charge = fc.record({
      amountCents: fc.nat(200_000),
      quantity: fc.constantFrom('1', '2', '2.5', '0.25'),
      priceMode: fc.constantFrom('net' as const, 'gross' as const),
      vatRateBp: fc.constantFrom(2000, 1000, 550),
    });
    fc.assert(
      fc.property(
        fc.array(charge, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...Object.keys(SELLERS)),
        (charges, kind) => {
          const seller = SELLERS[kind]!;
          const lines = charges.map((changes) => billable({ ...changes, currency: seller.currency }));
          const invoice = snapshot(seller, consumer, lines);
          expect(sum(invoice.lines.map((line) => line.netCents))).toBe(invoice.netCents);
          expect(sum(invoice.vat.map((group) => group.vatCents))).toBe(invoice.vatCents);
          const { netCents, vatCents, grossCents } = invoice;
          expect(computeCharges({ regime: seller.vatRegime }, lines)).toMatchObject({ netCents, vatCents, grossCents });
          // Everybody pays the price that was shown, to the cent, when it was shown with tax.
          if (charges.every(({ priceMode }) => priceMode === 'gross'))
            expect(grossCents).toBe(sum(lines.map((line) => line.amountCents)));
        },
      ),
      { seed, numRuns: 1_000 },
    );
  });

  it('is composed without its number: that is the last thing to be known', () => {
    const seller = snapshot(SELLERS.company!, consumer, [billable()]).seller;
    const facts = {
      locale: 'fr',
      month: '2026-11',
      currency: 'EUR',
      seller,
      buyer: consumer,
      paymentDays: 30,
    } as const;
    expect(Object.keys(composeInvoice(facts, [billable()]))).not.toEqual(expect.arrayContaining(['number']));
  });
});
