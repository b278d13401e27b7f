import './quotes.css';
import { Fragment } from 'react';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { invoiceUrl } from '../app/links';
import { zoneOf } from '../finder/state';
import { type Key, useI18n } from '../i18n/i18n';
import { Mails } from '../invoices/mails';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { ErrorSummary } from '../kit/messages';
import { pageOf } from '../kit/pagination';
import { Pending } from '../kit/pending';
import { Table } from '../kit/table';
import { ForBuyer } from '../manage/buyer-choice';
import { PagedCard } from '../manage/paged-card';
import { SectionFrame } from '../manage/section-frame';
import { QuoteForm } from '../quotes/form';
import { QuoteLines } from '../quotes/lines';
import { type FollowedQuote, type Quote, type QuoteBook, quotePdf, quoteUrl, quotesAt } from '../quotes/paths';
import { QuoteStatus } from '../quotes/status';
import { dayOf } from '../time/day';

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

/** Until when it can be accepted, or who has decided and when. */
function Standing({ quote }: { quote: Quote }) {
  const { t, dayNumeric, time } = useI18n();
  const zone = zoneOf(useGet(at.network).data);
  const { decidedAt, decidedName, decidedAs, validUntil } = quote;
  if (decidedAt === null) return <span className="hint">{t('quote.until', { day: dayNumeric(validUntil) })}</span>;
  const values = { name: decidedName ?? '–', day: dayNumeric(dayOf(decidedAt, zone)), time: time(decidedAt, zone) };
  return (
    <span className="hint">{t(decidedAs === 'buyer' ? 'quote.decided.buyer' : 'quote.decided.seller', values)}</span>
  );
}

/** What an accepted quote has become: a deposit, lines to be invoiced, the invoice that they are on. */
function Outcome({ site, quote }: { site: Grant; quote: FollowedQuote }) {
  const { t } = useI18n();
  const { state, depositId, depositNumber, invoices } = quote;
  return (
    <>
      {depositId && (
        <p>
          {t('quote.deposit.issued')} <Link href={invoiceUrl(site.slug, depositId)}>{depositNumber}</Link>
        </p>
      )}
      {invoices.length > 0 ? (
        <p>
          {t('quote.invoiced')}{' '}
          {invoices.map(({ id, number }) => (
            <Fragment key={id}>
              <Link href={invoiceUrl(site.slug, id)}>{number}</Link>{' '}
            </Fragment>
          ))}
        </p>
      ) : (
        state === 'accepted' && <p className="hint">{t('quote.accepted.hint')}</p>
      )}
    </>
  );
}

function Shown({ site, book, quote }: { site: Grant; book: QuoteBook; quote: FollowedQuote }) {
  const { t, money } = useI18n();
  const { problem } = useRefused('quoteStep');
  const { buyerName, state, currency, sums } = quote;
  return (
    <Card title={quote.number ? t('quote.numbered', { number: quote.number }) : t('quote.draft.title')}>
      <div className="stack">
        <ErrorSummary problem={problem} />
        <p>
          <span className="strong">{buyerName}</span> · {quote.title} <QuoteStatus state={state} />{' '}
          <Standing quote={quote} />
        </p>
        {sums ? (
          <>
            <QuoteLines quote={quote} />
            {sums.depositCents !== null && (
              <p>{t('quote.deposit.asked', { amount: money(sums.depositCents, currency) })}</p>
            )}
            <Outcome site={site} quote={quote} />
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
  const quote = useGet(quotesAt.one(site.id, id));
  if (!quote.data) return <Pending of={quote} blocks={1} />;
  const sent = { at: quotesAt.mails(site.id, id), action: quoteUrl(site.slug, id), wish: 'ecrire-au-client' };
  return (
    <>
      <Shown site={site} book={book} quote={quote.data} />
      {quote.data.number !== null && <Mails of={{ ...sent, fiscal: false }} />}
    </>
  );
}

function QuoteTable({ site, quotes }: { site: Grant; quotes: readonly Quote[] }) {
  const { t, money, dayNumeric } = useI18n();
  return (
    <Table
      className="folds"
      caption={t('section.quotes')}
      columns={[
        'invoice.number',
        'invoice.buyer',
        'quote.title.field',
        'quote.validUntil',
        { text: 'money.gross', end: true },
        'quote.state',
      ]}
    >
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
    </Table>
  );
}

function QuotesOf({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const id = search.get('devis');
  const book = useGet(quotesAt.list(site.id, pageOf(search)));
  if (!book.data) return <Pending of={book} blocks={2} />;
  const { data } = book;
  return (
    <div className="stack">
      <Done words={DONE} />
      <p className="muted">{t('quote.about')}</p>
      {id === null ? (
        <ForBuyer site={site} page="/devis" title={t('quote.new')}>
          {(asked) => <QuoteForm site={site} book={data} known={null} asked={asked} />}
        </ForBuyer>
      ) : (
        <One key={id} site={site} book={data} id={id} />
      )}
      <PagedCard
        site={site}
        page="/devis"
        list={data}
        title={t('section.quotes')}
        none={{ title: 'quote.none.title', text: 'quote.none.text' }}
        empty={data.quotes.length === 0}
      >
        <QuoteTable site={site} quotes={data.quotes} />
      </PagedCard>
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
