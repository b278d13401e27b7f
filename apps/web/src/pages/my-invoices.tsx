import './my-invoices.css';
import { useSearchParams } from 'wouter';
import { get, to } from '../api/paths';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { url } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { DocumentsTable } from '../invoices/documents';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, Failed } from '../kit/messages';
import { Pagination, pageOf } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { OwnQuotes } from '../quotes/own';

/** The invoices and credit notes of every place to whoever is signed in. */
export default function MyInvoices() {
  const { t } = useI18n();
  useHead({ title: t('documents.title'), noIndex: true });
  const [search] = useSearchParams();
  const page = pageOf(search);
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
      <OwnQuotes companyId={null} back="/moi/factures" />
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
          <DocumentsTable
            title={t('documents.title')}
            documents={data.invoices}
            fileUrl={({ id }, kind) =>
              to(kind === 'pdf' ? '/api/me/invoices/{id}/pdf' : '/api/me/invoices/{id}/xml', { id })
            }
          />
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
