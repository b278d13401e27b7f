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

type Value = string | number | readonly string[] | undefined;

function fill(route: string, parts: Readonly<Record<string, string>>): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
}

function withQuery(path: string, values: Readonly<Record<string, Value>>): string {
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
}

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
  price: (slug: string, { resourceId, start, end, quantity }: Priced) =>
    get('/api/sites/{slug}/price', { slug }, { resourceId, start, end, quantity }),
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

/** Files the browser downloads itself. */
export const fileAt = {
  linkCalendar: (token: string): string => to('/api/booking-links/{token}/calendar.ics', { token }),
  photo: (id: string, size: 'small' | 'large'): string => to('/api/photos/{id}/{size}', { id, size }),
  ownPhoto: (siteId: string, id: string, size: 'small' | 'large'): string =>
    to('/api/manage/{siteId}/photos/{id}/{size}', { siteId, id, size }),
  reservationCalendar: (id: string): string => to('/api/me/reservations/{id}/calendar.ics', { id }),
  invoicePdf: (siteId: string, id: string): string => to('/api/manage/{siteId}/invoices/{id}/pdf', { siteId, id }),
  occupancyCsv: (networkId: string, weeks: number): string =>
    withQuery(to('/api/networks/{networkId}/occupancy.csv', { networkId }), { weeks }),
};

/** Where orders are sent. */
export const postTo = {
  reservations: to('/api/reservations'),
  guestReservations: to('/api/guest-reservations'),
  guestConfirm: (id: string): string => to('/api/guest-reservations/{id}/confirm', { id }),
  link: (token: string): string => to('/api/booking-links/{token}', { token }),
  linkArrive: (token: string): string => to('/api/booking-links/{token}/check-in', { token }),
  linkCancel: (token: string): string => to('/api/booking-links/{token}/cancel', { token }),
  linkMove: (token: string): string => to('/api/booking-links/{token}/move', { token }),
  plan: (siteId: string): string => to('/api/manage/{siteId}/plan', { siteId }),
  arrive: (id: string): string => to('/api/reservations/{id}/check-in', { id }),
  confirm: (id: string): string => to('/api/reservations/{id}/confirm', { id }),
  cancel: (id: string): string => to('/api/reservations/{id}/cancel', { id }),
  myCalendars: to('/api/me/calendars'),
  siteCalendars: (siteId: string): string => to('/api/manage/{siteId}/calendars', { siteId }),
  externalCalendars: (siteId: string): string => to('/api/manage/{siteId}/external-calendars', { siteId }),
  externalCalendar: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/external-calendars/{id}', { siteId, id }),
  externalCalendarRefresh: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/external-calendars/{id}/refresh', { siteId, id }),
  move: (id: string): string => to('/api/reservations/{id}/move', { id }),
  deskReservations: (siteId: string): string => to('/api/manage/{siteId}/reservations', { siteId }),
  walkIns: (siteId: string): string => to('/api/manage/{siteId}/walk-ins', { siteId }),
  deskMove: (siteId: string, id: string): string => to('/api/manage/{siteId}/reservations/{id}/move', { siteId, id }),
  deskCancel: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/reservations/{id}/cancel', { siteId, id }),
  checkIn: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/reservations/{id}/check-in', { siteId, id }),
  approve: (siteId: string, id: string): string => to('/api/manage/{siteId}/approvals/{id}/approve', { siteId, id }),
  refuse: (siteId: string, id: string): string => to('/api/manage/{siteId}/approvals/{id}/refuse', { siteId, id }),
  rules: (siteId: string): string => to('/api/manage/{siteId}/rules', { siteId }),
  resourceRules: (siteId: string, resourceId: string): string =>
    to('/api/manage/{siteId}/rules/resources/{resourceId}', { siteId, resourceId }),
  cancellation: (siteId: string): string => to('/api/manage/{siteId}/rules/cancellation', { siteId }),
  quotas: (siteId: string): string => to('/api/manage/{siteId}/quotas', { siteId }),
  quota: (siteId: string, id: string): string => to('/api/manage/{siteId}/quotas/{id}', { siteId, id }),
  authorisations: (siteId: string): string => to('/api/manage/{siteId}/authorisations', { siteId }),
  authorisation: (siteId: string, id: string): string => to('/api/manage/{siteId}/authorisations/{id}', { siteId, id }),
  granted: (siteId: string, id: string, memberId: string): string =>
    to('/api/manage/{siteId}/authorisations/{id}/members/{memberId}', { siteId, id, memberId }),
  invoices: (siteId: string): string => to('/api/manage/{siteId}/invoices', { siteId }),
  staffInvitations: (siteId: string): string => to('/api/manage/{siteId}/invitations', { siteId }),
  staffInvitation: (siteId: string, id: string): string => to('/api/manage/{siteId}/invitations/{id}', { siteId, id }),
  teamMember: (siteId: string, personId: string): string =>
    to('/api/manage/{siteId}/team/{personId}', { siteId, personId }),
  resources: (siteId: string): string => to('/api/manage/{siteId}/resources', { siteId }),
  resource: (siteId: string, id: string): string => to('/api/manage/{siteId}/resources/{id}', { siteId, id }),
  retire: (siteId: string, id: string): string => to('/api/manage/{siteId}/resources/{id}/retire', { siteId, id }),
  bringBack: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/resources/{id}/bring-back', { siteId, id }),
  resourceOrder: (siteId: string): string => to('/api/manage/{siteId}/resource-order', { siteId }),
  facts: (siteId: string): string => to('/api/manage/{siteId}/facts', { siteId }),
  photos: (siteId: string, query: Record<string, Value>): string =>
    withQuery(to('/api/manage/{siteId}/photos', { siteId }), query),
  photo: (siteId: string, id: string): string => to('/api/manage/{siteId}/photos/{id}', { siteId, id }),
  photoOrder: (siteId: string): string => to('/api/manage/{siteId}/photo-order', { siteId }),
  hours: (siteId: string): string => to('/api/manage/{siteId}/hours', { siteId }),
  periods: (siteId: string): string => to('/api/manage/{siteId}/periods', { siteId }),
  closures: (siteId: string): string => to('/api/manage/{siteId}/closures', { siteId }),
  closure: (siteId: string, id: string): string => to('/api/manage/{siteId}/closures/{id}', { siteId, id }),
  holidays: (siteId: string): string => to('/api/manage/{siteId}/holidays', { siteId }),
  signInCode: to('/api/sign-in/code'),
  signInVerify: to('/api/sign-in/verify'),
  signInPassword: to('/api/sign-in/password'),
  signOut: to('/api/sign-out'),
  acceptInvitation: to('/api/invitations/accept'),
  me: to('/api/me'),
  password: to('/api/me/password'),
};
