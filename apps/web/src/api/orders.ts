import { to, withQuery, type Value } from './paths';

/** Files the browser downloads itself. */
export const fileAt = {
  linkCalendar: (token: string): string => to('/api/booking-links/{token}/calendar.ics', { token }),
  photo: (id: string, size: 'small' | 'large'): string => to('/api/photos/{id}/{size}', { id, size }),
  ownPhoto: (siteId: string, id: string, size: 'small' | 'large'): string =>
    to('/api/manage/{siteId}/photos/{id}/{size}', { siteId, id, size }),
  reservationCalendar: (id: string): string => to('/api/me/reservations/{id}/calendar.ics', { id }),
  invoicePdf: (siteId: string, id: string): string => to('/api/manage/{siteId}/invoices/{id}/pdf', { siteId, id }),
  invoiceXml: (siteId: string, id: string): string => to('/api/manage/{siteId}/invoices/{id}/xml', { siteId, id }),
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
