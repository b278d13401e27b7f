import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { PaperKind } from './papers.rules.js';

export interface KnownKind extends PaperKind {
  readonly id: string;
}

/** A group that a document opens, as everybody may know it. */
export interface OpenedGroup {
  readonly name: string;
  readonly discountBp: number;
}

/** A kind as everybody may know it. */
export interface SharedKind {
  readonly siteId: SiteId;
  readonly id: string;
  readonly name: string;
  readonly explanation: string | null;
  readonly validMonths: number | null;
  readonly groups: readonly OpenedGroup[];
}

/** By name, those that are closed last. */
export const kindsOf = (tx: Tx, siteId: SiteId) => tx.sql<KnownKind>`
  select k.id, k.name, k.explanation, k.valid_months as "validMonths", k.active,
    array(select g.group_id from paper_kind_groups g
      where g.site_id = k.site_id and g.kind_id = k.id order by g.group_id) as "groupIds"
  from paper_kinds k where k.site_id = ${siteId} order by not k.active, folded(k.name), k.id`;

export const insertKind = (tx: Tx, siteId: SiteId, id: string, kind: PaperKind) => tx.sql`
  insert into paper_kinds (site_id, id, name, explanation, valid_months, active)
  values (${siteId}, ${id}, ${kind.name}, ${kind.explanation}, ${kind.validMonths}, ${kind.active})
  on conflict (site_id, id) do nothing returning id`;

export const updateKind = (tx: Tx, siteId: SiteId, id: string, kind: PaperKind) => tx.sql`
  update paper_kinds set name = ${kind.name}, explanation = ${kind.explanation}, valid_months = ${kind.validMonths},
    active = ${kind.active}
  where site_id = ${siteId} and id = ${id} returning id`;

/** In the place of those before. */
export async function setKindGroups(tx: Tx, siteId: SiteId, id: string, groupIds: readonly string[]): Promise<void> {
  await tx.sql`delete from paper_kind_groups where site_id = ${siteId} and kind_id = ${id}`;
  await tx.sql`
    insert into paper_kind_groups (site_id, kind_id, group_id)
    select ${siteId}, ${id}, given from unnest(${groupIds}::uuid[]) as given`;
}

/** What somebody can send for at these sites today: a kind of which every group is closed opens nothing. */
export const sharedKinds = (tx: Tx, siteIds: readonly SiteId[]) => tx.sql<SharedKind>`
  select site_id as "siteId", id, name, explanation, valid_months as "validMonths", groups from shared_paper_kinds
  where site_id = any(${siteIds}::uuid[]) and active and json_array_length(groups) > 0 order by folded(name), id`;
