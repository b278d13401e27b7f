import { describe, expect, it } from '@jest/globals';
import type { BillingView, InvoiceSummary } from '../api/types';
import { documentsByDebtor, invoicedCents } from './debtors';

const document = (changes: Partial<InvoiceSummary>): InvoiceSummary =>
  ({ kind: 'invoice', memberId: null, companyId: null, grossCents: 0, deductedCents: 0, ...changes }) as InvoiceSummary;

describe('what was issued in a month', () => {
  const issued = [
    document({ id: 'c', memberId: 'camille', grossCents: 52_540 }),
    document({ id: 'b', companyId: 'benali', kind: 'deposit', grossCents: 15_762, deductedCents: 5_762 }),
    document({ id: 'a', memberId: 'camille', grossCents: 28_524 }),
    document({ id: 'd', memberId: 'camille', kind: 'credit_note', grossCents: 1_200 }),
  ];

  it('is all there beside each client, and their sums are the sum of the month', () => {
    const found = documentsByDebtor({ issued } as unknown as BillingView);
    expect(found.get('camille')!.map(({ id }) => id)).toEqual(['c', 'a', 'd']);
    expect(invoicedCents(found.get('camille')!)).toBe(52_540 + 28_524 - 1_200);
    expect(invoicedCents(found.get('benali')!)).toBe(10_000);
    expect([...found.values()].reduce((sum, of) => sum + invoicedCents(of), 0)).toBe(invoicedCents(issued));
  });
});
