import { Global, Module } from '@nestjs/common';
import { InvoicingModule } from '#libs/invoicing';
import { Habits, MembersModule } from '#libs/members';
import { LiveBookings, SpacesModule } from '#libs/spaces';
import { AvailabilityController } from './availability.controller.js';
import { AvailabilityService } from './availability.service.js';
import {
  CalendarFeedController,
  MyCalendarsController,
  SiteCalendarsController,
} from './calendars/calendars.controller.js';
import { CalendarsService } from './calendars/calendars.service.js';
import { ClosuresController } from './closures/closures.controller.js';
import { ClosuresService } from './closures/closures.service.js';
import { DeskController, MovesController } from './desk.controller.js';
import { DeskService } from './desk.service.js';
import { BookingHabits } from './habits.js';
import { HoldsService } from './holds.service.js';
import { ImportService } from './import.service.js';
import { ReservedBookings } from './live-bookings.js';
import { MovesService } from './moves.service.js';
import { FrontDeskController, ReservationsController } from './reservations.controller.js';
import { ReservationsService } from './reservations.service.js';

@Global() // members asks for Habits, and spaces for LiveBookings, without knowing who provides them
@Module({
  imports: [SpacesModule, InvoicingModule, MembersModule],
  providers: [
    ReservationsService,
    HoldsService,
    MovesService,
    DeskService,
    ImportService,
    AvailabilityService,
    CalendarsService,
    ClosuresService,
    { provide: Habits, useClass: BookingHabits },
    { provide: LiveBookings, useClass: ReservedBookings },
  ],
  exports: [
    ReservationsService,
    HoldsService,
    MovesService,
    DeskService,
    ImportService,
    AvailabilityService,
    CalendarsService,
    ClosuresService,
    Habits,
    LiveBookings,
  ],
})
export class BookingModule {}

@Module({
  imports: [BookingModule],
  controllers: [
    AvailabilityController,
    ReservationsController,
    MovesController,
    FrontDeskController,
    DeskController,
    MyCalendarsController,
    SiteCalendarsController,
    CalendarFeedController,
    ClosuresController,
  ],
})
export class BookingHttpModule {}
