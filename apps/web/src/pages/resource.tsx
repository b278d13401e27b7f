import './resource.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant, Inventory } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { useI18n, type Key } from '../i18n/i18n';
import { Card } from '../kit/card';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { InTheWay } from '../manage/in-the-way';
import { Photos } from '../manage/photos';
import { SectionFrame } from '../manage/section-frame';
import { ResourceForm } from '../manage/resource-form';

const DONE: Record<string, Key> = {
  photo: 'photos.done.added',
  legende: 'photos.done.described',
  ordre: 'photos.done.ordered',
  otee: 'photos.done.removed',
};

function Resource({ site, id, inventory }: { site: Grant; id: string | null; inventory: Inventory }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const timeZone = useGet(at.facts(site.id)).data?.timeZone ?? 'Europe/Paris';
  const { problem } = useRefused('resource');
  const known = inventory.resources.find((one) => one.id === id) ?? null;
  const model = inventory.resources.find((one) => one.id === search.get('copie')) ?? null;
  if (id !== null && !known) return <EmptyState title={t('resources.gone.title')} text={t('resources.gone.text')} />;
  return (
    <>
      <Done words={DONE} />
      <Card title={known ? known.name : t('resources.new')}>
        <ErrorSummary problem={problem}>
          <InTheWay problem={problem} site={site} timeZone={timeZone} />
        </ErrorSummary>
        <ResourceForm site={site} inventory={inventory} known={known} model={model} />
      </Card>
      {known && <Photos site={site} resourceId={known.id} />}
    </>
  );
}

function Editor({ site, id }: { site: Grant; id: string | null }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.resources(site.id));
  return (
    <div className="stack">
      <p>
        <Link href={manageUrl('/lieu/places', site.slug)}>{t('resources.all')}</Link>
      </p>
      {data ? (
        <Resource site={site} id={id} inventory={data} />
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={2} />
      )}
    </div>
  );
}

export default function ResourcePage({ params }: PageProps) {
  const id = params['id'] === 'nouveau' ? null : (params['id'] ?? null);
  return (
    <SectionFrame page="/lieu/places" managerOnly>
      {(site) => <Editor site={site} id={id} key={site.id} />}
    </SectionFrame>
  );
}
