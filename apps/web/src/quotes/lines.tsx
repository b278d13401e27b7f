import { useI18n } from '../i18n/i18n';
import { Sums } from '../invoices/sums';
import type { Quote } from './paths';

/** What is offered, line by line, and what it comes to. A draft has no totals yet. */
export function QuoteLines({ quote }: { quote: Quote }) {
  const { t, number, basisPoints } = useI18n();
  const { lines, sums, currency, priceMode } = quote;
  const price = { style: 'currency', currency, maximumFractionDigits: 6 } as const;
  return (
    <>
      <ul className="stack-tight">
        {lines.map(({ label, quantity, unitPrice, vatRateBp }, i) => (
          <li key={i}>
            {label} · {number(Number(quantity), { maximumFractionDigits: 4 })} × {number(Number(unitPrice), price)}{' '}
            {t(`rate.mode.${priceMode}`)} · {t('money.vat')} {basisPoints(vatRateBp)}
          </li>
        ))}
      </ul>
      {sums && <Sums totals={sums} currency={currency} />}
    </>
  );
}
