import { get, to } from '../api/paths';
import type { components } from '../api/schema';
import { manageUrl } from '../app/links';
import { memberUrl } from '../members/links';

type Schemas = components['schemas'];
export type RunPreview = Schemas['RunPreviewView'];
export type Foreseen = Schemas['ForeseenView'];
export type Anomaly = Foreseen['anomalies'][number];
export type Run = Schemas['RunView'];
export type RunProgress = Schemas['RunProgressView'];
export type RunItem = Schemas['RunItemView'];
export type RunRequest = Schemas['RunRequest'];

export const runsAt = {
  preview: (siteId: string, month: string) => get('/api/manage/{siteId}/billing/preview', { siteId }, { month }),
  list: (siteId: string, month: string) => get('/api/manage/{siteId}/billing/runs', { siteId }, { month }),
  progress: (siteId: string, id: string) => get('/api/manage/{siteId}/billing/runs/{id}', { siteId, id }),
};

export const runsTo = {
  start: (siteId: string): string => to('/api/manage/{siteId}/billing/runs', { siteId }),
  stop: (siteId: string, id: string): string => to('/api/manage/{siteId}/billing/runs/{id}/stop', { siteId, id }),
  resume: (siteId: string, id: string): string => to('/api/manage/{siteId}/billing/runs/{id}/resume', { siteId, id }),
  send: (siteId: string, id: string): string => to('/api/manage/{siteId}/billing/runs/{id}/send', { siteId, id }),
  events: (siteId: string, id: string): string => to('/api/manage/{siteId}/billing/runs/{id}/events', { siteId, id }),
};

/** It issues, or what it has issued is on its way by mail. */
export const isMoving = ({ state, mails }: RunProgress): boolean => state === 'running' || mails.queued > 0;

/** The preview of a month, or with an id how far that run has come. */
export const runUrl = (site: string, month: string, id: string | null = null): string =>
  manageUrl('/facturation/campagne', site, { mois: month, campagne: id });

export const foreseenId = ({ companyId, memberId }: Foreseen): string => companyId ?? memberId ?? '';

/** Fields of the form, each with the debtor it leaves out. */
export const LEAVE_OUT = 'sans-';

/** The sheet of whom a document is for, from where one comes back to the preview of a month. */
export function payerUrl(
  site: string,
  { memberId, companyId }: Pick<Foreseen, 'memberId' | 'companyId'>,
  month: string | null = null,
): string {
  return memberId === null
    ? `${manageUrl('/entreprises', site, { apercu: month })}#${companyId}`
    : memberUrl(site, memberId, { apercu: month });
}

/** Where a person puts right what is odd; null: there is nothing to put right, or only the client can. */
export function repairUrl(site: string, anomaly: Anomaly, one: Foreseen, month: string): string | null {
  const billing = `${payerUrl(site, one, month)}#facturation`;
  switch (anomaly) {
    case 'reverse_charge_lapsed':
      return one.memberId === null ? payerUrl(site, one, month) : billing;
    case 'no_address':
    case 'no_registration':
      return one.memberId === null ? null : billing;
    case 'vat_rate':
      return manageUrl('/tarifs', site, { apercu: month });
    case 'negative':
      return one.grossCents < 0
        ? manageUrl('/facturation', site, { mois: month, solder: foreseenId(one), apercu: month })
        : null;
    case 'zero':
    case 'unusual':
    case 'given_back':
    case 'older':
    case 'no_email':
      return null;
  }
}
