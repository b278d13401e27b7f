import './papers.css';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { useI18n, type Key } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { SectionFrame } from '../manage/section-frame';
import { membersUrl } from '../members/links';
import { Decided, Waiting } from '../papers/desk';
import { Kinds } from '../papers/kinds';
import { papersAt } from '../papers/paths';

const DONE: Record<string, Key> = {
  accepter: 'papers.done.approved',
  refuser: 'papers.done.refused',
  reprendre: 'papers.done.revoked',
  sorte: 'papers.done.kind',
};

function Board({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const desk = useGet(papersAt.desk(site.id));
  const kinds = useGet(papersAt.kinds(site.id));
  const problem = desk.problem ?? kinds.problem;
  const again = () => {
    desk.again();
    kinds.again();
  };
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!desk.data || !kinds.data) return <Skeleton blocks={3} />;
  return (
    <>
      <Done words={DONE} />
      <Card title={t('papers.desk.title', { count: desk.data.waitingCount })}>
        <Waiting site={site} desk={desk.data} />
      </Card>
      <Card title={t('papers.decided')}>
        <Decided site={site} desk={desk.data} />
        <p className="hint">{t('papers.kept')}</p>
      </Card>
      <Card title={t('papers.kinds')}>
        <Kinds site={site} kinds={kinds.data} wanted={search.get('sorte')} />
      </Card>
    </>
  );
}

export default function PapersPage() {
  const { t } = useI18n();
  return (
    <SectionFrame page="/justificatifs" managerOnly>
      {(site) => (
        <div className="stack" key={site.id}>
          <nav className="no-print" aria-label={t('member.way')}>
            <Link href={membersUrl(site.slug)}>{t('members.title')}</Link> › {t('papers.title')}
          </nav>
          <Board site={site} />
        </div>
      )}
    </SectionFrame>
  );
}
