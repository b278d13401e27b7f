export { AvailabilityService } from './availability.service.js';
export { BookingHttpModule, BookingModule } from './booking.module.js';
export { ClosuresService } from './closures/closures.service.js';
export { type Import, ImportService } from './import.service.js';
export { bookingEntities } from './reservations.entities.js';
export { labelOf } from './reservations.rules.js';
export { ReservationsService } from './reservations.service.js';
export { SettingsService } from './rules/settings.service.js';
