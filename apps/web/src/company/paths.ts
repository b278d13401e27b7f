import { to } from '../api/paths';

/** Where the orders of companies are sent. */
export const companyTo = {
  accounts: (siteId: string): string => to('/api/manage/{siteId}/companies', { siteId }),
  manager: (siteId: string, id: string): string => to('/api/manage/{siteId}/companies/{id}/manager', { siteId, id }),
  one: (companyId: string): string => to('/api/companies/{companyId}', { companyId }),
  invitations: (companyId: string): string => to('/api/companies/{companyId}/invitations', { companyId }),
  invitation: (companyId: string, id: string): string =>
    to('/api/companies/{companyId}/invitations/{id}', { companyId, id }),
  person: (companyId: string, id: string): string => to('/api/companies/{companyId}/people/{id}', { companyId, id }),
  managing: (companyId: string, id: string): string =>
    to('/api/companies/{companyId}/managers/{id}', { companyId, id }),
  centres: (companyId: string): string => to('/api/companies/{companyId}/cost-centres', { companyId }),
  centre: (companyId: string, id: string): string =>
    to('/api/companies/{companyId}/cost-centres/{id}', { companyId, id }),
};
