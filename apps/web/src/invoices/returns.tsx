import type { components } from '../api/schema';
import { useI18n } from '../i18n/i18n';

/** What of a credit note goes back to the deposits that its invoice had taken off, and what is left for the buyer. */
export function Returns({
  of: { returns, grossCents },
  currency,
}: {
  of: { returns: readonly components['schemas']['ReturnView'][]; grossCents: number };
  currency: string;
}) {
  const { t, money } = useI18n();
  if (returns.length === 0) return null;
  const rest = returns.reduce((left, one) => left - one.grossCents, grossCents);
  return (
    <ul className="stack-tight">
      {returns.map(({ id, number, grossCents: back }) => (
        <li key={id}>{t('invoice.credit.returns', { number, amount: money(back, currency) })}</li>
      ))}
      <li>{t('invoice.credit.rest', { amount: money(rest, currency) })}</li>
    </ul>
  );
}
