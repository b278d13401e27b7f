import { Global, Module } from '@nestjs/common';
import { InvoicingModule } from '#libs/invoicing';
import { CreditUses, Habits, MembersModule, Visits } from '#libs/members';
import { LiveBookings, SpacesModule } from '#libs/spaces';
import { ArrivalsController } from './arrivals/arrivals.controller.js';
import { ArrivalsService } from './arrivals/arrivals.service.js';
import { AvailabilityController } from './availability.controller.js';
import { OwnPriceController } from './prices.controller.js';
import { AvailabilityService } from './availability.service.js';
import {
  CalendarFeedController,
  MyCalendarsController,
  SiteCalendarsController,
} from './calendars/calendars.controller.js';
import { CalendarsService } from './calendars/calendars.service.js';
import { ClosuresController } from './closures/closures.controller.js';
import { ClosuresService } from './closures/closures.service.js';
import { CodesController, SheetsController } from './codes/codes.controller.js';
import { CodesService } from './codes/codes.service.js';
import { CompanyBookingsController } from './companies/bookings.controller.js';
import { CompanyBookingsService } from './companies/bookings.service.js';
import { DeskController, MovesController } from './desk.controller.js';
import { DeskService } from './desk.service.js';
import { ExternalCalendarsController } from './external/external.controller.js';
import { ExternalRefresh } from './external/external.refresh.js';
import { ExternalCalendarsService } from './external/external.service.js';
import { ReservationUses } from './credit-uses.js';
import { ActivityController } from './activity/activity.controller.js';
import { ActivityService, CheckedInVisits } from './activity/activity.service.js';
import { BookingHabits } from './habits.js';
import { GuestsController, LinksController } from './guests/guests.controller.js';
import { GuestsService } from './guests/guests.service.js';
import { LinksService } from './guests/links.service.js';
import { HoldsService } from './holds.service.js';
import { IcsReader } from './ics/ics.reader.js';
import { ImportService } from './import.service.js';
import { ReservedBookings } from './live-bookings.js';
import { MovesService } from './moves.service.js';
import { FrontDeskController, ReservationsController } from './reservations.controller.js';
import { ReservationsService } from './reservations.service.js';
import { ApprovalsController } from './rules/approvals.controller.js';
import { ApprovalsService } from './rules/approvals.service.js';
import { CancellationsService } from './rules/cancellations.service.js';
import { PricesService } from './prices.service.js';
import { RulesService } from './rules/rules.service.js';
import { RulesController, TermsController } from './rules/settings.controller.js';
import { SettingsService } from './rules/settings.service.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';
import { SeriesChangesService } from './series/changes.service.js';
import { DeskSeriesController, SeriesController } from './series/series.controller.js';
import { SeriesService } from './series/series.service.js';
import { SimulationController } from './simulation/simulation.controller.js';
import { SimulationService } from './simulation/simulation.service.js';
import { SiteWaitingController, WaitingController } from './waiting/waiting.controller.js';
import { OffersService } from './waiting/offers.service.js';
import { WaitingService } from './waiting/waiting.service.js';

@Global() // members asks for Habits, CreditUses and Visits, and spaces for LiveBookings, without knowing who provides them
@Module({
  imports: [SpacesModule, InvoicingModule, MembersModule],
  providers: [
    ReservationsService,
    HoldsService,
    ArrivalsService,
    MovesService,
    DeskService,
    ImportService,
    AvailabilityService,
    SearchService,
    CalendarsService,
    GuestsService,
    LinksService,
    CodesService,
    ExternalCalendarsService,
    ExternalRefresh,
    { provide: IcsReader, useFactory: () => new IcsReader() },
    ClosuresService,
    RulesService,
    SettingsService,
    CancellationsService,
    PricesService,
    SimulationService,
    ApprovalsService,
    SeriesService,
    SeriesChangesService,
    WaitingService,
    OffersService,
    ActivityService,
    CompanyBookingsService,
    { provide: Habits, useClass: BookingHabits },
    { provide: CreditUses, useClass: ReservationUses },
    { provide: Visits, useClass: CheckedInVisits },
    { provide: LiveBookings, useClass: ReservedBookings },
  ],
  exports: [
    PricesService,
    SimulationService,
    ReservationsService,
    HoldsService,
    ArrivalsService,
    MovesService,
    DeskService,
    ImportService,
    AvailabilityService,
    SearchService,
    CalendarsService,
    GuestsService,
    LinksService,
    CodesService,
    ExternalCalendarsService,
    ClosuresService,
    SettingsService,
    ApprovalsService,
    SeriesService,
    SeriesChangesService,
    WaitingService,
    OffersService,
    ActivityService,
    CompanyBookingsService,
    Habits,
    CreditUses,
    Visits,
    LiveBookings,
  ],
})
export class BookingModule {}

@Module({
  imports: [BookingModule],
  controllers: [
    AvailabilityController,
    OwnPriceController,
    SimulationController,
    SearchController,
    ReservationsController,
    MovesController,
    ArrivalsController,
    FrontDeskController,
    DeskController,
    MyCalendarsController,
    SiteCalendarsController,
    ExternalCalendarsController,
    CalendarFeedController,
    GuestsController,
    LinksController,
    CodesController,
    SheetsController,
    ClosuresController,
    TermsController,
    RulesController,
    ApprovalsController,
    SeriesController,
    DeskSeriesController,
    WaitingController,
    SiteWaitingController,
    ActivityController,
    CompanyBookingsController,
  ],
})
export class BookingHttpModule {}
