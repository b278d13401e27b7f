import type { ProblemBody } from '../api/problem';
import type { PriceLine, PriceView } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';

export function useSayLine(currency: string): (line: PriceLine) => string | null {
  const { t, has, price, duration, basisPoints } = useI18n();
  return (line) => {
    const key = `price.line.${line.code}`;
    if (!has(key)) return null;
    const text = t(key, {
      duration: duration(Number(line.partMinutes ?? line.minutes ?? 0)),
      unit: price(Number(line.unitCents ?? 0), currency),
      off: price(-line.cents, currency),
      name: line.name ?? '',
      quantity: Number(line.quantity ?? 1),
      per: line.per ?? '',
      percent: basisPoints(line.percentBp ?? 0),
    });
    return line.partMinutes === undefined || !line.name ? text : `${line.name} : ${text}`;
  };
}

/** The price and why it is so. The browser computes none of it. */
export function PriceSummary({ price, problem }: { price: PriceView | undefined; problem: ProblemBody | null }) {
  const { t, money, basisPoints } = useI18n();
  const sayProblem = useSayProblem();
  const sayLine = useSayLine(price?.currency ?? 'EUR');
  if (problem)
    return (
      <div className="price-box">
        <p className="field-error" role="status">
          {sayProblem(problem)}
        </p>
      </div>
    );
  if (!price)
    return (
      <div className="price-box" aria-busy="true">
        <p className="muted">{t('price.loading')}</p>
      </div>
    );
  // One flat price explains itself; anything else is said.
  const told = price.lines.length === 1 && price.lines[0]?.code === 'flat_up_to' ? [] : price.lines;
  const lines = told.flatMap((line) => {
    const text = sayLine(line);
    return text ? [{ text, cents: line.cents }] : [];
  });
  // Of one rate the sum follows from the price; of several each is told.
  const rates = price.vat.filter(({ vatRateBp }) => vatRateBp > 0);
  const taxed = rates.map(({ vatRateBp, vatCents }) => {
    const rate = basisPoints(vatRateBp);
    return price.vat.length > 1 ? `${rate} : ${money(vatCents, price.currency)}` : rate;
  });
  return (
    <div className="price-box">
      <p className="row-between">
        <span>{t('price.toPay')}</span>
        <span className="price num">{money(price.grossCents, price.currency)}</span>
      </p>
      <p className="hint num">
        {taxed.length > 0
          ? t('price.vat', { net: money(price.netCents, price.currency), rate: taxed.join(', ') })
          : t('price.noVat')}
        {lines.map((line) => (
          <span key={line.text}> · {line.text}</span>
        ))}
      </p>
    </div>
  );
}
