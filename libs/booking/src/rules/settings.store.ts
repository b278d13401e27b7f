import { type Day, type MemberId, type PersonId, type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Quota } from './personal.rules.js';
import type { CancellationStep, ResourceRules, SiteTerms } from './terms.rules.js';

export type SiteSettings = Omit<SiteTerms, 'siteId' | 'resources' | 'steps'>;

export const setSiteRules = (tx: Tx, siteId: SiteId, rules: Omit<SiteSettings, 'horizonDays'>) => tx.sql`
  update site_rules set notice_to_book_minutes = ${rules.noticeToBookMinutes},
    notice_to_change_minutes = ${rules.noticeToChangeMinutes}, notice_to_cancel_minutes = ${rules.noticeToCancelMinutes},
    one_place_kinds = ${rules.onePlaceKinds}, approval_minutes = ${rules.approvalMinutes},
    no_show_after_minutes = ${rules.noShowAfterMinutes}, no_show_fee_percent = ${rules.noShowFeePercent},
    no_show_since = case when ${rules.noShowAfterMinutes}::int is not null
      then coalesce(no_show_since, ${toIso(tx.now)}::timestamptz) end
  where site_id = ${siteId}`;

export const putResourceRules = (tx: Tx, siteId: SiteId, rules: ResourceRules) => tx.sql`
  insert into resource_rules (site_id, resource_id, notice_to_book_minutes, notice_to_change_minutes,
    notice_to_cancel_minutes, horizon_days, one_place, approval)
  values (${siteId}, ${rules.resourceId}, ${rules.noticeToBookMinutes}, ${rules.noticeToChangeMinutes},
    ${rules.noticeToCancelMinutes}, ${rules.horizonDays}, ${rules.onePlace}, ${rules.approval})
  on conflict (site_id, resource_id) do update set notice_to_book_minutes = excluded.notice_to_book_minutes,
    notice_to_change_minutes = excluded.notice_to_change_minutes,
    notice_to_cancel_minutes = excluded.notice_to_cancel_minutes, horizon_days = excluded.horizon_days,
    one_place = excluded.one_place, approval = excluded.approval`;

export async function replaceSteps(tx: Tx, siteId: SiteId, steps: readonly CancellationStep[]): Promise<void> {
  await tx.sql`delete from cancellation_steps where site_id = ${siteId}`;
  await tx.sql`
    insert into cancellation_steps (site_id, hours_before, fee_percent)
    select ${siteId}, u.* from unnest(${steps.map((step) => step.hoursBefore)}::int[],
      ${steps.map((step) => step.feePercent)}::int[]) as u`;
}

export const putQuota = (tx: Tx, siteId: SiteId, quota: Quota) => tx.sql`
  insert into quotas (site_id, id, unit, per, at_most, kind, resource_id)
  values (${siteId}, ${quota.id}, ${quota.unit}, ${quota.per}, ${quota.atMost}, ${quota.kind}, ${quota.resourceId})
  on conflict (site_id, id) do update set unit = excluded.unit, per = excluded.per, at_most = excluded.at_most,
    kind = excluded.kind, resource_id = excluded.resource_id`;

export async function removeQuota(tx: Tx, siteId: SiteId, id: string): Promise<boolean> {
  const rows = await tx.sql`delete from quotas where site_id = ${siteId} and id = ${id} returning id`;
  return rows.length > 0;
}

export interface Authorisation {
  readonly id: string;
  readonly name: string;
  /** Null: for good. */
  readonly validityMonths: number | null;
  /** What can only be used with it. */
  readonly resourceIds: readonly ResourceId[];
}

export const authorisations = (tx: Tx, siteId: SiteId) => tx.sql<Authorisation>`
  select a.id, a.name, a.validity_months as "validityMonths",
    array(select n.resource_id::text from authorisation_needs n
      where n.site_id = a.site_id and n.authorisation_id = a.id order by n.resource_id) as "resourceIds"
  from authorisations a where a.site_id = ${siteId} order by a.name`;

export async function putAuthorisation(tx: Tx, siteId: SiteId, one: Authorisation): Promise<void> {
  await tx.sql`
    insert into authorisations (site_id, id, name, validity_months)
    values (${siteId}, ${one.id}, ${one.name}, ${one.validityMonths})
    on conflict (site_id, id) do update set name = excluded.name, validity_months = excluded.validity_months`;
  await tx.sql`
    delete from authorisation_needs where site_id = ${siteId} and authorisation_id = ${one.id}`;
  await tx.sql`
    insert into authorisation_needs (site_id, authorisation_id, resource_id)
    select ${siteId}, ${one.id}, unnest(${one.resourceIds}::uuid[])`;
}

/** With what it was needed for, and with who had it. */
export async function removeAuthorisation(tx: Tx, siteId: SiteId, id: string): Promise<boolean> {
  const rows = await tx.sql`delete from authorisations where site_id = ${siteId} and id = ${id} returning id`;
  return rows.length > 0;
}

export interface Grant {
  readonly authorisationId: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly grantedOn: Day;
  readonly expiresOn: Day | null;
  /** Null: they no longer work here. */
  readonly grantedByName: string | null;
}

export const grants = (tx: Tx, siteId: SiteId) => tx.sql<Grant>`
  select g.authorisation_id as "authorisationId", g.member_id as "memberId", m.name as "memberName",
    g.granted_on::text as "grantedOn", g.expires_on::text as "expiresOn", t.name as "grantedByName"
  from authorisation_grants g join members m on m.site_id = g.site_id and m.id = g.member_id
  left join site_team t on t.person_id = g.granted_by
  where g.site_id = ${siteId} order by folded(m.name), m.id`;

export interface NewGrant extends Omit<Grant, 'memberName' | 'grantedByName'> {
  readonly grantedBy: PersonId | null;
}

/** Renewed where the member has it already. */
export const putGrant = (tx: Tx, siteId: SiteId, grant: NewGrant) => tx.sql`
  insert into authorisation_grants (site_id, authorisation_id, member_id, granted_on, expires_on, granted_by)
  values (${siteId}, ${grant.authorisationId}, ${grant.memberId}, ${grant.grantedOn}, ${grant.expiresOn},
    ${grant.grantedBy})
  on conflict (site_id, authorisation_id, member_id) do update set granted_on = excluded.granted_on,
    expires_on = excluded.expires_on, granted_by = excluded.granted_by`;

export async function removeGrant(tx: Tx, siteId: SiteId, id: string, memberId: MemberId): Promise<boolean> {
  const rows = await tx.sql`
    delete from authorisation_grants
    where site_id = ${siteId} and authorisation_id = ${id} and member_id = ${memberId} returning member_id`;
  return rows.length > 0;
}
