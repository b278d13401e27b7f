import { type Get, get, to } from '../api/paths';
import type { components } from '../api/schema';
import { url } from '../app/links';

export type DocumentMails = components['schemas']['DocumentMailsView'];
export type DocumentMail = components['schemas']['DocumentMailView'];
export type CreditPreview = components['schemas']['CreditNotePreviewView'];

/** So much of a line: cents in its price mode, or a quantity of it. */
export interface CreditPart {
  line: number;
  amountCents?: number;
  quantity?: string;
}

export const creditsAt = {
  /** What is credited of a document, and what the parts would come to; without any: all that is left. */
  of: (siteId: string, id: string, parts?: readonly CreditPart[]): Get<CreditPreview> =>
    get(
      '/api/manage/{siteId}/invoices/{id}/credits',
      { siteId, id },
      { part: parts?.map(({ line, amountCents, quantity }) => `${line}:${quantity ? `x${quantity}` : amountCents}`) },
    ),
};
export const mailsAt = (siteId: string, id: string) => get('/api/manage/{siteId}/invoices/{id}/mails', { siteId, id });
export const mailTo = (siteId: string, id: string): string =>
  to('/api/manage/{siteId}/invoices/{id}/mails', { siteId, id });
export type Settlement = components['schemas']['SettlementView'];
export const settlementAt = {
  /** The credit notes by which what somebody is owed would be given back. */
  of: (siteId: string, month: string, debtor: { memberId?: string; companyId?: string }): Get<Settlement> =>
    get('/api/manage/{siteId}/settlements', { siteId }, { month, ...debtor }),
};
/** The invoice that would be issued to somebody now, without a number. */
export const draftAt = (siteId: string, month: string, debtor: { memberId?: string; companyId?: string }) =>
  get('/api/manage/{siteId}/drafts', { siteId }, { month, ...debtor });
export const draftPdfUrl = (siteId: string, month: string, debtor: { memberId?: string; companyId?: string }): string =>
  url(to('/api/manage/{siteId}/drafts/pdf', { siteId }), { month, ...debtor });
export const settleTo = (siteId: string): string => to('/api/manage/{siteId}/settlements', { siteId });
export const sendTo = (siteId: string): string => to('/api/manage/{siteId}/billing/send', { siteId });
export const creditTo = (siteId: string, id: string): string =>
  to('/api/manage/{siteId}/invoices/{id}/credits', { siteId, id });
