import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { type Key, useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { ErrorSummary } from '../kit/messages';
import { monthOf } from '../time/day';
import { type Quote, quotePdf, quotesAt } from './paths';
import { QuoteStatus } from './status';

const DONE: Record<string, Key> = { 'devis-accepte': 'quote.own.accepted', 'devis-refuse': 'quote.own.refused' };

function OwnQuote({ quote, back }: { quote: Quote; back: string }) {
  const { t, money, dayNumeric, monthLong } = useI18n();
  const { id, number, state, siteName, title, currency, grossCents, sums, validUntil, companyId, suppliedOn } = quote;
  const label = { number: number ?? '' };
  return (
    <li className="stack-tight">
      <p>
        <span className="strong num">{number}</span> <QuoteStatus state={state} /> · {siteName} · {title} ·{' '}
        <span className="num strong">{money(grossCents, currency)}</span>{' '}
        <a href={quotePdf(null, id)} aria-label={t('quote.pdf.of', label)}>
          PDF
        </a>
      </p>
      {state === 'sent' && (
        <>
          <p className="hint">
            {t('quote.own.until', { day: dayNumeric(validUntil) })}
            {sums?.depositCents != null && ` ${t('quote.own.deposit', { amount: money(sums.depositCents, currency) })}`}
          </p>
          {companyId !== null && (
            <p className="hint">
              {t('quote.own.cap', { amount: money(grossCents, currency), month: monthLong(monthOf(suppliedOn)) })}
            </p>
          )}
          <form className="row" method="post" action="/moi/factures">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="retour" value={back} />
            <Button
              type="submit"
              small
              look="primary"
              name="faire"
              value="accepter"
              aria-label={t('quote.accept.of', label)}
            >
              {t('quote.own.accept')}
            </Button>
            <Button type="submit" small name="faire" value="refuser" aria-label={t('quote.refuse.of', label)}>
              {t('quote.own.refuse')}
            </Button>
          </form>
        </>
      )}
    </li>
  );
}

/** Quotes to whoever is signed in (`companyId` null), or to a company that they manage; nothing where there is none. */
export function OwnQuotes({ companyId, back }: { companyId: string | null; back: string }) {
  const { t } = useI18n();
  const { problem } = useRefused('quote');
  const quotes = (useGet(quotesAt.mine()).data?.quotes ?? []).filter((one) => one.companyId === companyId);
  if (quotes.length === 0) return null;
  return (
    <Card title={t('section.quotes')}>
      <Done words={DONE} />
      <ErrorSummary problem={problem} />
      <ul className="stack" role="list">
        {quotes.map((quote) => (
          <OwnQuote key={quote.id} quote={quote} back={back} />
        ))}
      </ul>
    </Card>
  );
}
