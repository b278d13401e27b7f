import type { Day } from '../time/day';
import type {
  BillingView,
  DayView,
  InvitationView,
  InvoiceSummary,
  Kind,
  Me,
  MyReservations,
  NetworkView,
  OccupancyView,
  PriceView,
  ReservationView,
  SiteList,
  SiteMapView,
  SiteView,
  StaffInvitation,
  TeamMember,
  TodayView,
} from './types';
import type { InvoiceView } from './invoice';

/** A path to GET, carrying the type of its answer. The path is also the cache key: one string, no second name. */
export type Get<T> = string & { readonly answer?: T };

const query = (values: Record<string, string | number | undefined>): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    if (value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text ? `?${text}` : '';
};
const part = encodeURIComponent;

export const at = {
  network: '/api/network' as Get<NetworkView>,
  me: '/api/me' as Get<Me>,
  myReservations: '/api/me/reservations' as Get<MyReservations>,
  myReservation: (id: string): Get<ReservationView> => `/api/me/reservations/${part(id)}`,
  sites: (filter: { kind: Kind; day: Day; q?: string; page?: number }): Get<SiteList> => `/api/sites${query(filter)}`,
  siteMap: (filter: { kind: Kind; day: Day; q?: string }): Get<SiteMapView> => `/api/sites/map${query(filter)}`,
  site: (slug: string): Get<SiteView> => `/api/sites/${part(slug)}`,
  siteDay: (slug: string, day: Day): Get<DayView> => `/api/sites/${part(slug)}/day${query({ day })}`,
  price: (slug: string, choice: { resourceId: string; start: string; end: string }): Get<PriceView> =>
    `/api/sites/${part(slug)}/price${query(choice)}`,
  invitation: (token: string): Get<InvitationView> => `/api/invitations/${part(token)}`,
  today: (siteId: string): Get<TodayView> => `/api/manage/${part(siteId)}/today`,
  billing: (siteId: string, month: string): Get<BillingView> =>
    `/api/manage/${part(siteId)}/billing${query({ month })}`,
  invoices: (siteId: string, month: string): Get<{ invoices: InvoiceSummary[] }> =>
    `/api/manage/${part(siteId)}/invoices${query({ month })}`,
  invoice: (siteId: string, id: string): Get<InvoiceView> => `/api/manage/${part(siteId)}/invoices/${part(id)}`,
  staffInvitations: (siteId: string): Get<{ invitations: StaffInvitation[] }> =>
    `/api/manage/${part(siteId)}/invitations`,
  team: (siteId: string): Get<{ team: TeamMember[] }> => `/api/manage/${part(siteId)}/team`,
  occupancy: (networkId: string, weeks: number): Get<OccupancyView> =>
    `/api/networks/${part(networkId)}/occupancy${query({ weeks })}`,
};

/** Files the browser downloads itself. */
export const fileAt = {
  invoicePdf: (siteId: string, id: string): string => `/api/manage/${part(siteId)}/invoices/${part(id)}/pdf`,
  occupancyCsv: (networkId: string, weeks: number): string =>
    `/api/networks/${part(networkId)}/occupancy.csv${query({ weeks })}`,
};

export const postTo = {
  reservations: '/api/reservations',
  cancel: (id: string): string => `/api/reservations/${part(id)}/cancel`,
  checkIn: (siteId: string, id: string): string => `/api/manage/${part(siteId)}/reservations/${part(id)}/check-in`,
  invoices: (siteId: string): string => `/api/manage/${part(siteId)}/invoices`,
  staffInvitations: (siteId: string): string => `/api/manage/${part(siteId)}/invitations`,
  staffInvitation: (siteId: string, id: string): string => `/api/manage/${part(siteId)}/invitations/${part(id)}`,
  teamMember: (siteId: string, personId: string): string => `/api/manage/${part(siteId)}/team/${part(personId)}`,
  signInCode: '/api/sign-in/code',
  signInVerify: '/api/sign-in/verify',
  signInPassword: '/api/sign-in/password',
  signOut: '/api/sign-out',
  acceptInvitation: '/api/invitations/accept',
  me: '/api/me',
  password: '/api/me/password',
};
