export { AvailabilityService } from './availability.service.js';
export { BookingHttpModule, BookingModule } from './booking.module.js';
export { bookingEntities } from './reservations.entities.js';
export { ReservationsService } from './reservations.service.js';
