import { type Buyer, type BuyerReference, type CompanyId, type MemberId, type SiteId, notFound } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type Debtor, payerId } from '../charges/debtor.js';

export interface CompanyBuyer {
  readonly buyer: Buyer;
  readonly reference: BuyerReference;
}

/** Who pays, as documents print them; a reference is a company's. */
export interface Payer {
  readonly buyer: Buyer;
  readonly reference?: BuyerReference;
}

/** Provided by the members library, which knows who a member is; invoicing only needs what is printed. */
export abstract class Buyers {
  /** Members of the site among the ids; whoever is unknown is absent. */
  abstract byMember(tx: Tx, siteId: SiteId, memberIds: readonly MemberId[]): Promise<Map<MemberId, Buyer>>;
  /** Companies with an account at the site among the ids. */
  abstract byCompany(tx: Tx, siteId: SiteId, ids: readonly CompanyId[]): Promise<Map<CompanyId, CompanyBuyer>>;

  /** By `payerId`, companies first; whom the site does not know is absent. */
  async payers(tx: Tx, siteId: SiteId, debtors: readonly Debtor[]): Promise<Map<string, Payer>> {
    const companyIds = new Set(debtors.flatMap(({ companyId }) => companyId ?? []));
    const memberIds = new Set(debtors.flatMap(({ memberId }) => memberId ?? []));
    // Sent together.
    const [companies, members] = await Promise.all([
      this.byCompany(tx, siteId, [...companyIds]),
      this.byMember(tx, siteId, [...memberIds]),
    ]);
    return new Map<string, Payer>([...companies, ...[...members].map(([id, buyer]) => [id, { buyer }] as const)]);
  }

  /** Throws not_found. */
  async payer(tx: Tx, siteId: SiteId, debtor: Debtor): Promise<Payer> {
    const payer = (await this.payers(tx, siteId, [debtor])).get(payerId(debtor));
    if (!payer) throw notFound();
    return payer;
  }
}

/** As lists and texts call a buyer. */
export const calledAs = ({ companyName, name }: Pick<Buyer, 'companyName' | 'name'>): string => companyName ?? name;
