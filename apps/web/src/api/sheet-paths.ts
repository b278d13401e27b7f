import { get, to } from './paths';

/** Apart from the others: the first page of all does without. */
export const sheetAt = {
  place: (placeCode: string) => get('/api/q/{placeCode}', { placeCode }),
  mine: (placeCode: string) => get('/api/q/{placeCode}/mine', { placeCode }),
  site: (siteId: string) => get('/api/manage/{siteId}/place-codes', { siteId }),
};

export const sheetTo = {
  checkIn: (placeCode: string): string => to('/api/q/{placeCode}/check-in', { placeCode }),
  sit: (placeCode: string): string => to('/api/q/{placeCode}/sit', { placeCode }),
  renew: (siteId: string, resourceId: string): string =>
    to('/api/manage/{siteId}/place-codes/{resourceId}/renew', { siteId, resourceId }),
};
