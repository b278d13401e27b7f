import { get, to } from './paths';

/** Apart from the others: the first page of all does without. */
export const waitingAt = {
  mine: get('/api/me/waiting-list'),
  site: (siteId: string) => get('/api/manage/{siteId}/waiting-list', { siteId }),
};

export const waitingTo = {
  join: to('/api/waiting-list'),
  leave: (id: string): string => to('/api/waiting-list/{id}', { id }),
  minutes: (siteId: string): string => to('/api/manage/{siteId}/rules/waiting-list', { siteId }),
};
