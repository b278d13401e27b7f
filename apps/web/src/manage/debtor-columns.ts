import type { Column } from '../kit/table';

/** Of a table of who owes what: how many charges, and what they come to. */
export const DEBTOR_COLUMNS: readonly Column[] = (
  ['billing.charges', 'money.net', 'money.vat', 'money.gross'] as const
).map((text) => ({ text, end: true }));
