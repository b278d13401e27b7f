import './plan.css';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { EditedPlan, Grant, PlanPlace } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { PlanEditor, usePlan } from '../floorplan/editor';
import { planOfForm } from '../floorplan/moves';
import { PlanNumbers } from '../floorplan/numbers';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Scroll } from '../kit/scroll';
import { Skeleton } from '../kit/skeleton';
import { SectionFrame } from '../manage/section-frame';

function Edited({ site, plan, refused }: { site: Grant; plan: EditedPlan; refused: readonly PlanPlace[] | null }) {
  const { t } = useI18n();
  const { boxes, drawn, change, draw, drawAll } = usePlan(plan, refused);
  const names = useMemo(() => new Map(plan.resources.map(({ id, name }) => [id, name])), [plan.resources]);
  if (plan.resources.length === 0) return <EmptyState title={t('planedit.none')} text={t('planedit.none.text')} />;
  const places = [...boxes.values()].filter(({ resourceId }) => drawn.has(resourceId));
  return (
    <form className="stack" method="post" action={manageUrl('/lieu/plan', site.slug)}>
      <Card title={t('plan.title')}>
        {places.length === 0 ? (
          <p className="muted">{t('planedit.empty')}</p>
        ) : (
          <PlanEditor places={places} names={names} onChange={change} onRemove={(id) => draw(id, false)} />
        )}
        <div className="row">
          <Button type="submit" look="primary">
            {t('planedit.save')}
          </Button>
          {drawn.size < boxes.size && (
            <Button type="button" onClick={drawAll}>
              {t('planedit.all')}
            </Button>
          )}
        </div>
      </Card>
      <Card title={t('planedit.numbers')}>
        <p className="hint">{t('planedit.numbers.hint')}</p>
        <Scroll label={t('planedit.numbers')}>
          <PlanNumbers resources={plan.resources} {...{ boxes, drawn }} onChange={change} onDraw={draw} />
        </Scroll>
      </Card>
    </form>
  );
}

function Plan({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const plan = useGet(at.editedPlan(site.id));
  const { problem, values } = useRefused('plan');
  return (
    <div className="stack">
      {search.get('fait') === 'plan' && (
        <Banner tone="ok" status>
          <p className="strong">{t('planedit.saved')}</p>
        </Banner>
      )}
      <ErrorSummary problem={problem} />
      <p>{t('planedit.text')}</p>
      {plan.data ? (
        <Edited site={site} plan={plan.data} refused={problem && planOfForm(values)} />
      ) : plan.problem ? (
        <Failed problem={plan.problem.body} again={plan.again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </div>
  );
}

export default function PlanPage() {
  return (
    <SectionFrame page="/lieu/plan" managerOnly>
      {(site) => <Plan site={site} key={site.id} />}
    </SectionFrame>
  );
}
