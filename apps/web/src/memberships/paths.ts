import { get, to, type Get } from '../api/paths';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type PlanOffer = Schemas['OfferedPlanView'];
export type ManagedPlan = Schemas['MembershipPlanView'];
export type PlanBook = Schemas['MembershipPlansView'];
export type PlanRequest = Schemas['SavePlanRequest'];
export type Membership = Schemas['MembershipView'];
export type MembershipEffect = Schemas['MembershipEffectView'];
export type Outcome = Schemas['MembershipOutcomeView'];
export type OwnMembershipSite = Schemas['MyMembershipSiteView'];
export type ChangeKind = Schemas['ChangeMembershipRequest']['kind'];

export const LISTED_STATES = ['active', 'paused', 'ending', 'to_come', 'ended'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** What the list of memberships is asked, as its address has it. */
export interface ListState {
  q: string;
  state: ListedState | null;
  planId: string | null;
  page: number;
}

/** A change as it is asked for, before it is confirmed. */
export interface WantedChange {
  kind: ChangeKind;
  planId?: string;
  from?: string;
  lastDay?: string;
}

const queryOf = ({ kind, planId, from, lastDay }: WantedChange) => ({ kind, planId, from, lastDay });

/** Apart from the other paths: whoever looks for a place is spared them. */
export const membershipsAt = {
  plans: (siteId: string) => get('/api/manage/{siteId}/plans', { siteId }),
  onOffer: (slug: string) => get('/api/sites/{slug}/membership-plans', { slug }),
  list: (siteId: string, { q, state, planId, page }: ListState) =>
    get(
      '/api/manage/{siteId}/memberships',
      { siteId },
      { q, state: state ?? undefined, planId: planId ?? undefined, page: page > 1 ? page : undefined },
    ),
  ofMember: (siteId: string, memberId: string) => get('/api/manage/{siteId}/memberships', { siteId }, { memberId }),
  one: (siteId: string, id: string) => get('/api/manage/{siteId}/memberships/{id}', { siteId, id }),
  previewStart: (siteId: string, beginning: { memberId: string; planId: string; startsOn: string }): Get<Outcome> =>
    get('/api/manage/{siteId}/memberships/preview', { siteId }, beginning),
  previewChange: (siteId: string, id: string, wanted: WantedChange): Get<Outcome> =>
    get('/api/manage/{siteId}/memberships/{id}/changes/preview', { siteId, id }, queryOf(wanted)),
  previewException: (siteId: string, id: string, wanted: WantedChange): Get<Outcome> =>
    get('/api/manage/{siteId}/memberships/{id}/exceptions/preview', { siteId, id }, queryOf(wanted)),
  mine: get('/api/me/memberships'),
  previewTake: (beginning: { siteId: string; planId: string; startsOn: string }): Get<Outcome> =>
    get('/api/me/memberships/preview', {}, beginning),
  previewOwn: (id: string, wanted: WantedChange): Get<Outcome> =>
    get('/api/me/memberships/{id}/changes/preview', { id }, queryOf(wanted)),
};

export const membershipsTo = {
  plans: (siteId: string): string => to('/api/manage/{siteId}/plans', { siteId }),
  plan: (siteId: string, id: string): string => to('/api/manage/{siteId}/plans/{id}', { siteId, id }),
  start: (siteId: string): string => to('/api/manage/{siteId}/memberships', { siteId }),
  change: (siteId: string, id: string): string => to('/api/manage/{siteId}/memberships/{id}/changes', { siteId, id }),
  exception: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/memberships/{id}/exceptions', { siteId, id }),
  take: to('/api/me/memberships'),
  changeOwn: (id: string): string => to('/api/me/memberships/{id}/changes', { id }),
};
