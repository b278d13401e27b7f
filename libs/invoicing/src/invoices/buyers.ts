import type { Buyer, BuyerReference, CompanyId, MemberId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

export interface CompanyBuyer {
  readonly buyer: Buyer;
  readonly reference: BuyerReference;
}

/** Provided by the members library, which knows who a member is; invoicing only needs what is printed. */
export abstract class Buyers {
  /** Members of the site among the ids; whoever is unknown is absent. */
  abstract byMember(tx: Tx, siteId: SiteId, memberIds: readonly MemberId[]): Promise<Map<MemberId, Buyer>>;
  /** Companies with an account at the site among the ids. */
  abstract byCompany(tx: Tx, siteId: SiteId, ids: readonly CompanyId[]): Promise<Map<CompanyId, CompanyBuyer>>;
}
