import './quotes.css';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { doneOf } from '../app/done';
import { useGet } from '../app/get';
import { invoiceUrl, manageUrl } from '../app/links';
import { type Key, useI18n } from '../i18n/i18n';
import { Sums } from '../invoices/sums';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Pagination, pageOf } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { BuyerChoice, askedOf } from '../manage/buyer-choice';
import { SectionFrame } from '../manage/section-frame';
import { QuoteForm } from '../quotes/form';
import { type Quote, type QuoteBook, quotePdf, quoteUrl, quotesAt } from '../quotes/paths';
import { QuoteStatus } from '../quotes/status';

const DONE: Record<string, Key> = {
  ...{ enregistre: 'quote.done.saved', envoye: 'quote.done.sent', supprime: 'quote.done.removed' },
  ...{ accepte: 'quote.done.accepted', refuse: 'quote.done.refused' },
};

/** What can be done with a quote as it stands. */
function Actions({ site, quote }: { site: Grant; quote: Quote }) {
  const { t } = useI18n();
  const { id, state, number } = quote;
  return (
    <form className="row" method="post" action={quoteUrl(site.slug, id)}>
      <input type="hidden" name="id" value={id} />
      {state === 'draft' && (
        <>
          <Button type="submit" look="primary" name="faire" value="envoyer">
            {t('quote.send')}
          </Button>
          <Button type="submit" name="faire" value="supprimer">
            {t('quote.remove')}
          </Button>
        </>
      )}
      {state === 'sent' && (
        <>
          <Button type="submit" name="faire" value="accepter">
            {t('quote.accept')}
          </Button>
          <Button type="submit" name="faire" value="refuser">
            {t('quote.refuse')}
          </Button>
        </>
      )}
      {number && (
        <ButtonLink download href={quotePdf(site.id, id)}>
          {t('invoice.pdf')}
        </ButtonLink>
      )}
    </form>
  );
}

function Shown({ site, book, quote }: { site: Grant; book: QuoteBook; quote: Quote }) {
  const { t, money, dayNumeric, number } = useI18n();
  const { problem } = useRefused('quoteStep');
  const price = { style: 'currency', currency: quote.currency, maximumFractionDigits: 6 } as const;
  const { buyerName, state, currency, sums, depositId, depositNumber } = quote;
  return (
    <Card title={quote.number ? t('quote.numbered', { number: quote.number }) : t('quote.draft.title')}>
      <div className="stack">
        <ErrorSummary problem={problem} />
        <p>
          <span className="strong">{buyerName}</span> · {quote.title} <QuoteStatus state={state} />{' '}
          <span className="hint">{t('quote.until', { day: dayNumeric(quote.validUntil) })}</span>
        </p>
        {sums ? (
          <>
            <ul className="stack-tight">
              {quote.lines.map(({ label, quantity, unitPrice }, i) => (
                <li key={i}>
                  {label} · {number(Number(quantity))} × {number(Number(unitPrice), price)}
                </li>
              ))}
            </ul>
            <Sums totals={sums} currency={currency} />
            {sums.depositCents !== null && (
              <p>{t('quote.deposit.asked', { amount: money(sums.depositCents, currency) })}</p>
            )}
            {depositId && (
              <p>
                {t('quote.deposit.issued')} <Link href={invoiceUrl(site.slug, depositId)}>{depositNumber}</Link>
              </p>
            )}
            {state === 'accepted' && <p className="hint">{t('quote.accepted.hint')}</p>}
          </>
        ) : (
          <p>
            {t('quote.draft.total', { amount: money(quote.grossCents, currency) })}{' '}
            <span className="hint">{t('quote.draft.hint')}</span>
          </p>
        )}
        <Actions site={site} quote={quote} />
        {state === 'draft' && (
          <QuoteForm
            site={site}
            book={book}
            known={quote}
            asked={{ memberId: quote.memberId, companyId: quote.companyId }}
          />
        )}
      </div>
    </Card>
  );
}

function One({ site, book, id }: { site: Grant; book: QuoteBook; id: string }) {
  const { data, problem, again } = useGet(quotesAt.one(site.id, id));
  if (data) return <Shown site={site} book={book} quote={data} />;
  return problem ? <Failed problem={problem.body} again={again} /> : <Skeleton blocks={1} />;
}

function Table({ site, quotes }: { site: Grant; quotes: readonly Quote[] }) {
  const { t, money, dayNumeric } = useI18n();
  return (
    <table className="table folds">
      <caption className="sr-only">{t('section.quotes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('invoice.number')}</th>
          <th scope="col">{t('invoice.buyer')}</th>
          <th scope="col">{t('quote.title.field')}</th>
          <th scope="col">{t('quote.validUntil')}</th>
          <th scope="col" className="end">
            {t('money.gross')}
          </th>
          <th scope="col">{t('quote.state')}</th>
        </tr>
      </thead>
      <tbody>
        {quotes.map((quote) => (
          <tr key={quote.id}>
            <th scope="row">
              <Link href={quoteUrl(site.slug, quote.id)}>{quote.number ?? t('quote.state.draft')}</Link>
            </th>
            <td>{quote.buyerName}</td>
            <td>{quote.title}</td>
            <td>{dayNumeric(quote.validUntil)}</td>
            <td className="end">{money(quote.grossCents, quote.currency)}</td>
            <td>
              <QuoteStatus state={quote.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function QuotesOf({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const done = doneOf(DONE, search);
  const page = pageOf(search);
  const { data, problem, again } = useGet(quotesAt.list(site.id, page));
  const asked = askedOf(search);
  const id = search.get('devis');
  if (!data) return problem ? <Failed problem={problem.body} again={again} /> : <Skeleton blocks={2} />;
  return (
    <div className="stack">
      {done && (
        <Banner tone="ok" status>
          <p className="strong">{t(done)}</p>
        </Banner>
      )}
      <p className="muted">{t('quote.about')}</p>
      {id !== null && <One key={id} site={site} book={data} id={id} />}
      {id === null && (
        <Card title={t('quote.new')}>
          <div className="stack">
            <BuyerChoice site={site} q={(search.get('q') ?? '').trim()} asked={asked} page="/devis" />
            {(asked.memberId ?? asked.companyId) !== null && (
              <QuoteForm site={site} book={data} known={null} asked={asked} />
            )}
          </div>
        </Card>
      )}
      {data.quotes.length === 0 ? (
        <EmptyState title={t('quote.none.title')} text={t('quote.none.text')} />
      ) : (
        <Card title={t('section.quotes')}>
          <Table site={site} quotes={data.quotes} />
          <Pagination
            page={page}
            pages={data.pages}
            href={(next) => manageUrl('/devis', site.slug, { page: next > 1 ? String(next) : null })}
          />
        </Card>
      )}
    </div>
  );
}

export default function QuotesPage() {
  return (
    <SectionFrame page="/devis" managerOnly>
      {(site) => <QuotesOf site={site} key={site.id} />}
    </SectionFrame>
  );
}
