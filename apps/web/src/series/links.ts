import { url } from '../app/links';

/** Where a booking is repeated: one's own at a place, or by the desk for a member. */
export const repeatUrl = (slug: string): string => `/reserver/${encodeURIComponent(slug)}/repeter`;
export const deskRepeatUrl = (site: string): string => url('/gestion/planning/repeter', { lieu: site });
/** A repeated booking; `from` is the date on which changes begin. */
export const seriesUrl = (id: string, more: { from?: string; done?: string } = {}): string =>
  url(`/moi/serie/${encodeURIComponent(id)}`, { depuis: more.from, fait: more.done });
export const deskSeriesUrl = (site: string, id: string, more: { from?: string; done?: string } = {}): string =>
  url(`/gestion/planning/serie/${encodeURIComponent(id)}`, { lieu: site, depuis: more.from, fait: more.done });
