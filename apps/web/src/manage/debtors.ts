import type { BillingCompany, BillingMember, BillingView, InvoiceSummary } from '../api/types';
import { signed } from '../invoices/signed';

/** Who owes something: a member, or a company that pays for its people. */
export type Debtor = BillingMember | BillingCompany;

/** Companies first: they owe the most. */
export const debtors = ({ companies, members }: BillingView): readonly Debtor[] => [...companies, ...members];

export const debtorId = (debtor: Debtor): string => ('companyId' in debtor ? debtor.companyId : debtor.memberId);

/** As an order to issue names it. */
export const debtorOf = (debtor: Debtor): { companyId: string } | { memberId: string } =>
  'companyId' in debtor ? { companyId: debtor.companyId } : { memberId: debtor.memberId };

/** The documents of the month to each of them, by their id, the newest first. */
export function documentsByDebtor({ issued }: BillingView): ReadonlyMap<string, readonly InvoiceSummary[]> {
  const found = new Map<string, InvoiceSummary[]>();
  for (const document of issued) {
    const id = document.companyId ?? document.memberId ?? '';
    found.set(id, [...(found.get(id) ?? []), document]);
  }
  return found;
}

/** What documents come to, tax included: credit notes are taken off, and what an invoice took off a deposit counts once. */
export const invoicedCents = (documents: readonly InvoiceSummary[]): number =>
  documents.reduce((sum, { kind, grossCents, deductedCents }) => sum + signed(kind, grossCents - deductedCents), 0);
