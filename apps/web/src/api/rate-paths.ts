import { to } from './paths';

/** Where orders about rates are sent. */
export const ratesTo = {
  rates: (siteId: string): string => to('/api/manage/{siteId}/rates', { siteId }),
  rate: (siteId: string, id: string): string => to('/api/manage/{siteId}/rates/{id}', { siteId, id }),
  retire: (siteId: string, id: string): string => to('/api/manage/{siteId}/rates/{id}/retire', { siteId, id }),
  bringBack: (siteId: string, id: string): string => to('/api/manage/{siteId}/rates/{id}/bring-back', { siteId, id }),
};
