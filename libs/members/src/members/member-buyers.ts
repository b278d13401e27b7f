import { Injectable } from '@nestjs/common';
import type { Buyer, CompanyId, MemberId, SiteId } from '#libs/domain';
import { Buyers, type CompanyBuyer } from '#libs/invoicing';
import type { Tx } from '#libs/platform';
import { accountsOf } from '../companies/companies.store.js';
import { type Member, membersById } from './members.store.js';

/** Who a member or a company is, as an invoice prints it. */
@Injectable()
export class MemberBuyers extends Buyers {
  override async byMember(tx: Tx, siteId: SiteId, memberIds: readonly MemberId[]): Promise<Map<MemberId, Buyer>> {
    const members = await membersById(tx, siteId, memberIds);
    return new Map(members.map((member) => [member.id, buyerOf(member)]));
  }

  override async byCompany(tx: Tx, siteId: SiteId, ids: readonly CompanyId[]): Promise<Map<CompanyId, CompanyBuyer>> {
    if (ids.length === 0) return new Map();
    const accounts = (await accountsOf(tx, siteId)).filter(({ id }) => ids.includes(id));
    return new Map(
      accounts.map(({ id, name, email, registration, vatNumber, purchaseOrder, serviceCode, ...address }) => {
        const { street, postcode, commune, country } = address;
        const whole = { street, postcode, commune, country };
        const buyer = { name, companyName: name, address: whole, registration, vatNumber, email };
        return [id, { buyer, reference: { purchaseOrder, serviceCode } }];
      }),
    );
  }
}

function buyerOf({ name, email, companyName, registration, vatNumber, ...address }: Member): Buyer {
  const { street, postcode, commune, country } = address;
  const whole = street !== null && postcode !== null && commune !== null && country !== null;
  return {
    name,
    companyName,
    address: whole ? { street, postcode, commune, country } : null,
    registration,
    vatNumber,
    email,
  };
}
