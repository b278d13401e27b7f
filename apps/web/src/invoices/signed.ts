import type { InvoiceSummary } from '../api/types';

/** What corrects a document is taken off. */
export const signed = (kind: InvoiceSummary['kind'], cents: number): number =>
  kind === 'credit_note' ? -cents : cents;
