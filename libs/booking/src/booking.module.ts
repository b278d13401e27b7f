import { Global, Module } from '@nestjs/common';
import { InvoicingModule } from '#libs/invoicing';
import { Habits, MembersModule } from '#libs/members';
import { SpacesModule } from '#libs/spaces';
import { AvailabilityController } from './availability.controller.js';
import { AvailabilityService } from './availability.service.js';
import { ClosuresController } from './closures/closures.controller.js';
import { ClosuresService } from './closures/closures.service.js';
import { BookingHabits } from './habits.js';
import { ImportService } from './import.service.js';
import { FrontDeskController, ReservationsController } from './reservations.controller.js';
import { ReservationsService } from './reservations.service.js';

@Global() // members asks for Habits without knowing who provides it
@Module({
  imports: [SpacesModule, InvoicingModule, MembersModule],
  providers: [
    ReservationsService,
    ImportService,
    AvailabilityService,
    ClosuresService,
    { provide: Habits, useClass: BookingHabits },
  ],
  exports: [ReservationsService, ImportService, AvailabilityService, ClosuresService, Habits],
})
export class BookingModule {}

@Module({
  imports: [BookingModule],
  controllers: [AvailabilityController, ReservationsController, FrontDeskController, ClosuresController],
})
export class BookingHttpModule {}
