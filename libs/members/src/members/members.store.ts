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
  /** As the site knows it, for itself. */
  readonly phone: string | null;
  /** Has, or has had, a plan, a group or credit: worth asking what they pay. */
  readonly hasRights: boolean;
  /** The VAT number for which the site decided that the member owes the tax; null: it did not. */
  readonly reverseChargeFor: string | null;
}

export async function memberOfPerson(tx: Tx, siteId: SiteId, personId: PersonId): Promise<Member | null> {
  const [member] = await tx.sql<Member>`
    select site_id as "siteId", id, person_id as "personId", name, email, phone, company_name as "companyName", street,
           postcode, commune, country, registration, vat_number as "vatNumber", has_rights as "hasRights",
           reverse_charge_for as "reverseChargeFor"
    from members where site_id = ${siteId} and person_id = ${personId}`;
  return member ?? null;
}

/**
 * Copies the person's address, and unless a name is given (somebody else says who it is) their name and whom they want billed.
 * Does nothing when somebody was first, or when the person is not in sight.
 */
export const insertMember = (
  tx: Tx,
  siteId: SiteId,
  id: MemberId,
  personId: PersonId,
  name: string | null = null,
) => tx.sql`
  insert into members (site_id, id, person_id, name, email, joined_at, company_name, street, postcode, commune, country,
    registration, vat_number)
  select ${siteId}, ${id}, p.id, coalesce(${name}, p.name), p.email, ${toIso(tx.now)}::timestamptz, b.company_name, b.street,
    b.postcode, b.commune, b.country, b.registration, b.vat_number
  from persons p left join persons b on b.id = p.id and ${name}::text is null where p.id = ${personId}
  on conflict on constraint members_person_is_unique do nothing`;

export const membersById = (tx: Tx, siteId: SiteId, ids: readonly MemberId[]) => tx.sql<Member>`
  select site_id as "siteId", id, person_id as "personId", name, email, phone, company_name as "companyName", street,
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

export const setPhone = (tx: Tx, siteId: SiteId, id: MemberId, phone: string | null) => tx.sql`
  update members set phone = ${phone} where site_id = ${siteId} and id = ${id}`;

/** What a person said themselves; asked, as what follows, in their own scope. */
export async function personBilling(
  tx: Tx,
  personId: PersonId,
): Promise<(BillingIdentity & { readonly said: boolean }) | null> {
  const [row] = await tx.sql<BillingIdentity & { readonly said: boolean }>`
    select billing_said as said, company_name as "companyName", street, postcode, commune, country, registration,
           vat_number as "vatNumber"
    from persons where id = ${personId}`;
  return row ?? null;
}

/** The records of the person's sites follow (trigger `billing_follows`). */
export const updatePersonBilling = (tx: Tx, personId: PersonId, billing: BillingIdentity) => tx.sql`
  update persons set billing_said = true, company_name = ${billing.companyName}, street = ${billing.street},
    postcode = ${billing.postcode}, commune = ${billing.commune}, country = ${billing.country},
    registration = ${billing.registration}, vat_number = ${billing.vatNumber}
  where id = ${personId}`;

/** Whom a site bills for the person. */
export interface SiteRecord extends BillingIdentity {
  readonly slug: string;
  readonly siteName: string;
}

export const recordsOfPerson = (tx: Tx, personId: PersonId) => tx.sql<SiteRecord>`
  select s.slug, s.name as "siteName", m.company_name as "companyName", m.street, m.postcode, m.commune, m.country,
         m.registration, m.vat_number as "vatNumber"
  from members m join shared_site_names s on s.site_id = m.site_id
  where m.person_id = ${personId} order by folded(s.name), s.site_id`;

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

/** Somebody that a site makes a member: one by one, or from a file. */
export interface NewRecord extends BillingIdentity {
  readonly email: string;
  readonly name: string;
  readonly id: MemberId;
  /** Of the account, where the address has none yet. */
  readonly personId: PersonId;
}

/** Somebody who has become a member meanwhile stays as they are. */
export function insertMembers(tx: Tx, siteId: SiteId, members: readonly NewRecord[]) {
  // Accounts are made in the order of their addresses: two imports that share some never wait in a ring.
  const rows = members.toSorted((a, b) => (a.email < b.email ? -1 : 1));
  const column = <T>(of: (member: NewRecord) => T): T[] => rows.map(of);
  const emails = column(({ email }) => email);
  const names = column(({ name }) => name);
  return tx.sql`
    insert into members (site_id, id, person_id, name, email, company_name, street, postcode, commune, country,
      registration, vat_number, joined_at)
    select ${siteId}, u.id, p.person_id, u.name, u.email, u.company_name, u.street, u.postcode, u.commune, u.country,
      u.registration, u.vat_number, ${toIso(tx.now)}::timestamptz
    from unnest(${column(({ id }) => id)}::uuid[], ${emails}::text[], ${names}::text[],
        ${column(({ companyName }) => companyName)}::text[], ${column(({ street }) => street)}::text[],
        ${column(({ postcode }) => postcode)}::text[], ${column(({ commune }) => commune)}::text[],
        ${column(({ country }) => country)}::text[], ${column(({ registration }) => registration)}::text[],
        ${column(({ vatNumber }) => vatNumber)}::text[])
      as u (id, email, name, company_name, street, postcode, commune, country, registration, vat_number)
    join persons_of(${column(({ personId }) => personId)}::uuid[], ${emails}::text[], ${names}::text[]) p
      on p.address = u.email
    on conflict on constraint members_person_is_unique do nothing`;
}
