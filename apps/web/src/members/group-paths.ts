import { get, to } from '../api/paths';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type Group = Schemas['GroupView'];
export type Groups = Schemas['GroupsView'];
export type GroupRequest = Schemas['GroupRequest'];

export const groupsAt = {
  list: (siteId: string) => get('/api/manage/{siteId}/groups', { siteId }),
};

export const groupsTo = {
  groups: (siteId: string): string => to('/api/manage/{siteId}/groups', { siteId }),
  group: (siteId: string, id: string): string => to('/api/manage/{siteId}/groups/{id}', { siteId, id }),
  member: (siteId: string, id: string, memberId: string): string =>
    to('/api/manage/{siteId}/groups/{id}/members/{memberId}', { siteId, id, memberId }),
};
