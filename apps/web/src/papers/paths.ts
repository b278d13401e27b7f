import { get, to, withQuery } from '../api/paths';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type OwnPapers = Schemas['OwnPapersView'];
export type Paper = Schemas['PaperView'];
export type PaperStatus = Paper['status'];
export type SharedKind = Schemas['SharedKindView'];
export type FiledPaper = Schemas['FiledPaperView'];
export type PaperDesk = Schemas['PaperDeskView'];
export type PaperKind = Schemas['PaperKindView'];
export type PaperKinds = Schemas['PaperKindsView'];
export type PaperKindRequest = Schemas['PaperKindRequest'];

export const papersAt = {
  mine: (slug: string | null) => get('/api/me/papers', {}, { slug: slug ?? undefined }),
  ownPage: (slug: string, paperId: string, pageId: string): string =>
    to('/api/me/sites/{slug}/papers/{paperId}/pages/{pageId}', { slug, paperId, pageId }),
  desk: (siteId: string) => get('/api/manage/{siteId}/papers', { siteId }),
  page: (siteId: string, paperId: string, pageId: string): string =>
    to('/api/manage/{siteId}/papers/{paperId}/pages/{pageId}', { siteId, paperId, pageId }),
  ofMember: (siteId: string, id: string) => get('/api/manage/{siteId}/members/{id}/papers', { siteId, id }),
  kinds: (siteId: string) => get('/api/manage/{siteId}/paper-kinds', { siteId }),
};

export const papersTo = {
  send: (slug: string, id: string, kindId: string): string =>
    withQuery(to('/api/me/sites/{slug}/papers', { slug }), { id, kindId }),
  addPage: (slug: string, paperId: string, id: string): string =>
    withQuery(to('/api/me/sites/{slug}/papers/{paperId}/pages', { slug, paperId }), { id }),
  withdraw: (slug: string, paperId: string): string =>
    to('/api/me/sites/{slug}/papers/{paperId}/withdraw', { slug, paperId }),
  approve: (siteId: string, paperId: string): string =>
    to('/api/manage/{siteId}/papers/{paperId}/approve', { siteId, paperId }),
  refuse: (siteId: string, paperId: string): string =>
    to('/api/manage/{siteId}/papers/{paperId}/refuse', { siteId, paperId }),
  revoke: (siteId: string, paperId: string): string =>
    to('/api/manage/{siteId}/papers/{paperId}/revoke', { siteId, paperId }),
  kinds: (siteId: string): string => to('/api/manage/{siteId}/paper-kinds', { siteId }),
  kind: (siteId: string, id: string): string => to('/api/manage/{siteId}/paper-kinds/{id}', { siteId, id }),
};
