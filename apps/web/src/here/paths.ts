import { get, to } from '../api/paths';
import { url } from '../app/links';

/** Where the QR code of a sheet leads. Apart from the others: the first page of all does without. */
export const placeUrl = (code: string, more: Record<string, string | null> = {}): string =>
  url(`/q/${encodeURIComponent(code)}`, more);

export const sheetAt = {
  place: (placeCode: string) => get('/api/q/{placeCode}', { placeCode }),
  /** With what staying costs when that company pays, or oneself (null); as usual when left out. */
  mine: (placeCode: string, companyId?: string | null) =>
    get(
      '/api/q/{placeCode}/mine',
      { placeCode },
      { companyId: companyId ?? undefined, self: companyId === null ? 'true' : undefined },
    ),
  site: (siteId: string) => get('/api/manage/{siteId}/place-codes', { siteId }),
};

export const sheetTo = {
  checkIn: (placeCode: string): string => to('/api/q/{placeCode}/check-in', { placeCode }),
  sit: (placeCode: string): string => to('/api/q/{placeCode}/sit', { placeCode }),
  renew: (siteId: string, resourceId: string): string =>
    to('/api/manage/{siteId}/place-codes/{resourceId}/renew', { siteId, resourceId }),
};
