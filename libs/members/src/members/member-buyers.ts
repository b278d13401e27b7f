import { Injectable } from '@nestjs/common';
import type { Buyer, MemberId, SiteId } from '#libs/domain';
import { Buyers } from '#libs/invoicing';
import type { Tx } from '#libs/platform';
import { type Member, membersById } from './members.store.js';

/** Who a member is, as an invoice prints it. */
@Injectable()
export class MemberBuyers extends Buyers {
  override async byMember(tx: Tx, siteId: SiteId, memberIds: readonly MemberId[]): Promise<Map<MemberId, Buyer>> {
    const members = await membersById(tx, siteId, memberIds);
    return new Map(members.map((member) => [member.id, buyerOf(member)]));
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
