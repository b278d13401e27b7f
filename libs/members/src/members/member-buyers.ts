import { Injectable } from '@nestjs/common';
import { type Buyer, type CompanyId, type MemberId, type SiteId, reverseChargeOf } from '#libs/domain';
import { Buyers, type CompanyBuyer } from '#libs/invoicing';
import type { Tx } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { type Account, accountsOf } from '../companies/companies.store.js';
import { printedNumbers } from './members.rules.js';
import { type Member, membersById } from './members.store.js';

type Owing = Pick<Member | Account, 'country' | 'vatNumber' | 'reverseChargeFor'>;

/** Who a member or a company is, as an invoice prints it. */
@Injectable()
export class MemberBuyers extends Buyers {
  constructor(private readonly profiles: LegalProfiles) {
    super();
  }

  override async byMember(tx: Tx, siteId: SiteId, memberIds: readonly MemberId[]): Promise<Map<MemberId, Buyer>> {
    if (memberIds.length === 0) return new Map();
    const members = await membersById(tx, siteId, memberIds);
    const owing = await this.owing(tx, siteId, members);
    return new Map(members.map((member) => [member.id, { ...buyerOf(member), ...owing(member) }]));
  }

  override async byCompany(tx: Tx, siteId: SiteId, ids: readonly CompanyId[]): Promise<Map<CompanyId, CompanyBuyer>> {
    if (ids.length === 0) return new Map();
    const accounts = (await accountsOf(tx, siteId)).filter(({ id }) => ids.includes(id));
    const owing = await this.owing(tx, siteId, accounts);
    return new Map(
      accounts.map((account) => {
        const { id, name, email, vatNumber, electronicAddress, purchaseOrder, serviceCode } = account;
        const { street, postcode, commune, country } = account;
        const address = { street, postcode, commune, country };
        const buyer = {
          ...{ name, companyName: name, address, vatNumber, email, ...printedNumbers(account), ...owing(account) },
          ...(electronicAddress && { electronicAddress }),
        };
        return [id, { buyer, reference: { purchaseOrder, serviceCode } }];
      }),
    );
  }

  /** Says of each buyer about whom it was decided whether it owes the tax. Who sells is looked up only where that was decided of anybody. */
  private async owing(tx: Tx, siteId: SiteId, buyers: readonly Owing[]): Promise<(buyer: Owing) => Partial<Buyer>> {
    if (buyers.every(({ reverseChargeFor }) => reverseChargeFor === null)) return () => ({});
    const seller = await this.profiles.terms(tx, siteId);
    return (buyer) => {
      const { decided, applies } = reverseChargeOf(seller, buyer, buyer.reverseChargeFor);
      return decided ? { reverseCharge: applies } : {};
    };
  }
}

function buyerOf(member: Member): Buyer {
  const { name, email, companyName, vatNumber, street, postcode, commune, country } = member;
  const whole = street !== null && postcode !== null && commune !== null && country !== null;
  return {
    name,
    companyName,
    address: whole ? { street, postcode, commune, country } : null,
    vatNumber,
    email,
    ...printedNumbers(member),
  };
}
