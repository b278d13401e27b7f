export { type LegalProfile, LegalProfiles } from './legal.service.js';
export { type LiveBooking, LiveBookings } from './resources/live-bookings.js';
export { type SellerData, readSeller } from './seller.rules.js';
export { type NewResource, type NewSite, SetupService, type SiteSetup } from './setup.service.js';
export { type ResourceKind, type ResourceMode, spacesEntities } from './spaces.entities.js';
export { SpacesHttpModule, SpacesModule } from './spaces.module.js';
export { type Catalogue, SpacesService } from './spaces.service.js';
export { type NamedSite, type Network, type Offer, type SharedResource, type SharedSite } from './spaces.store.js';
