import { get, to, withQuery } from '../api/paths';

/** `period`: a month, or a day of a fiscal year. */
export const accountingAt = {
  report: (siteId: string, period: string) => get('/api/manage/{siteId}/accounting', { siteId }, { period }),
  entries: (siteId: string, period: string, page: number) =>
    get('/api/manage/{siteId}/accounting/entries', { siteId }, { period, page }),
  chart: (siteId: string) => get('/api/manage/{siteId}/accounting/chart', { siteId }),
  csv: (siteId: string, period: string): string =>
    withQuery(to('/api/manage/{siteId}/accounting/entries.csv', { siteId }), { period }),
  fec: (siteId: string, period: string): string =>
    withQuery(to('/api/manage/{siteId}/accounting/fec', { siteId }), { period }),
  fecDescription: (siteId: string, period: string): string =>
    withQuery(to('/api/manage/{siteId}/accounting/fec-description', { siteId }), { period }),
};

export const accountingTo = {
  closings: (siteId: string): string => to('/api/manage/{siteId}/accounting/closings', { siteId }),
  chart: (siteId: string): string => to('/api/manage/{siteId}/accounting/chart', { siteId }),
};
