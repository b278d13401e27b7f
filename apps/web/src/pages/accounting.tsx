import './accounting.css';
import { useSearchParams } from 'wouter';
import { Closing } from '../accounting/closing';
import { Entries } from '../accounting/entries';
import { Files } from '../accounting/files';
import { accountingAt } from '../accounting/paths';
import { PeriodNav, periodUrl, usePeriod, yearName } from '../accounting/period';
import { AccountTotals, Figures, VatReport } from '../accounting/report';
import type { Accounting, Grant } from '../api/types';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Banner, EmptyState } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Tag } from '../kit/tag';
import { NoMonth } from '../manage/month-asked';
import { SectionFrame } from '../manage/section-frame';

function State({ report }: { report: Accounting }) {
  const { t } = useI18n();
  if (report.state === null) return null;
  return (
    <p>
      <Tag tone={report.state === 'closed' ? 'ok' : 'plain'}>{t(`compta.state.${report.state}`)}</Tag>
    </p>
  );
}

function Nothing({ site, report }: { site: Grant; report: Accounting }) {
  const { t, monthLong } = useI18n();
  const name = report.month ? monthLong(report.month) : t('compta.year', { name: yearName(report) });
  return (
    <EmptyState title={t('compta.none.title', { period: name })} text={t('compta.none.text')}>
      <ButtonLink href={manageUrl('/facturation', site.slug)}>{t('compta.none.billing')}</ButtonLink>
      <ButtonLink href={manageUrl('/compta/comptes', site.slug)}>{t('compta.chart')}</ButtonLink>
    </EmptyState>
  );
}

function Books({ site, period, thisMonth }: { site: Grant; period: string; thisMonth: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const page = Math.max(1, Number(search.get('page')) || 1);
  const found = useGet(accountingAt.report(site.id, period));
  const report = found.data ?? null;
  return (
    <div className="stack">
      {search.get('fait') === 'cloture' && (
        <Banner tone="ok" status>
          <p className="strong">{t('compta.close.done')}</p>
        </Banner>
      )}
      <PeriodNav site={site} period={period} thisMonth={thisMonth} report={report} />
      {!report && <Pending of={found} blocks={3} />}
      {report && (
        <div className="stack" aria-busy={found.stale}>
          <State report={report} />
          {report.entries === 0 ? (
            <Nothing site={site} report={report} />
          ) : (
            <>
              <Figures report={report} />
              <VatReport report={report} />
              <AccountTotals report={report} />
            </>
          )}
          <Files site={site} report={report} period={period} />
          <Closing site={site} report={report} />
          {report.entries > 0 && <Entries site={site} currency={report.currency} period={period} page={page} />}
        </div>
      )}
    </div>
  );
}

export default function AccountingPage() {
  const { period, thisMonth } = usePeriod();
  return (
    <SectionFrame page="/compta" managerOnly aside={<ChartLink />}>
      {(site) =>
        period === null ? (
          <NoMonth href={(month) => periodUrl(site, month)} thisMonth={thisMonth} />
        ) : (
          <Books site={site} period={period} thisMonth={thisMonth} key={site.id} />
        )
      }
    </SectionFrame>
  );
}

function ChartLink() {
  const { t } = useI18n();
  const [search] = useSearchParams();
  return <ButtonLink href={manageUrl('/compta/comptes', search.get('lieu') ?? '')}>{t('compta.chart')}</ButtonLink>;
}
