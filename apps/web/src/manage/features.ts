import type { ResourceFacts } from '../api/types';

/** What a place can come with, in the order in which it is asked for; the contract knows the same words. */
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
] as const satisfies readonly ResourceFacts['features'][number][];

/** What a site can have for everybody; words of its own are typed beside these. */
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
