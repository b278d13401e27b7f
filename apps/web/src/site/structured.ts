import type { SiteView } from '../api/types';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** schema.org facts for search engines: what the page says, no more. */
export const structuredSite = (site: SiteView, url: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'CoworkingSpace',
  name: site.name,
  url,
  telephone: site.phone ?? undefined,
  address: {
    '@type': 'PostalAddress',
    streetAddress: site.address.street,
    postalCode: site.address.postcode,
    addressLocality: site.address.commune,
    addressCountry: site.address.country,
  },
  geo: { '@type': 'GeoCoordinates', latitude: site.lat, longitude: site.lon },
  openingHoursSpecification: site.openingHours.map((hours) => ({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: WEEKDAYS[hours.weekday - 1],
    opens: hours.opens,
    closes: hours.closes,
  })),
});
