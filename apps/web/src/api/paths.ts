import type { Day } from '../time/day';
import type { paths } from './schema';
import type { Kind } from './types';

/** A path to GET, carrying the type of its answer. The path is also the cache key: one string, no second name. */
export type Get<T> = string & { readonly answer?: T };

/** What each GET route of the contract answers. */
type Answers = {
  [
    Route in keyof paths as paths[Route] extends {
      get: { responses: { 200: { content: { 'application/json': unknown } } } };
    }
      ? Route
      : never
  ]: paths[Route] extends { get: { responses: { 200: { content: { 'application/json': infer T } } } } } ? T : never;
};

export type Value = string | number | readonly string[] | undefined;

function fill(route: string, parts: Readonly<Record<string, string>>): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
}

export function withQuery(path: string, values: Readonly<Record<string, Value>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    for (const one of [value].flat()) if (one !== undefined && one !== '') search.append(key, String(one));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** One route of the contract, with its parts and its query: a route that is gone does not compile. */
export function get<Route extends keyof Answers>(
  route: Route,
  parts: Record<string, string> = {},
  query: Record<string, Value> = {},
): Get<Answers[Route]> {
  return withQuery(fill(route, parts), query);
}
export const to = (route: keyof paths, parts: Record<string, string> = {}): string => fill(route, parts);

interface Priced {
  resourceId: string;
  start: string;
  end: string;
  quantity?: number;
  /** Who pays. */
  companyId?: string;
  /** `id:quantity`, with commas between. */
  extras?: string;
  /** One's own booking that would move there. */
  reservationId?: string;
}

type Simulated = paths['/api/manage/{siteId}/price-simulation']['get']['parameters']['query'];
type SearchFilter = NonNullable<paths['/api/search']['get']['parameters']['query']>;

export const at = {
  network: get('/api/network'),
  me: get('/api/me'),
  myReservations: get('/api/me/reservations'),
  myCalendars: get('/api/me/calendars'),
  bookingLink: (token: string) => get('/api/booking-links/{token}', { token }),
  myReservation: (id: string) => get('/api/me/reservations/{id}', { id }),
  sites: (filter: { kind: Kind; day: Day; q?: string; page?: number }) => get('/api/sites', {}, filter),
  siteMap: (filter: { kind: Kind; day: Day; q?: string }) => get('/api/sites/map', {}, filter),
  site: (slug: string) => get('/api/sites/{slug}', { slug }),
  sitePlan: (slug: string) => get('/api/sites/{slug}/plan', { slug }),
  editedPlan: (siteId: string) => get('/api/manage/{siteId}/plan', { siteId }),
  siteDay: (slug: string, day: Day) => get('/api/sites/{slug}/day', { slug }, { day }),
  terms: (slug: string) => get('/api/sites/{slug}/terms', { slug }),
  /** One's own price, with one's plans and credit, or everybody's. */
  price: (slug: string, mine: boolean, { companyId, reservationId, ...asked }: Priced) =>
    get(
      mine ? '/api/me/sites/{slug}/price' : '/api/sites/{slug}/price',
      { slug },
      { ...asked, ...(mine && { companyId, reservationId }) },
    ),
  payers: (slug: string) => get('/api/me/sites/{slug}/payers', { slug }),
  accounts: (siteId: string) => get('/api/manage/{siteId}/companies', { siteId }),
  company: (companyId: string) => get('/api/companies/{companyId}', { companyId }),
  searchFilters: (kind: Kind) => get('/api/search/filters', {}, { kind }),
  search: (filter: SearchFilter) => get('/api/search', {}, filter),
  invitation: (token: string) => get('/api/invitations/{token}', { token }),
  today: (siteId: string) => get('/api/manage/{siteId}/today', { siteId }),
  planning: (siteId: string, day: Day | undefined, days: 1 | 7) =>
    get('/api/manage/{siteId}/planning', { siteId }, { day, days: days === 1 ? undefined : days }),
  member: (siteId: string, id: string) => get('/api/manage/{siteId}/members/{id}', { siteId, id }),
  members: (siteId: string, q: string) => get('/api/manage/{siteId}/members', { siteId }, { q }),
  billing: (siteId: string, month: string) => get('/api/manage/{siteId}/billing', { siteId }, { month }),
  invoice: (siteId: string, id: string) => get('/api/manage/{siteId}/invoices/{id}', { siteId, id }),
  resources: (siteId: string) => get('/api/manage/{siteId}/resources', { siteId }),
  facts: (siteId: string) => get('/api/manage/{siteId}/facts', { siteId }),
  rates: (siteId: string) => get('/api/manage/{siteId}/rates', { siteId }),
  extras: (siteId: string) => get('/api/manage/{siteId}/extras', { siteId }),
  simulation: (siteId: string, query: Simulated) =>
    get('/api/manage/{siteId}/price-simulation', { siteId }, { ...query }),
  simulationChoices: (siteId: string) => get('/api/manage/{siteId}/price-simulation/choices', { siteId }),
  photos: (siteId: string) => get('/api/manage/{siteId}/photos', { siteId }),
  hours: (siteId: string) => get('/api/manage/{siteId}/hours', { siteId }),
  periods: (siteId: string) => get('/api/manage/{siteId}/periods', { siteId }),
  closures: (siteId: string) => get('/api/manage/{siteId}/closures', { siteId }),
  rules: (siteId: string) => get('/api/manage/{siteId}/rules', { siteId }),
  approvals: (siteId: string) => get('/api/manage/{siteId}/approvals', { siteId }),
  holidays: (siteId: string) => get('/api/manage/{siteId}/holidays', { siteId }),
  team: (siteId: string) => get('/api/manage/{siteId}/team', { siteId }),
  siteCalendars: (siteId: string) => get('/api/manage/{siteId}/calendars', { siteId }),
  externalCalendars: (siteId: string) => get('/api/manage/{siteId}/external-calendars', { siteId }),
  staffInvitations: (siteId: string) => get('/api/manage/{siteId}/invitations', { siteId }),
  occupancy: (networkId: string, weeks: number) => get('/api/networks/{networkId}/occupancy', { networkId }, { weeks }),
};
