import { get, to, withQuery } from '../api/paths';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type JournalView = Schemas['JournalView'];
export type JournalCheck = Schemas['JournalCheckView'];
export type Closure = Schemas['JournalClosureView'];
export type RunningPeriod = Schemas['JournalRunningPeriodView'];
export type Totals = Schemas['JournalTotalsView'];

export const journalAt = {
  state: (siteId: string, year: string | null) =>
    get('/api/manage/{siteId}/journal', { siteId }, { year: year ?? undefined }),
  check: (siteId: string) => get('/api/manage/{siteId}/journal/check', { siteId }),
  /** A zip that the browser downloads itself. Days, both included. */
  archive: (siteId: string, from: string, to_: string): string =>
    withQuery(to('/api/manage/{siteId}/journal/archive', { siteId }), { from, to: to_ }),
};
