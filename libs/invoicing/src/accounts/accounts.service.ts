import { Injectable } from '@nestjs/common';
import { type Currency, type MemberId, type Month, type SiteId, localDay, notFound } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { Buyers } from '../invoices/buyers.js';
import { type AccountCharge, type AccountInvoice, chargesOf, invoicesOf } from './accounts.store.js';

const CHARGES_AT_MOST = 200;
const INVOICES_AT_MOST = 24;

/** A charge with the name of the company that pays; null: the member does. */
export type NamedCharge = Omit<AccountCharge, 'companyId'> & { readonly paidBy: string | null };

export interface MemberAccount {
  readonly month: Month;
  readonly currency: Currency;
  readonly charges: readonly NamedCharge[];
  readonly invoices: readonly AccountInvoice[];
}

/** Money of one member, as their site sees it. */
@Injectable()
export class MemberAccountsService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly buyers: Buyers,
  ) {}

  /** Charges of the running month, with what is open from before, and the last invoices. Throws not_found. */
  of(scope: Scope, siteId: SiteId, id: MemberId): Promise<MemberAccount> {
    return this.db.run(scope, async (tx) => {
      if (!(await this.buyers.byMember(tx, siteId, [id])).has(id)) throw notFound();
      const { timeZone, currency } = await this.spaces.siteById(tx, siteId);
      const month = localDay(tx.now, timeZone).slice(0, 7);
      const charges = await chargesOf(tx, siteId, id, month, CHARGES_AT_MOST);
      const payers = [...new Set(charges.flatMap(({ companyId }) => companyId ?? []))];
      const companies = await this.buyers.byCompany(tx, siteId, payers);
      return {
        ...{ month, currency },
        charges: charges.map(({ companyId, ...charge }) => ({
          ...charge,
          paidBy: companyId && (companies.get(companyId)?.buyer.companyName ?? ''),
        })),
        invoices: await invoicesOf(tx, siteId, id, INVOICES_AT_MOST),
      };
    });
  }
}
