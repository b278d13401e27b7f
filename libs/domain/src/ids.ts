declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type NetworkId = Id<'network'>;
export type SiteId = Id<'site'>;
export type PersonId = Id<'person'>;
export type CompanyId = Id<'company'>;
export type ResourceId = Id<'resource'>;
export type MemberId = Id<'member'>;
export type ReservationId = Id<'reservation'>;
export type SeriesId = Id<'series'>;
export type InvoiceId = Id<'invoice'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lower-case canonical UUID text only: what PostgreSQL prints, so that equal ids are equal strings. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);
