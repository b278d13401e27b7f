import type { BillingCompany, BillingMember, BillingView } from '../api/types';

/** Who owes something: a member, or a company that pays for its people. */
export type Debtor = BillingMember | BillingCompany;

/** Companies first: they owe the most. */
export const debtors = ({ companies, members }: BillingView): readonly Debtor[] => [...companies, ...members];

export const debtorId = (debtor: Debtor): string => ('companyId' in debtor ? debtor.companyId : debtor.memberId);

/** As an order to issue names it. */
export const debtorOf = (debtor: Debtor): { companyId: string } | { memberId: string } =>
  'companyId' in debtor ? { companyId: debtor.companyId } : { memberId: debtor.memberId };
