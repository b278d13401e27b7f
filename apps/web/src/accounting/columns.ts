import type { Column } from '../kit/table';

/** Of every table by account; `coded`: some rows have an analytic code. */
export const accountColumns = (coded: boolean): readonly Column[] => [
  'compta.account',
  coded && { text: 'compta.analytic', className: 'wide-only' },
  { text: 'compta.debit', end: true },
  { text: 'compta.credit', end: true },
];
