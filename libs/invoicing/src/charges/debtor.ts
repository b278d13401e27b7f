import type { CompanyId, MemberId } from '#libs/domain';

/** Who owes it: a member, or the company that pays. */
export type Debtor =
  | { readonly memberId: MemberId; readonly companyId?: undefined }
  | { readonly companyId: CompanyId; readonly memberId?: undefined };

/** The same as a row of the database has it. Of a charge whose company pays, the member is whose thing it was. */
export interface DebtorIds {
  readonly memberId: MemberId | null;
  readonly companyId: CompanyId | null;
}

export const debtorOf = ({ memberId, companyId }: DebtorIds): Debtor =>
  companyId === null ? { memberId: memberId! } : { companyId };

/** One of the two is null. */
export const idsOf = (debtor: Debtor): DebtorIds => ({
  memberId: debtor.memberId ?? null,
  companyId: debtor.companyId ?? null,
});

/** What a debtor owes is gathered by this: no member has the id of a company. */
export const payerId = ({ memberId, companyId }: Debtor | DebtorIds): string => (companyId ?? memberId)!;

export const isOf = (document: DebtorIds, debtor: Debtor): boolean => {
  const { memberId, companyId } = idsOf(debtor);
  return document.memberId === memberId && document.companyId === companyId;
};
