import type { CreditUnit, Currency, Day, PersonId, SiteId } from '#libs/domain';
import { toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Notice } from './credits.rules.js';

/** Somebody has credit that ends soon. */
export interface Ending {
  readonly personId: PersonId;
  readonly lotIds: string[];
}

/**
 * Notes what has something left, was there for longer than the notice, and was not told before; by person. What a plan
 * includes comes again and is not told. Whoever comes second at once finds nothing to tell.
 */
export const noteEndings = (tx: Tx, siteId: SiteId, today: Day, { daysBefore, moreThan }: Notice) => tx.sql<
  Ending & Record<string, unknown>
>`
  with told as (
    insert into credit_notices (site_id, lot_id, days_before, told_at)
    select l.site_id, l.id, ${daysBefore}, ${toIso(tx.now)} from credit_lots l
    where l.site_id = ${siteId} and l.remaining > 0 and l.source_kind <> 'allowance' and l.person_id is not null
      and upper(l.valid) between ${today}::date + ${moreThan + 1}::int and ${today}::date + ${daysBefore}::int
      and lower(l.valid) < upper(l.valid) - ${daysBefore}::int
    on conflict do nothing returning lot_id)
  select l.person_id as "personId", array_agg(l.id order by upper(l.valid), l.id) as "lotIds"
  from told join credit_lots l on l.site_id = ${siteId} and l.id = told.lot_id
  group by l.person_id order by l.person_id`;

export interface EndingLot {
  readonly name: string;
  readonly unit: CreditUnit;
  readonly remaining: number;
  readonly next: Day;
  readonly currency: Currency;
}

/** What is still left of them, the soonest to end first. */
export const endingLots = (tx: Tx, siteId: SiteId, personId: PersonId, ids: readonly string[], today: Day) =>
  tx.sql<EndingLot & Record<string, unknown>>`
  select l.name, l.unit, l.remaining, upper(l.valid)::text as next, s.currency
  from credit_lots l join sites s on s.site_id = l.site_id
  where l.site_id = ${siteId} and l.person_id = ${personId} and l.id = any(${ids}::uuid[]) and l.remaining > 0
    and upper(l.valid) > ${today}::date
  order by upper(l.valid), l.id`;
