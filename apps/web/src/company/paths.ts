import { get, to } from '../api/paths';

/** What the managers of a company read. */
export const companyAt = {
  month: (companyId: string) => get('/api/companies/{companyId}/month', { companyId }),
  reservations: (companyId: string) => get('/api/companies/{companyId}/reservations', { companyId }),
  invoices: (companyId: string, page: number) =>
    get('/api/companies/{companyId}/invoices', { companyId }, { page: page > 1 ? page : undefined }),
};

/** A file of a document of a seller, for a link. */
export const companyFile = (companyId: string, sellerId: string, id: string, kind: 'pdf' | 'xml'): string =>
  to(
    kind === 'pdf'
      ? '/api/companies/{companyId}/sellers/{sellerId}/invoices/{id}/pdf'
      : '/api/companies/{companyId}/sellers/{sellerId}/invoices/{id}/xml',
    { companyId, sellerId, id },
  );

/** Where the orders of companies are sent. */
export const companyTo = {
  accounts: (siteId: string): string => to('/api/manage/{siteId}/companies', { siteId }),
  reverseCharge: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/companies/{id}/reverse-charge', { siteId, id }),
  manager: (siteId: string, id: string): string => to('/api/manage/{siteId}/companies/{id}/manager', { siteId, id }),
  one: (companyId: string): string => to('/api/companies/{companyId}', { companyId }),
  invitations: (companyId: string): string => to('/api/companies/{companyId}/invitations', { companyId }),
  invitation: (companyId: string, id: string): string =>
    to('/api/companies/{companyId}/invitations/{id}', { companyId, id }),
  person: (companyId: string, id: string): string => to('/api/companies/{companyId}/people/{id}', { companyId, id }),
  managing: (companyId: string, id: string): string =>
    to('/api/companies/{companyId}/managers/{id}', { companyId, id }),
  centres: (companyId: string): string => to('/api/companies/{companyId}/cost-centres', { companyId }),
  calledOff: (companyId: string, sellerId: string, id: string): string =>
    to('/api/companies/{companyId}/sellers/{sellerId}/reservations/{id}/cancel', { companyId, sellerId, id }),
  centre: (companyId: string, id: string): string =>
    to('/api/companies/{companyId}/cost-centres/{id}', { companyId, id }),
};
