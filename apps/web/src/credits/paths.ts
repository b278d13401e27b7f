import { get, to } from '../api/paths';

/** Apart from the other paths: whoever looks for a place is spared them. */
export const creditsAt = {
  mine: get('/api/me/credits'),
  onSale: get('/api/me/credits/packs'),
  packs: (siteId: string) => get('/api/manage/{siteId}/packs', { siteId }),
  member: (siteId: string, memberId: string) =>
    get('/api/manage/{siteId}/members/{id}/credits', { siteId, id: memberId }),
  company: (siteId: string, companyId: string) =>
    get('/api/manage/{siteId}/companies/{id}/credits', { siteId, id: companyId }),
  ofCompany: (companyId: string) => get('/api/companies/{companyId}/credits', { companyId }),
};

export const creditsTo = {
  giveCompany: (siteId: string, companyId: string): string =>
    to('/api/manage/{siteId}/companies/{id}/credits/gifts', { siteId, id: companyId }),
  takeFromCompany: (siteId: string, companyId: string, lotId: string): string =>
    to('/api/manage/{siteId}/companies/{id}/credits/{companyLotId}/take', {
      siteId,
      id: companyId,
      companyLotId: lotId,
    }),
  endOfCompany: (siteId: string, companyId: string, lotId: string): string =>
    to('/api/manage/{siteId}/companies/{id}/credits/{companyLotId}/end', {
      siteId,
      id: companyId,
      companyLotId: lotId,
    }),
  buy: to('/api/me/credits'),
  pack: (siteId: string): string => to('/api/manage/{siteId}/packs', { siteId }),
  sell: (siteId: string, memberId: string): string =>
    to('/api/manage/{siteId}/members/{id}/credits', { siteId, id: memberId }),
  give: (siteId: string, memberId: string): string =>
    to('/api/manage/{siteId}/members/{id}/credits/gifts', { siteId, id: memberId }),
  take: (siteId: string, memberId: string, lotId: string): string =>
    to('/api/manage/{siteId}/members/{id}/credits/{lotId}/take', { siteId, id: memberId, lotId }),
  cancelSale: (siteId: string, memberId: string, lotId: string): string =>
    to('/api/manage/{siteId}/members/{id}/credits/{lotId}/cancel-sale', { siteId, id: memberId, lotId }),
  end: (siteId: string, memberId: string, lotId: string): string =>
    to('/api/manage/{siteId}/members/{id}/credits/{lotId}/end', { siteId, id: memberId, lotId }),
};
