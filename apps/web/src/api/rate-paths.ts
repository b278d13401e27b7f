import { to } from './paths';

/** Where orders about rates are sent. */
export const ratesTo = {
  rates: (siteId: string): string => to('/api/manage/{siteId}/rates', { siteId }),
  rate: (siteId: string, id: string): string => to('/api/manage/{siteId}/rates/{id}', { siteId, id }),
  retire: (siteId: string, id: string): string => to('/api/manage/{siteId}/rates/{id}/retire', { siteId, id }),
  extras: (siteId: string): string => to('/api/manage/{siteId}/extras', { siteId }),
  extra: (siteId: string, id: string): string => to('/api/manage/{siteId}/extras/{id}', { siteId, id }),
  withdrawExtra: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/extras/{id}/withdraw', { siteId, id }),
  offerExtra: (siteId: string, id: string): string => to('/api/manage/{siteId}/extras/{id}/offer', { siteId, id }),
  bringBack: (siteId: string, id: string): string => to('/api/manage/{siteId}/rates/{id}/bring-back', { siteId, id }),
};
