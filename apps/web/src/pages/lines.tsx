import './lines.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Card } from '../kit/card';
import { ErrorSummary, Failed } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Skeleton } from '../kit/skeleton';
import { LineForm } from '../lines/form';
import { linesUrl, whoseOf } from '../lines/links';
import { LineList } from '../lines/list';
import { linesAt, type LinesPage, type Whose } from '../lines/paths';
import { SectionFrame } from '../manage/section-frame';
import { MemberFinder } from '../manage/member-finder';

const DONE: Record<string, Key> = {
  ajouter: 'oneOff.done.added',
  changer: 'oneOff.done.changed',
  retirer: 'oneOff.done.removed',
};

/** Nobody is chosen yet: a member by their name, or one of the companies. */
function Chooser({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const companies = useGet(at.accounts(site.id)).data?.companies ?? [];
  return (
    <>
      <Card title={t('oneOff.whose')}>
        <p className="hint">{t('oneOff.whose.hint')}</p>
        <MemberFinder
          site={site}
          q={(search.get('q') ?? '').trim()}
          chosen={null}
          page="/facturation/lignes"
          label={t('oneOff.search')}
        />
      </Card>
      {companies.length > 0 && (
        <Card title={t('oneOff.companies')}>
          <ul className="stack-tight" role="list">
            {companies.map(({ id, name }) => (
              <li key={id}>
                <Link href={linesUrl(site.slug, { companyId: id })}>{name}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Writing({ site, page, whose }: { site: Grant; page: LinesPage; whose: Whose }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const id = search.get('ligne');
  const line = useGet(id === null ? null : linesAt.one(site.id, id));
  const title = t(id === null ? 'oneOff.new' : 'oneOff.changing', { name: page.debtorName ?? '' });
  return (
    <section id="ligne">
      <Card title={title}>
        {line.problem && !line.data ? (
          <Failed problem={line.problem.body} again={line.again} />
        ) : id !== null && !line.data ? (
          <Skeleton blocks={1} />
        ) : (
          <LineForm key={id} site={site} whose={whose} page={page} known={line.data ?? null} />
        )}
      </Card>
    </section>
  );
}

function Lines({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const whose = whoseOf((name) => search.get(name));
  const removal = useRefused('removeLine');
  const answer = useGet(linesAt.of(site.id, whose));
  if (!answer.data) return <Pending of={answer} />;
  const { data } = answer;
  return (
    <div className="stack">
      <nav aria-label={t('oneOff.way')}>
        <Link href={manageUrl('/facturation', site.slug)}>{t('manage.billing')}</Link> ›{' '}
        {data.debtorName === null ? (
          t('oneOff.title')
        ) : (
          <>
            <Link href={linesUrl(site.slug)}>{t('oneOff.title')}</Link> › {data.debtorName}
          </>
        )}
      </nav>
      <Done words={DONE} />
      <ErrorSummary problem={removal.problem} />
      {data.debtorName === null ? <Chooser site={site} /> : <Writing site={site} page={data} whose={whose} />}
      <Card title={t('oneOff.waiting')}>
        <LineList site={site} page={data} whose={whose} />
      </Card>
    </div>
  );
}

export default function LinesPageOfSite() {
  const { t } = useI18n();
  return (
    <SectionFrame page="/facturation/lignes" title={t('oneOff.title')} managerOnly>
      {(site) => <Lines site={site} key={site.id} />}
    </SectionFrame>
  );
}
