import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Buyer, type Seller, VAT_REGIMES } from '#libs/domain';
import { composeInvoice, inOrder } from '../invoices/invoices.rules.js';
import { previewOf } from './bills.rules.js';

const charge = fc.record({
  label: fc.constantFrom('Salle', 'Poste'),
  suppliedOn: fc.constantFrom('2026-11-03', '2026-11-04', '2026-10-30'),
  quantity: fc.constant('1'),
  unitPriceCents: fc.constant(1000),
  amountCents: fc.integer({ min: -5_000, max: 20_000 }),
  currency: fc.constant('EUR' as const),
  priceMode: fc.constantFrom('net' as const, 'gross' as const),
  vatRateBp: fc.constantFrom(0, 550, 2000),
  personId: fc.constantFrom('a', 'b', 'c'),
  costCentre: fc.constantFrom(null, 'Atelier', 'Export'),
});
const PEOPLE: Record<string, string> = { a: 'Anne', b: 'Béa', c: 'Anne' };

describe('what a company will be billed', () => {
  it('is the invoice that would be issued: the same lines in the same order, and the same sums', () => {
    fc.assert(
      fc.property(fc.array(charge, { maxLength: 20 }), fc.constantFrom(...VAT_REGIMES), (drawn, vatRegime) => {
        const charges = drawn.map((one) => ({ ...one, person: PEOPLE[one.personId]! }));
        const preview = previewOf({ regime: vatRegime }, charges);
        const invoice = composeInvoice(
          {
            ...{ locale: 'fr', month: '2026-11', currency: 'EUR', paymentDays: 30, buyer: {} as Buyer },
            ...{ seller: { vatRegime } as Seller, reference: { purchaseOrder: null, serviceCode: null } },
          },
          inOrder(charges),
        );
        const { netCents, vatCents, grossCents } = invoice;
        expect(preview).toMatchObject({ netCents, vatCents, grossCents });
        expect(preview.lines.map((line) => [line.label, line.suppliedOn, line.person, line.netCents])).toEqual(
          invoice.lines.map((line) => [line.label, line.suppliedOn, line.person, line.netCents]),
        );
        const sum = (numbers: readonly { netCents: number }[]) => numbers.reduce((all, one) => all + one.netCents, 0);
        expect([sum(preview.parts), sum(preview.lines)]).toEqual([netCents, netCents]);
        expect(preview.parts.reduce((all, part) => all + part.charges, 0)).toBe(charges.length);
      }),
    );
  });

  it('tells two people of one name apart, which the invoice cannot', () => {
    const one = { label: 'Salle', suppliedOn: '2026-11-03', quantity: '1', unitPriceCents: 1000, amountCents: 1000 };
    const terms = { currency: 'EUR', priceMode: 'net', vatRateBp: 2000, person: 'Anne', costCentre: null } as const;
    const charges = ['a', 'c', 'a'].map((personId) => ({ ...one, ...terms, personId }));
    expect(previewOf({ regime: 'standard' }, charges).parts).toEqual([
      { personId: 'a', person: 'Anne', costCentre: null, charges: 2, netCents: 2000 },
      { personId: 'c', person: 'Anne', costCentre: null, charges: 1, netCents: 1000 },
    ]);
  });
});
