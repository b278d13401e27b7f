/**
 * The words in which places are described. They are few and fixed, so that what one site writes another's visitors can
 * look for; the web app has a name for each in every language (`feature.*`, `service.*`, `accessFact.*`).
 */

/** What a desk, a room or a machine comes with. */
export const FEATURES = [
  'screen',
  'large_screen',
  'projector',
  'video',
  'sound',
  'whiteboard',
  'flipchart',
  'ethernet',
  'computer',
  'phone',
  'lamp',
  'window',
  'blackout',
  'air_conditioning',
  'storage',
  'sink',
  'extraction',
  'protective_gear',
] as const;
export type Feature = (typeof FEATURES)[number];

/** What a site has for everybody. A site may add words of its own: they are shown as written. */
export const SERVICES = [
  'fibre',
  'wifi',
  'printer',
  'phone_booth',
  'kitchen',
  'coffee',
  'garden',
  'showers',
  'lockers',
  'bike_parking',
  'parking',
  'transit',
  'childcare',
] as const;

/** What can be said with yes or no of a place or of a whole site. */
export const YES_NO_FACTS = [
  'stepFree',
  'lift',
  'accessibleToilet',
  'accessibleParking',
  'adjustableDesk',
  'inductionLoop',
  'quietZone',
  'dimmableLight',
  'assistanceDogs',
] as const;
export type YesNoFact = (typeof YES_NO_FACTS)[number];

/** Only what somebody has looked at and said: a fact that is left out is unknown, which is not the same as "no". */
export type AccessFacts = { readonly [Fact in YesNoFact]?: boolean } & {
  /** The narrowest door on the way, in centimetres. */
  readonly doorWidthCm?: number;
};
