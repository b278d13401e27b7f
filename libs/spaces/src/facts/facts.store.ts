import type { AccessFacts, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { SiteFacts } from './facts.rules.js';

export interface KnownFacts extends SiteFacts {
  readonly slug: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** Of the scope's own site, published or not. */
export async function factsOf(tx: Tx, siteId: SiteId): Promise<KnownFacts | null> {
  const [facts] = await tx.sql<KnownFacts>`
    select slug, trim(country) as country, time_zone as "timeZone", trim(currency) as currency, name, street, postcode,
           commune, lat, lon, phone, email, description, access, services, accessible, accessibility,
           horizon_days as "horizonDays", published
    from sites where site_id = ${siteId}`;
  return facts ?? null;
}

export const setFacts = (tx: Tx, siteId: SiteId, facts: SiteFacts) => tx.sql`
  update sites set name = ${facts.name}, street = ${facts.street}, postcode = ${facts.postcode},
    commune = ${facts.commune}, lat = ${facts.lat}, lon = ${facts.lon}, phone = ${facts.phone}, email = ${facts.email},
    description = ${facts.description}, access = ${facts.access}, services = ${facts.services},
    accessible = ${facts.accessible}, accessibility = ${JSON.stringify(facts.accessibility)},
    horizon_days = ${facts.horizonDays}, published = ${facts.published}
  where site_id = ${siteId}`;

/** Of a published site. */
export async function sharedAccessFacts(tx: Tx, siteId: SiteId): Promise<AccessFacts> {
  const [site] = await tx.sql<{ accessibility: AccessFacts }>`
    select accessibility from shared_site_facts where site_id = ${siteId}`;
  return site?.accessibility ?? {};
}
