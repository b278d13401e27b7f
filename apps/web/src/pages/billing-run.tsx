import './billing-run.css';
import { Link, useSearchParams } from 'wouter';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { NoMonth, useMonthAsked } from '../manage/month-asked';
import { SectionFrame } from '../manage/section-frame';
import { runUrl } from '../runs/paths';
import { PreviewForm } from '../runs/preview';
import { ProgressView } from '../runs/progress';

export default function BillingRunPage() {
  const { t, monthLong } = useI18n();
  const [search] = useSearchParams();
  const { month, thisMonth } = useMonthAsked();
  const id = search.get('campagne');
  const title = t('run.page', { month: monthLong(month ?? thisMonth) });
  return (
    <SectionFrame page="/facturation/campagne" title={title} managerOnly>
      {(site) =>
        month === null ? (
          <NoMonth href={(asked) => runUrl(site.slug, asked)} thisMonth={thisMonth} />
        ) : (
          <div className="stack" key={site.id}>
            <nav className="no-print" aria-label={t('run.way')}>
              <Link href={manageUrl('/facturation', site.slug, { mois: month })}>{t('manage.billing')}</Link> ›{' '}
              {t(id === null ? 'run.preview' : 'run.title')}
            </nav>
            {id === null ? (
              <PreviewForm key={month} site={site} month={month} thisMonth={thisMonth} />
            ) : (
              <ProgressView key={id} site={site} id={id} />
            )}
          </div>
        )
      }
    </SectionFrame>
  );
}
