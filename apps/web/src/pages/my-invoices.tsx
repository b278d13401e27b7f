import './my-invoices.css';
import { useSearchParams } from 'wouter';
import { get, to } from '../api/paths';
import type { components } from '../api/schema';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { url } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { signed } from '../invoices/signed';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, Failed } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';

type OwnInvoice = components['schemas']['OwnInvoiceView'];

/** When it is to be paid, and what of it credit notes leave. */
function Due({ invoice }: { invoice: OwnInvoice }) {
  const { t, money, dayNumeric } = useI18n();
  const { kind, dueOn, grossCents, creditedCents, currency, correctsNumber } = invoice;
  if (kind === 'credit_note') return <>{t('documents.corrects', { number: correctsNumber ?? '' })}</>;
  const left = grossCents - creditedCents;
  if (left === 0) return <>{t('documents.credited')}</>;
  return (
    <>
      {t('documents.dueOn', { day: dayNumeric(dueOn) })}
      {creditedCents > 0 && <span className="hint"> · {t('documents.left', { amount: money(left, currency) })}</span>}
    </>
  );
}

function Row({ invoice }: { invoice: OwnInvoice }) {
  const { t, money, dayNumeric } = useI18n();
  const { id, kind, number, siteName, issuedOn, grossCents, currency } = invoice;
  return (
    <tr>
      <th scope="row" className="num">
        {number} {kind === 'credit_note' && <Tag>{t('documents.creditNote')}</Tag>}
        {kind === 'deposit' && <Tag>{t('documents.deposit')}</Tag>}
      </th>
      <td>{siteName}</td>
      <td className="num">{dayNumeric(issuedOn)}</td>
      <td className="num">
        <Due invoice={invoice} />
      </td>
      <td className="end num strong">{money(signed(kind, grossCents), currency)}</td>
      <td className="end">
        <a href={to('/api/me/invoices/{id}/pdf', { id })} aria-label={t('documents.pdf.of', { number })}>
          PDF
        </a>
      </td>
    </tr>
  );
}

function Table({ invoices }: { invoices: readonly OwnInvoice[] }) {
  const { t } = useI18n();
  return (
    <table className="table folds">
      <caption className="sr-only">{t('documents.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('documents.number')}</th>
          <th scope="col">{t('documents.site')}</th>
          <th scope="col">{t('documents.issuedOn')}</th>
          <th scope="col">{t('documents.due')}</th>
          <th scope="col" className="end">
            {t('documents.gross')}
          </th>
          <th scope="col">
            <span className="sr-only">PDF</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <Row key={invoice.id} invoice={invoice} />
        ))}
      </tbody>
    </table>
  );
}

/** The invoices and credit notes of every place to whoever is signed in. */
export default function MyInvoices() {
  const { t } = useI18n();
  useHead({ title: t('documents.title'), noIndex: true });
  const [search] = useSearchParams();
  const wished = Number(search.get('page') ?? 1);
  const page = Number.isInteger(wished) && wished > 0 && wished <= 10_000 ? wished : 1;
  const { data, problem, again } = useGet(get('/api/me/invoices', {}, { page: page > 1 ? page : undefined }));
  return (
    <main id="main" className="wrap page">
      <div className="row-between">
        <h1>{t('documents.title')}</h1>
        <ButtonLink small href="/moi">
          {t('nav.mine')}
        </ButtonLink>
      </div>
      <p className="muted">{t('documents.intro')}</p>
      {problem && !data ? (
        <Failed problem={problem.body} again={again} />
      ) : !data ? (
        <Skeleton blocks={1} />
      ) : data.invoices.length === 0 ? (
        <EmptyState title={t('documents.none.title')} text={t('documents.none.text')}>
          <ButtonLink href="/moi">{t('nav.mine')}</ButtonLink>
        </EmptyState>
      ) : (
        <Card title={t('documents.title')}>
          <Table invoices={data.invoices} />
          <Pagination
            page={page}
            pages={data.pages}
            href={(next) => url('/moi/factures', { page: next > 1 ? next : null })}
          />
        </Card>
      )}
    </main>
  );
}
