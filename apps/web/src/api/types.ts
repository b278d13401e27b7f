import type { components } from './schema';

/**
 * The shapes of the contract this app reads and writes, by the names it uses for them. They come from openapi.json
 * through schema.d.ts (schema.spec.ts says when that file is out of date): a field that changes there stops the
 * compiler here. Instants are RFC 3339 in UTC, days `YYYY-MM-DD`, money integer cents.
 */
type Schemas = components['schemas'];

export type NetworkView = Schemas['NetworkView'];
export type SiteCard = Schemas['SiteCardView'];
export type SiteList = Schemas['FinderView'];
export type SitePoint = Schemas['MapPointView'];
export type SiteView = Schemas['SiteView'];
export type ResourceView = Schemas['ResourceView'];
export type Kind = ResourceView['kind'];
export const KINDS: readonly Kind[] = ['desk', 'room', 'machine'];

export type PlanPlace = Schemas['PlanPlaceView'];
export type EditedPlan = Schemas['EditedPlanView'];
export type SearchAnswer = Schemas['SearchView'];
export type SearchFilters = Schemas['FiltersView'];
export type SearchWaysOut = Schemas['WaysOutView'];
export type SiteFound = Schemas['SiteFoundView'];
export type FoundTime = Schemas['FoundTimeView'];

export type DayView = Schemas['DayView'];
export type DayResource = Schemas['ResourceDayView'];
export type Period = Schemas['PeriodView'];
export type PeriodsView = Schemas['PeriodsView'];
export type DayPeriod = Schemas['DayPeriod'];
export type PriceView = Schemas['PriceView'];
export type OfferedExtra = Schemas['OfferedExtraView'];
export type WantedExtra = Schemas['WantedExtraRequest'];
export type ExtraBook = Schemas['ExtraBookView'];
export type ManagedExtra = Schemas['ManagedExtraView'];
export type ExtraFacts = Schemas['ExtraRequest'];
export type PriceLine = Schemas['PriceLineView'];

export type Pack = Schemas['PackView'];
export type Packs = Schemas['ManagedPacksView'];
export type CreditAccount = Schemas['CreditAccountView'];
export type OwnAccount = Schemas['OwnCreditView'];
export type OwnShelf = Schemas['OwnShelfView'];
export type CreditLot = Schemas['CreditLotView'];
export type CreditLine = Schemas['CreditLineView'];

export type Me = Schemas['MeView'];
export type Grant = Schemas['GrantView'];
export type UsualPlace = Schemas['UsualPlaceView'];
export type ReservationView = Schemas['ReservationView'];
export type ReservationStatus = ReservationView['status'];
export type MyReservations = Schemas['MyReservationsView'];
export type PlaceNow = Schemas['PlaceNowView'];
export type OwnStay = Schemas['OwnStayView'];
export type Offered = Schemas['OfferedView'];
export type PlaceSheet = Schemas['SheetView'];
export type Waiting = Schemas['WaitingView'];
export type ReserveRequest = Schemas['ReserveRequest'];
export type GuestReserveRequest = Schemas['GuestReserveRequest'];
export type GuestBooking = Schemas['GuestBookingView'];
/** A fact of the problem `slot_taken`, which OpenAPI leaves open. */
export interface Alternative {
  resourceId: string;
  name: string;
  start: string;
  end: string;
}

export type CompanyThatPays = Schemas['CompanyThatPaysView'];
export type Account = Schemas['CompanyAccountView'];
export type Company = Schemas['CompanyView'];
export type CompanyPerson = Schemas['CompanyPersonView'];
export type SellerMonth = Schemas['SellerMonthView'];
export type CompanyInvoice = Schemas['CompanyInvoiceView'];
export type CompanyBooking = Schemas['CompanyBookingView'];

export type Terms = Schemas['TermsView'];
export type Rules = Schemas['RulesView'];
export type SiteRules = Schemas['SiteRulesView'];
export type RuledResource = Schemas['RuledResourceView'];
export type Quota = Schemas['QuotaView'];
export type Authorisation = Schemas['AuthorisationView'];
export type Awaiting = Schemas['AwaitingView'];

export type PersonalCalendar = Schemas['CalendarView'];
export type SiteCalendar = Schemas['SiteCalendarView'];
export type MadeCalendar = Schemas['MadeCalendarView'];
export type ExternalCalendar = Schemas['ExternalCalendarView'];
export type CalendarConflict = Schemas['CalendarConflictView'];
export type WeekOpening = Schemas['WeekOpening'];
export type HoursView = Schemas['HoursView'];
export type Closed = Schemas['ClosedView'];
export type Closure = Schemas['ClosureView'];
export type ClosureRequest = Schemas['ClosureRequest'];
export type Decision = Schemas['DecisionRequest'];
export type HolidaysView = Schemas['HolidaysView'];
/** A fact of the problem `closure_over_reservations`, which OpenAPI leaves open. */
export interface ClosedOver {
  reservationId: string;
  memberName: string;
  resourceName: string;
  start: string;
  end: string;
  alternatives: Alternative[];
  /** The place that was chosen for it could not be had after all. */
  unmoved: boolean;
}

export type RateBook = Schemas['RateBookView'];
export type ManagedRate = Schemas['ManagedRateView'];
export type RateFacts = Schemas['RateRequest'];
/** A part of the week at other prices, as visitors are told of it. */
export type RateWindow = Schemas['RateWindowView'];
export type Simulation = Schemas['SimulationView'];
export type Inventory = Schemas['InventoryView'];
export type ManagedResource = Schemas['ManagedResourceView'];
export type ResourceFacts = Schemas['ResourceFactsRequest'];
export type SiteFacts = Schemas['SiteFactsView'];
export type SiteFactsRequest = Schemas['SiteFactsRequest'];
export type AccessFacts = Schemas['AccessFactsBody'];
export type Photo = Schemas['PhotoView'];
/** A text in one language or both. */
export type EitherText = Schemas['EitherTextView'];
/** A fact of the problems `resource_booked` and `parent_booked`, which OpenAPI leaves open. */
export interface StandingBooking {
  reservationId: string;
  memberName: string;
  resourceName: string;
  start: string;
  end: string;
}
/** A fact of the problem `capacity_below_booked`. */
export interface CrowdedTime {
  start: string;
  end: string;
  places: number;
}

export type SeriesView = Schemas['SeriesView'];
export type SeriesDate = Schemas['SeriesDateView'];
export type SeriesDates = Schemas['SeriesDatesView'];

export type TodayView = Schemas['TodayView'];
export type Arrival = Schemas['ArrivalView'];
export type PlanningView = Schemas['PlanningView'];
export type PlannedResource = Schemas['PlannedResourceView'];
export type PlannedReservation = Schemas['PlannedReservationView'];
export type WaitingMember = Schemas['WaitingMemberView'];
export type PlannedBlock = Schemas['PlannedBlockView'];
export type BillingView = Schemas['BillingView'];
export type BillingMember = Schemas['MemberBillingView'];
export type BillingCompany = Schemas['CompanyBillingView'];
export type Accounting = Schemas['AccountingView'];
export type AccountingEntry = Schemas['EntryView'];
export type AccountChart = Schemas['AccountChartView'];
export type InvoiceSummary = Schemas['InvoiceSummaryView'];
export type InvoiceView = Schemas['InvoiceView'];
export type Seller = Schemas['SellerView'];
export type Buyer = Schemas['BuyerView'];
export type PostalAddress = Schemas['PostalAddressView'];
export type InvitationView = Schemas['InvitationView'];
export type StaffInvitation = Schemas['StaffInvitationView'];
export type TeamMember = Schemas['TeamMemberView'];

export type OccupancyView = Schemas['NetworkOccupancyView'];
export type NetworkFigure = Schemas['FigureView'];
export type HeatCell = Schemas['HeatmapCellView'];
export type OccupancySite = Schemas['SiteOccupancyView'];

export type ProblemCode = Schemas['Problem']['code'];
