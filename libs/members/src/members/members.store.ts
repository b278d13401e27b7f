import { type MemberId, type PersonId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { BillingIdentity } from './members.rules.js';

/** A person's record at one site. */
export interface Member extends BillingIdentity {
  readonly siteId: SiteId;
  readonly id: MemberId;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  /** Has, or has had, a plan, a group or credit: worth asking what they pay. */
  readonly hasRights: boolean;
  /** The VAT number for which the site decided that the member owes the tax; null: it did not. */
  readonly reverseChargeFor: string | null;
}

export async function memberOfPerson(tx: Tx, siteId: SiteId, personId: PersonId): Promise<Member | null> {
  const [member] = await tx.sql<Member>`
    select site_id as "siteId", id, person_id as "personId", name, email, company_name as "companyName", street,
           postcode, commune, country, registration, vat_number as "vatNumber", has_rights as "hasRights",
           reverse_charge_for as "reverseChargeFor"
    from members where site_id = ${siteId} and person_id = ${personId}`;
  return member ?? null;
}

/** Copies the person's address, and their name unless another is given. Does nothing when somebody was first, or when the person is not in sight. */
export const insertMember = (
  tx: Tx,
  siteId: SiteId,
  id: MemberId,
  personId: PersonId,
  name: string | null = null,
) => tx.sql`
  insert into members (site_id, id, person_id, name, email, joined_at)
  select ${siteId}, ${id}, p.id, coalesce(${name}, p.name), p.email, ${toIso(tx.now)}::timestamptz from persons p where p.id = ${personId}
  on conflict on constraint members_person_is_unique do nothing`;

export const membersById = (tx: Tx, siteId: SiteId, ids: readonly MemberId[]) => tx.sql<Member>`
  select site_id as "siteId", id, person_id as "personId", name, email, company_name as "companyName", street,
         postcode, commune, country, registration, vat_number as "vatNumber", has_rights as "hasRights",
         reverse_charge_for as "reverseChargeFor"
  from members where site_id = ${siteId} and id = any(${ids}::uuid[])`;

export async function updateBillingIdentity(
  tx: Tx,
  siteId: SiteId,
  id: MemberId,
  billing: BillingIdentity,
): Promise<void> {
  await tx.sql`
    update members set company_name = ${billing.companyName}, street = ${billing.street},
      postcode = ${billing.postcode}, commune = ${billing.commune}, country = ${billing.country},
      registration = ${billing.registration}, vat_number = ${billing.vatNumber}
    where site_id = ${siteId} and id = ${id}`;
}

/** Null: the site charges the tax itself. */
export const updateReverseCharge = (tx: Tx, siteId: SiteId, id: MemberId, vatNumber: string | null) => tx.sql`
  update members set reverse_charge_for = ${vatNumber} where site_id = ${siteId} and id = ${id}`;

/** Sites where the person has a record; asked in the person's own scope. */
export async function sitesOfPerson(tx: Tx, personId: PersonId): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`
    select site_id as "siteId" from members where person_id = ${personId} order by site_id`;
  return rows.map((row) => row.siteId);
}

export const renameMember = (tx: Tx, siteId: SiteId, personId: PersonId, name: string) => tx.sql`
  update members set name = ${name} where site_id = ${siteId} and person_id = ${personId}`;
