import { get, to } from '../api/paths';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type MemberPage = Schemas['MembersView'];
export type ListedMember = Schemas['ListedMemberView'];
export type MemberSheet = Schemas['MemberSheetView'];
export type MemberNote = Schemas['MemberNoteView'];
export type MemberBooking = Schemas['MemberBookingView'];
export type MemberActivity = Schemas['ActivityView'];
export type MemberAccount = Schemas['AccountView'];
export type OwnSite = Schemas['OwnSiteView'];
export type OwnBillingIdentity = Schemas['OwnBillingView'];

export type MemberFilter = 'plan' | 'recent';
export const PAPER_FILTERS = ['waiting', 'approved', 'ending', 'expired', 'refused'] as const;
export type PaperFilter = (typeof PAPER_FILTERS)[number];

/** What the list is asked, as its address has it. */
export interface MembersState {
  q: string;
  filter: MemberFilter | null;
  groupId: string | null;
  paper: PaperFilter | null;
  page: number;
}

export const membersAt = {
  list: (siteId: string, { q, filter, groupId, paper, page }: MembersState) =>
    get(
      '/api/manage/{siteId}/members',
      { siteId },
      {
        ...{ q, filter: filter ?? undefined, groupId: groupId ?? undefined, paper: paper ?? undefined },
        page: page > 1 ? page : undefined,
      },
    ),
  sheet: (siteId: string, id: string) => get('/api/manage/{siteId}/members/{id}/sheet', { siteId, id }),
  activity: (siteId: string, id: string) => get('/api/manage/{siteId}/members/{id}/activity', { siteId, id }),
  account: (siteId: string, id: string) => get('/api/manage/{siteId}/members/{id}/account', { siteId, id }),
  ownSites: get('/api/me/sites'),
  ownBilling: get('/api/me/billing'),
};

export const membersTo = {
  all: (siteId: string): string => to('/api/manage/{siteId}/members', { siteId }),
  member: (siteId: string, id: string): string => to('/api/manage/{siteId}/members/{id}', { siteId, id }),
  reverseCharge: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/members/{id}/reverse-charge', { siteId, id }),
  notes: (siteId: string, id: string): string => to('/api/manage/{siteId}/members/{id}/notes', { siteId, id }),
  note: (siteId: string, id: string): string => to('/api/manage/{siteId}/member-notes/{id}', { siteId, id }),
  ownBilling: to('/api/me/billing'),
  consents: (slug: string): string => to('/api/me/sites/{slug}/consents', { slug }),
};
