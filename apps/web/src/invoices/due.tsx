import type { InvoiceSummary } from '../api/types';
import { useI18n } from '../i18n/i18n';

type Asked = Pick<InvoiceSummary, 'grossCents' | 'dueCents' | 'currency'> & { creditedCents?: number };

/** What deposits and credit notes leave to pay of a document. What was given back beyond it is no debt. */
export const leftOf = ({ dueCents, creditedCents = 0 }: Pick<Asked, 'dueCents' | 'creditedCents'>): number =>
  Math.max(0, dueCents - creditedCents);

/** Beside a total that is not what is to be paid: what is. */
export function Left({ of }: { of: Asked }) {
  const { t, money } = useI18n();
  const left = leftOf(of);
  if (left === 0 || left === of.grossCents) return null;
  return <span className="hint">{t('documents.left', { amount: money(left, of.currency) })}</span>;
}
