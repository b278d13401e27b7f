import { get, to, withQuery } from '../api/paths';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type ImportReport = Schemas['ImportReportView'];
type ImportLine = Schemas['ImportLineView'];
export type Outcome = ImportLine['outcome'];
export const OUTCOMES: readonly Outcome[] = ['created', 'updated', 'unchanged', 'refused'];

export const importsAt = {
  list: (siteId: string) => get('/api/manage/{siteId}/member-imports', { siteId }),
  report: (siteId: string, id: string, outcome: Outcome | null, page: number) =>
    get(
      '/api/manage/{siteId}/member-imports/{id}',
      { siteId, id },
      { outcome: outcome ?? undefined, page: page > 1 ? page : undefined },
    ),
  /** A file the browser downloads itself. */
  csv: (siteId: string): string => to('/api/manage/{siteId}/members.csv', { siteId }),
};

export const importsTo = {
  send: (siteId: string, id: string): string =>
    withQuery(to('/api/manage/{siteId}/member-imports', { siteId }), { id }),
  run: (siteId: string, id: string): string => to('/api/manage/{siteId}/member-imports/{id}/run', { siteId, id }),
};
