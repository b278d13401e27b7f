import { useSearchParams } from 'wouter';
import type { Company } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { DocumentsTable } from '../invoices/documents';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, Failed } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';

import { companyUrl } from './links';
import { companyAt, companyFile } from './paths';

/** The invoices of every site to the company. */
export function Documents({ company }: { company: Company }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const wished = Number(search.get('page') ?? 1);
  const page = Number.isInteger(wished) && wished > 0 ? wished : 1;
  const { data, problem, again } = useGet(companyAt.invoices(company.id, page));
  return (
    <Card title={t('company.documents')}>
      {problem ? (
        <Failed problem={problem.body} again={again} />
      ) : !data ? (
        <Skeleton blocks={1} />
      ) : data.invoices.length === 0 ? (
        <EmptyState title={t('company.documents.none.title')} text={t('company.documents.none.text')} level={3}>
          <ButtonLink href={companyUrl(company.id)}>{t('company.view.apercu')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <DocumentsTable
            title={t('company.documents')}
            documents={data.invoices.map((invoice) => ({ ...invoice, siteName: invoice.sellerName }))}
            fileUrl={({ sellerId, id }, kind) => companyFile(company.id, sellerId, id, kind)}
          />
          <Pagination
            page={page}
            pages={data.pages}
            href={(to) => companyUrl(company.id, 'factures', { page: to > 1 ? String(to) : null })}
          />
        </>
      )}
    </Card>
  );
}
