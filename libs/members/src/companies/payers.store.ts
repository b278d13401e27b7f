import type { CompanyId, PersonId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { CompanyLink } from './payers.rules.js';

/** In the scope of the person, or of the staff of a site that knows person and company. */
export const linksOf = (tx: Tx, siteId: SiteId, personId: PersonId) => tx.sql<CompanyLink>`
  select l.company_id as "companyId", l.name, l.paid_kinds as "paidKinds", l.pays_by_default as "paysByDefault",
         l.cost_centre_id as "costCentreId", l.cost_centres as "costCentres"
  from company_links l
  join shared_sites s on s.site_id = ${siteId} and s.network_id = l.network_id and s.currency = l.currency
  where l.person_id = ${personId} order by l.name, l.company_id`;

/** Of companies that pay for bookings in sight of the scope. */
export const payerNames = (tx: Tx, ids: readonly CompanyId[]) => tx.sql<{ id: CompanyId; name: string }>`
  select id, name from payer_names where id = any(${ids}::uuid[])`;
