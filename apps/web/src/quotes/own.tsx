import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { type Key, useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { ErrorSummary } from '../kit/messages';
import { monthOf } from '../time/day';
import { QuoteLines } from './lines';
import { type Quote, quotePdf, quotesAt } from './paths';
import { QuoteStatus } from './status';

const DONE: Record<string, Key> = { 'devis-accepte': 'quote.own.accepted', 'devis-refuse': 'quote.own.refused' };

interface Props {
  quote: Quote;
  back: string;
}

/** The word of the buyer about one quote. */
function Say({ quote, back, accepts }: Props & { accepts: boolean }) {
  const { t } = useI18n();
  return (
    <form method="post" action="/moi/factures">
      <input type="hidden" name="id" value={quote.id} />
      <input type="hidden" name="retour" value={back} />
      <Button
        type="submit"
        small
        {...(accepts && { look: 'primary' })}
        name="faire"
        value={accepts ? 'accepter' : 'refuser'}
        aria-label={accepts ? undefined : t('quote.refuse.of', { number: quote.number ?? '' })}
      >
        {t(accepts ? 'quote.own.confirm' : 'quote.own.refuse')}
      </Button>
    </form>
  );
}

/** What follows from accepting, read before the word is given: it orders, and issues a document, at once. */
function Acceptance(props: Props) {
  const { t, money, monthLong } = useI18n();
  const { number, siteName, title, currency, grossCents, sums, companyId, suppliedOn } = props.quote;
  const amount = money(grossCents, currency);
  const deposit = sums?.depositCents;
  return (
    <details>
      <summary>{t('quote.accept.of', { number: number ?? '' })}</summary>
      <div className="stack">
        <p>{t('quote.own.orders', { site: siteName, title, amount })}</p>
        <p>
          {deposit == null
            ? t('quote.own.noDeposit')
            : t('quote.own.deposit.now', { amount: money(deposit, currency) })}
        </p>
        {companyId !== null && <p>{t('quote.own.cap', { amount, month: monthLong(monthOf(suppliedOn)) })}</p>}
        <Say {...props} accepts />
      </div>
    </details>
  );
}

function OwnQuote({ quote, back }: Props) {
  const { t, money, dayNumeric } = useI18n();
  const { id, number, state, siteName, title, note, currency, grossCents, sums, validUntil } = quote;
  const open = state === 'sent';
  return (
    <li className="stack-tight">
      <p>
        <span className="strong num">{number}</span> <QuoteStatus state={state} /> · {siteName} · {title} ·{' '}
        <span className="num strong">{money(grossCents, currency)}</span>{' '}
        <a href={quotePdf(null, id)} aria-label={t('quote.pdf.of', { number: number ?? '' })}>
          PDF
        </a>
      </p>
      <details open={open}>
        <summary>{t('quote.own.lines')}</summary>
        {note && <p>{note}</p>}
        <QuoteLines quote={quote} />
      </details>
      {open && (
        <>
          <p className="hint">
            {t('quote.own.until', { day: dayNumeric(validUntil) })}
            {sums?.depositCents != null && ` ${t('quote.own.deposit', { amount: money(sums.depositCents, currency) })}`}
          </p>
          <Acceptance quote={quote} back={back} />
          <Say quote={quote} back={back} accepts={false} />
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
      <Done words={DONE} focused />
      <ErrorSummary problem={problem} />
      <ul className="stack" role="list">
        {quotes.map((quote) => (
          <OwnQuote key={quote.id} quote={quote} back={back} />
        ))}
      </ul>
    </Card>
  );
}
