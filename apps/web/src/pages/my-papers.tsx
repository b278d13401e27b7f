import './my-papers.css';
import { useSearchParams } from 'wouter';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { useI18n, type Key } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { SitePapers } from '../papers/own';
import { papersAt } from '../papers/paths';

const DONE: Record<string, Key> = {
  envoye: 'papers.done.sent',
  page: 'papers.done.page',
  retire: 'papers.done.withdrawn',
};

export default function MyPapers() {
  const { t } = useI18n();
  useHead({ title: t('papers.mine'), noIndex: true });
  const [search] = useSearchParams();
  const { values, problem: refused } = useRefused('paper');
  const { data, problem, again } = useGet(papersAt.mine(search.get('lieu')));
  return (
    <main id="main" className="wrap page">
      <div className="row-between">
        <h1>{t('papers.mine')}</h1>
        <ButtonLink small href="/moi">
          {t('nav.mine')}
        </ButtonLink>
      </div>
      <p className="muted">{t('papers.intro')}</p>
      <Done words={DONE} />
      {/* A file that could not be read took the fields of its form along; and what is taken back has no form to return to. */}
      {!values['sorte'] && <ErrorSummary problem={refused} />}
      {data ? (
        data.sites.length === 0 ? (
          <EmptyState title={t('papers.none.title')} text={t('papers.none.text')}>
            <ButtonLink look="primary" href="/">
              {t('notFound.find')}
            </ButtonLink>
            <ButtonLink href="/moi">{t('nav.mine')}</ButtonLink>
          </EmptyState>
        ) : (
          data.sites.map((own) => <SitePapers key={own.site.slug} own={own} />)
        )
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={2} />
      )}
    </main>
  );
}
