import { type Get, get, to } from '../api/paths';
import type { components } from '../api/schema';

export type LinesPage = components['schemas']['LinesView'];
export type Line = components['schemas']['LineView'];
export type ListedLine = LinesPage['lines'][number];

/** Whose lines: a member's, a company's, or everybody's. */
export interface Whose {
  memberId?: string;
  companyId?: string;
}

export const linesAt = {
  of: (siteId: string, whose: Whose): Get<LinesPage> => get('/api/manage/{siteId}/lines', { siteId }, { ...whose }),
  one: (siteId: string, id: string): Get<Line> => get('/api/manage/{siteId}/lines/{id}', { siteId, id }),
};
export const lineTo = {
  all: (siteId: string): string => to('/api/manage/{siteId}/lines', { siteId }),
  one: (siteId: string, id: string): string => to('/api/manage/{siteId}/lines/{id}', { siteId, id }),
};
