import { Injectable } from '@nestjs/common';
import {
  type CompanyId,
  type MemberId,
  type OwingBuyer,
  type ReverseCharge,
  type SiteId,
  conflict,
  notFound,
  reverseChargeOf,
  reverseChargeRefusal,
} from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { accountsOf, updateReverseCharge as updateOfCompany } from '../companies/companies.store.js';
import { membersById, updateReverseCharge as updateOfMember } from './members.store.js';

type Decided = OwingBuyer & { readonly reverseChargeFor: string | null };

/**
 * Who owes the tax, as a site's manager decides it of each buyer: never guessed from a VAT number, because what is sold here
 * is mostly taxed where the place is (directive 2006/112/EC, art. 47).
 */
@Injectable()
export class ReverseCharges {
  constructor(
    private readonly db: Db,
    private readonly profiles: LegalProfiles,
  ) {}

  /** Of buyers of the site, in the order given. */
  async of(tx: Tx, siteId: SiteId, buyers: readonly Decided[]): Promise<ReverseCharge[]> {
    const seller = await this.profiles.terms(tx, siteId);
    return buyers.map((buyer) => reverseChargeOf(seller, buyer, buyer.reverseChargeFor));
  }

  /** Documents to come are without tax, or with it again. Throws reverse_charge_* where it would make no sense. */
  ofMember(scope: Scope, siteId: SiteId, id: MemberId, wanted: boolean): Promise<ReverseCharge> {
    return this.db.run(scope, async (tx) => {
      const [member] = await membersById(tx, siteId, [id]);
      return this.decide(tx, siteId, member, wanted, (number) => updateOfMember(tx, siteId, id, number));
    });
  }

  /** The same of a company with an account at the site. */
  ofCompany(scope: Scope, siteId: SiteId, id: CompanyId, wanted: boolean): Promise<ReverseCharge> {
    return this.db.run(scope, async (tx) => {
      const account = (await accountsOf(tx, siteId)).find((one) => one.id === id);
      return this.decide(tx, siteId, account, wanted, (number) => updateOfCompany(tx, siteId, id, number));
    });
  }

  private async decide(
    tx: Tx,
    siteId: SiteId,
    buyer: Decided | undefined,
    wanted: boolean,
    save: (vatNumber: string | null) => Promise<unknown>,
  ): Promise<ReverseCharge> {
    if (!buyer) throw notFound();
    const refusal = reverseChargeRefusal(await this.profiles.terms(tx, siteId), buyer);
    if (wanted && refusal) throw conflict(refusal);
    const reverseChargeFor = wanted ? buyer.vatNumber : null;
    await save(reverseChargeFor);
    return (await this.of(tx, siteId, [{ ...buyer, reverseChargeFor }]))[0]!;
  }
}
