import { type CreditUnit, type Day, type MemberId, type PersonId, type SiteId, toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { NamedSite } from '#libs/spaces';
import type { Purpose } from './sheet.entities.js';

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly writtenAt: Date;
  readonly writtenBy: PersonId | null;
  /** Null when whoever wrote it works here no more. */
  readonly writtenByName: string | null;
}

export const notesOf = (tx: Tx, siteId: SiteId, memberId: MemberId) => tx.sql<Note>`
  select n.id, n.text, n.written_at as "writtenAt", n.written_by as "writtenBy", t.name as "writtenByName"
  from member_notes n left join site_team t on t.site_id = n.site_id and t.person_id = n.written_by
  where n.site_id = ${siteId} and n.member_id = ${memberId} order by n.written_at desc, n.id desc`;

/** Nothing happens for an id that exists. */
export const insertNote = (tx: Tx, siteId: SiteId, memberId: MemberId, id: string, text: string) => tx.sql`
  insert into member_notes (site_id, id, member_id, text, written_at, written_by)
  values (${siteId}, ${id}, ${memberId}, ${text}, ${toIso(tx.now)}, ${actingPerson(tx.scope)})
  on conflict (site_id, id) do nothing`;

export async function noteAuthor(tx: Tx, siteId: SiteId, id: string): Promise<{ writtenBy: PersonId | null } | null> {
  const [note] = await tx.sql<{ writtenBy: PersonId | null }>`
    select written_by as "writtenBy" from member_notes where site_id = ${siteId} and id = ${id}`;
  return note ?? null;
}

export const deleteNote = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  delete from member_notes where site_id = ${siteId} and id = ${id}`;

export interface Consent {
  readonly siteId: SiteId;
  readonly purpose: Purpose;
  readonly given: boolean;
  readonly saidAt: Date;
}

/** The last word on each purpose. */
export const consentsOf = (tx: Tx, siteId: SiteId, memberId: MemberId) => tx.sql<Consent>`
  select distinct on (purpose) site_id as "siteId", purpose, given, said_at as "saidAt" from member_consents
  where site_id = ${siteId} and member_id = ${memberId} order by purpose, said_at desc, id desc`;

/** The same at every site; asked in the person's own scope. */
export const consentsOfPerson = (tx: Tx, personId: PersonId) => tx.sql<Consent>`
  select distinct on (site_id, purpose) site_id as "siteId", purpose, given, said_at as "saidAt" from member_consents
  where person_id = ${personId} order by site_id, purpose, said_at desc, id desc`;

/** Adds a line only when the member says something else than before. */
export const insertConsent = (
  tx: Tx,
  siteId: SiteId,
  member: { readonly id: MemberId; readonly personId: PersonId },
  { id, purpose, given }: { readonly id: string; readonly purpose: Purpose; readonly given: boolean },
) => tx.sql`
  insert into member_consents (site_id, id, member_id, person_id, purpose, given, said_at)
  select ${siteId}, ${id}, ${member.id}, ${member.personId}, ${purpose}, ${given}, ${toIso(tx.now)}
  where ${given} is distinct from (
    select given from member_consents
    where site_id = ${siteId} and member_id = ${member.id} and purpose = ${purpose}
    order by said_at desc, id desc limit 1)`;

/** Sites where a person has a record, as they are called. Asked in the person's own scope. */
export const ownSites = (tx: Tx, personId: PersonId) => tx.sql<NamedSite>`
  select s.site_id as "siteId", s.slug, s.name, s.commune, s.time_zone as "timeZone" from members m join shared_site_names s on s.site_id = m.site_id
  where m.person_id = ${personId} order by folded(s.name), s.site_id`;

export async function joinedAt(tx: Tx, siteId: SiteId, memberId: MemberId): Promise<Date> {
  const [row] = await tx.sql<{ joinedAt: Date }>`
    select joined_at as "joinedAt" from members where site_id = ${siteId} and id = ${memberId}`;
  return row!.joinedAt;
}

export interface GroupHeld {
  readonly groupId: string;
  readonly name: string;
  readonly first: Day;
  /** The last day of it; null: for good. */
  readonly last: Day | null;
}

export interface TermHeld {
  readonly membershipId: string;
  readonly planName: string;
  readonly state: 'active' | 'paused';
  readonly first: Day;
  readonly last: Day | null;
}

export interface LotHeld {
  readonly id: string;
  readonly name: string;
  readonly unit: CreditUnit;
  readonly kind: 'desk' | 'room' | 'machine' | null;
  readonly resourceName: string | null;
  readonly granted: number;
  readonly remaining: number;
  readonly last: Day | null;
}

/** Groups of today and to come. */
export const groupsHeld = (tx: Tx, siteId: SiteId, memberId: MemberId, today: Day) => tx.sql<GroupHeld>`
  select g.id as "groupId", g.name, lower(i.during)::text as first, (upper(i.during) - 1)::text as last
  from group_members i join member_groups g on g.site_id = i.site_id and g.id = i.group_id
  where i.site_id = ${siteId} and i.member_id = ${memberId}
    and (upper(i.during) is null or upper(i.during) > ${today}::date)
  order by folded(g.name), g.id`;

/** The newest first, those that are over too. */
export const termsHeld = (tx: Tx, siteId: SiteId, memberId: MemberId) => tx.sql<TermHeld>`
  select m.id as "membershipId", p.name as "planName", t.state, lower(t.during)::text as first,
    (upper(t.during) - 1)::text as last
  from memberships m
  join membership_terms t on t.site_id = m.site_id and t.membership_id = m.id
  join plans p on p.site_id = t.site_id and p.id = t.plan_id
  where m.site_id = ${siteId} and m.member_id = ${memberId} order by lower(t.during) desc, m.id limit 20`;

/** What is left, of what can still be used today or later; soonest expiry first. */
export const lotsHeld = (tx: Tx, siteId: SiteId, memberId: MemberId, today: Day) => tx.sql<LotHeld>`
  select l.id, l.name, l.unit, l.kind, r.name as "resourceName", l.granted, l.remaining,
    (upper(l.valid) - 1)::text as last
  from credit_lots l left join resources r on r.site_id = l.site_id and r.id = l.resource_id
  where l.site_id = ${siteId} and l.member_id = ${memberId} and l.remaining > 0
    and (upper(l.valid) is null or upper(l.valid) > ${today}::date)
  order by upper(l.valid) nulls last, l.created_at, l.id`;
