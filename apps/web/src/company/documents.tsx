import { useSearchParams } from 'wouter';
import type { Company, CompanyInvoices } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, Failed } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { signed } from '../invoices/signed';
import { companyUrl } from './links';
import { companyAt, companyInvoicePdf } from './paths';

function Table({ company, invoices }: { company: Company; invoices: CompanyInvoices['invoices'] }) {
  const { t, money, dayNumeric, monthLong } = useI18n();
  return (
    <table className="table folds">
      <caption className="sr-only">{t('company.documents')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('company.document.number')}</th>
          <th scope="col">{t('company.document.seller')}</th>
          <th scope="col">{t('company.document.month')}</th>
          <th scope="col">{t('company.document.due')}</th>
          <th scope="col" className="end">
            {t('company.net')}
          </th>
          <th scope="col" className="end">
            {t('company.gross')}
          </th>
          <th scope="col">
            <span className="sr-only">PDF</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map(({ sellerId, sellerName, id, kind, number, month, dueOn, netCents, grossCents, currency }) => (
          <tr key={sellerId + id}>
            <th scope="row" className="num">
              {number} {kind === 'credit_note' && <Tag>{t('company.document.creditNote')}</Tag>}
            </th>
            <td>{sellerName}</td>
            <td>{monthLong(month)}</td>
            <td className="num">{kind !== 'credit_note' && t('company.document.dueOn', { day: dayNumeric(dueOn) })}</td>
            <td className="end num company-wide">{money(signed(kind, netCents), currency)}</td>
            <td className="end num strong">{money(signed(kind, grossCents), currency)}</td>
            <td className="end">
              <a href={companyInvoicePdf(company.id, sellerId, id)} aria-label={t('company.pdf.of', { number })}>
                PDF
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
          <Table company={company} invoices={data.invoices} />
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
