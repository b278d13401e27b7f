export { type OfferedExtra, takenOf } from './extras/extras.rules.js';
export { ExtrasService } from './extras/extras.service.js';
export { PHOTO_TYPE, drawLogo, drawOnce } from './photos/photos.image.js';
export { PlanService } from './plan/plan.service.js';
export { type RateUse, RateUses } from './rates/rate-uses.js';
export { LiveBookings } from './resources/live-bookings.js';
export { type LiveBooking } from './resources/resources.rules.js';
export { type LegalProfile, LegalProfiles } from './sellers/legal.service.js';
export { LOGO_TYPE, LogoStore } from './sellers/logos.service.js';
export { PricedProducts } from './sellers/priced-products.js';
export {
  type PricedProduct,
  type SellerData,
  type Taxed,
  readSeller,
  withoutTheirRate,
} from './sellers/seller.rules.js';
export { type Holiday, type HolidayRegion, holidaysOf, regionsOf } from './opening/opening.holidays.js';
export { minuteOf } from './opening/opening.rules.js';
export { OpeningService } from './opening/opening.service.js';
export { type Closure } from './opening/opening.store.js';
export {
  type NewClosure,
  type NewRate,
  type NewResource,
  type NewSite,
  SetupService,
  type SiteSetup,
  resolvedRates,
} from './setup.service.js';
export { ClosedView, ExceptionView, LocalTextView } from './spaces.controller.js';
export { type ResourceKind, type ResourceMode, spacesEntities } from './spaces.entities.js';
export { SpacesHttpModule, SpacesModule } from './spaces.module.js';
export { type Catalogue, type Offer, SpacesService } from './spaces.service.js';
export { type Days, type NamedSite, type Network, type SharedResource, type SharedSite } from './spaces.store.js';
