import { useI18n } from '../i18n/i18n';

interface Totals {
  netCents: number;
  vatCents: number;
  grossCents: number;
}

/** What a document comes to. */
export function Sums({ totals, currency }: { totals: Totals; currency: string }) {
  const { t, money } = useI18n();
  return (
    <dl className="invoice-totals num">
      {(['net', 'vat', 'gross'] as const).map((sum) => (
        <div key={sum} className={sum === 'gross' ? 'invoice-gross' : undefined}>
          <dt>{t(`money.${sum}`)}</dt>
          <dd>{money(totals[`${sum}Cents`], currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
