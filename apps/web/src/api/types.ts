/** The shapes of the HTTP contract this app reads and writes. Instants are RFC 3339 in UTC, days `YYYY-MM-DD`, money integer cents. */
export type Kind = 'desk' | 'room' | 'machine';
export type Mode = 'exclusive' | 'pool';
export const KINDS: readonly Kind[] = ['desk', 'room', 'machine'];

export interface NetworkView {
  id: string;
  slug: string;
  name: string;
  country: string;
  sites: number;
  places: number;
  communes: string[];
}

export interface SiteCard {
  id: string;
  slug: string;
  name: string;
  commune: string;
  country: string;
  lat: number;
  lon: number;
  timeZone: string;
  currency: string;
  capacity: number;
  free: number;
  opens: string | null;
  closes: string | null;
  fromPriceCents: number | null;
  fromPricePer: 'day' | 'hour' | null;
  services: string[];
  accessible: boolean;
}
export interface SiteList {
  kind: Kind;
  day: string;
  total: number;
  available: number;
  page: number;
  pages: number;
  sites: SiteCard[];
}
export interface SitePoint {
  id: string;
  slug: string;
  name: string;
  commune: string;
  lat: number;
  lon: number;
  capacity: number;
  free: number;
}
export interface SiteMapView {
  sites: SitePoint[];
}

export interface Rate {
  label: 'upTo' | 'perHour';
  upToMinutes: number | null;
  priceCents: number;
}
export interface ResourceView {
  id: string;
  name: string;
  kind: Kind;
  mode: Mode;
  capacity: number;
  zone: string | null;
  features: string[];
  stepMinutes: number;
  minMinutes: number;
  maxMinutes: number;
  rates: Rate[];
  dailyCapCents: number | null;
  priceMode: 'net' | 'gross';
}
export interface OpeningHours {
  weekday: number;
  opens: string;
  closes: string;
}
export interface SiteView {
  id: string;
  slug: string;
  name: string;
  address: { street: string; postcode: string; commune: string; country: string };
  lat: number;
  lon: number;
  timeZone: string;
  currency: string;
  phone: string | null;
  email: string | null;
  services: string[];
  accessible: boolean;
  access: string | null;
  description: string | null;
  /** How many days ahead one may book. */
  horizonDays: number;
  openingHours: OpeningHours[];
  resources: ResourceView[];
}

export interface Interval {
  start: string;
  end: string;
}
export interface FreeRange extends Interval {
  places: number;
}
export type PeriodKey = 'day' | 'morning' | 'afternoon';
export interface Period extends Interval {
  key: PeriodKey;
  places: number;
  price: { cents: number; currency: string } | null;
}
export interface DayResource {
  id: string;
  name: string;
  kind: Kind;
  mode: Mode;
  capacity: number;
  free: FreeRange[];
  periods: Period[];
}
export interface DayView {
  siteId: string;
  day: string;
  timeZone: string;
  now: string;
  openings: Interval[];
  resources: DayResource[];
}

export interface PriceLine {
  code: string;
  cents: number;
  [parameter: string]: string | number;
}
export interface PriceView {
  cents: number;
  currency: string;
  priceMode: 'net' | 'gross';
  vatRateBp: number;
  netCents: number;
  vatCents: number;
  grossCents: number;
  lines: PriceLine[];
}

export type Role = 'manager' | 'desk' | 'coordinator';
export interface Grant {
  kind: 'site' | 'company' | 'network';
  id: string;
  slug: string;
  name: string;
  role: Role;
}
export interface UsualPlace {
  slug: string;
  name: string;
  commune: string;
  resourceId: string;
  kind: Kind;
}
export interface Me {
  id: string;
  email: string;
  name: string;
  locale: string;
  hasPassword: boolean;
  grants: Grant[];
  usual: UsualPlace | null;
}

export type ReservationStatus = 'held' | 'confirmed' | 'checked_in' | 'cancelled' | 'expired' | 'no_show';
export interface ReservationView {
  id: string;
  status: ReservationStatus;
  start: string;
  end: string;
  quantity: number;
  site: { id: string; slug: string; name: string; commune: string; timeZone: string };
  resource: { id: string; name: string; kind: Kind };
  price: { cents: number; currency: string };
  cancellable: boolean;
  checkedInAt: string | null;
  createdAt: string;
}
export interface MyReservations {
  upcoming: ReservationView[];
  past: ReservationView[];
}
export interface ReserveRequest {
  id: string;
  siteId: string;
  resourceId: string;
  start: string;
  end: string;
  quantity?: number;
}
export interface Alternative {
  resourceId: string;
  name: string;
  start: string;
  end: string;
}

export interface Arrival {
  reservationId: string;
  memberId: string;
  memberName: string;
  resourceName: string;
  kind: Kind;
  start: string;
  end: string;
  quantity: number;
  status: ReservationStatus;
}
export interface TodayView {
  day: string;
  timeZone: string;
  now: string;
  arrivals: Arrival[];
  figures: { expected: number; checkedIn: number; freeDesks: number; capacityDesks: number };
  resources: { id: string; name: string; kind: Kind; capacity: number; freeNow: number }[];
}

export interface InvoiceSummary {
  id: string;
  number: string;
  issuedOn: string;
  dueOn: string;
  buyerName: string;
  netCents: number;
  vatCents: number;
  grossCents: number;
  currency: string;
  pdf: boolean;
}
export interface BillingMember {
  memberId: string;
  name: string;
  email: string;
  charges: number;
  netCents: number;
  vatCents: number;
  grossCents: number;
  invoice: InvoiceSummary | null;
}
export interface BillingView {
  month: string;
  currency: string;
  missing: string[];
  members: BillingMember[];
  totals: { netCents: number; vatCents: number; grossCents: number };
  issued: InvoiceSummary[];
}

export interface InvitationView {
  email: string;
  role: Role;
  scopeKind: 'site' | 'network';
  scopeName: string;
}
export interface StaffInvitation {
  id: string;
  email: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
}

export type FigureKey = 'desk_occupancy' | 'room_occupancy' | 'reservations' | 'booked_hours' | 'active_people';
export interface NetworkFigure {
  key: FigureKey;
  value: number | null;
  unit: 'percent' | 'count' | 'hours';
  previous: number | null;
}
/** One hour of one weekday. `hidden`: there is a number, and it is not published. */
export interface HeatCell {
  weekday: number;
  hour: number;
  percent: number | null;
  hidden: boolean;
  open: boolean;
}
export interface TrendWeek {
  week: string;
  monday: string;
  reservations: number | null;
  percent: number | null;
}
export interface OccupancySite {
  id: string;
  slug: string;
  name: string;
  commune: string;
  country: string;
  lat: number;
  lon: number;
  percent: number | null;
  shared: boolean;
}
export interface OccupancyView {
  from: string;
  to: string;
  weeks: number;
  figures: NetworkFigure[];
  deskAttendance: { value: number | null; previous: number | null };
  heatmap: { kind: Kind; cells: HeatCell[] }[];
  trend: TrendWeek[];
  sites: OccupancySite[];
}

export interface TeamMember {
  personId: string;
  name: string;
  email: string;
  role: 'manager' | 'desk';
}
