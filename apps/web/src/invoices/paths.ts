import { type Get, get, to } from '../api/paths';
import type { components } from '../api/schema';
import type { CreditPart } from './credit-form';

export type CreditPreview = components['schemas']['CreditNotePreviewView'];

export const creditsAt = {
  /** What is credited of a document, and what the parts would come to; without any: all that is left. */
  of: (siteId: string, id: string, parts?: readonly CreditPart[]): Get<CreditPreview> =>
    get(
      '/api/manage/{siteId}/invoices/{id}/credits',
      { siteId, id },
      { part: parts?.map(({ line, amountCents }) => `${line}:${amountCents}`) },
    ),
};
export const creditTo = (siteId: string, id: string): string =>
  to('/api/manage/{siteId}/invoices/{id}/credits', { siteId, id });
