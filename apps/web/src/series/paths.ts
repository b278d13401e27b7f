import { get, to } from '../api/paths';
import type { paths } from '../api/schema';

/** The site whose staff act; null: a person acts for themselves. */
export type SiteOfDesk = string | null;
const ofSeries = (siteId: SiteOfDesk, own: keyof paths, desk: keyof paths, id = ''): string =>
  siteId === null ? to(own, { id }) : to(desk, { siteId, id });

/** Apart from the other paths: whoever looks for a place is spared them. */
export const seriesAt = (siteId: SiteOfDesk, id: string) =>
  siteId === null ? get('/api/series/{id}', { id }) : get('/api/manage/{siteId}/series/{id}', { siteId, id });

/** Where orders of series are sent. */
export const seriesTo = {
  order: (siteId: SiteOfDesk): string => ofSeries(siteId, '/api/series', '/api/manage/{siteId}/series'),
  preview: (siteId: SiteOfDesk): string =>
    ofSeries(siteId, '/api/series/preview', '/api/manage/{siteId}/series/preview'),
  cancel: (siteId: SiteOfDesk, id: string): string =>
    ofSeries(siteId, '/api/series/{id}/cancel', '/api/manage/{siteId}/series/{id}/cancel', id),
  move: (siteId: SiteOfDesk, id: string): string =>
    ofSeries(siteId, '/api/series/{id}/move', '/api/manage/{siteId}/series/{id}/move', id),
  movePreview: (siteId: SiteOfDesk, id: string): string =>
    ofSeries(siteId, '/api/series/{id}/move/preview', '/api/manage/{siteId}/series/{id}/move/preview', id),
};
