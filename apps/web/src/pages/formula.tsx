import './formula.css';
import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState } from '../kit/messages';
import { Pending } from '../kit/pending';
import { PlanForm } from '../manage/plan-form';
import { membershipsAt } from '../memberships/paths';
import { SectionFrame } from '../manage/section-frame';

function Editor({ site, id }: { site: Grant; id: string | null }) {
  const { t } = useI18n();
  const answer = useGet(membershipsAt.plans(site.id));
  if (!answer.data) return <Pending of={answer} blocks={2} />;
  const { data } = answer;
  const known = data.plans.find((plan) => plan.id === id) ?? null;
  if (id !== null && !known)
    return (
      <EmptyState title={t('plans.gone.title')} text={t('plans.gone.text')}>
        <ButtonLink href={manageUrl('/formules', site.slug)}>{t('plans.title')}</ButtonLink>
      </EmptyState>
    );
  return (
    <>
      <nav className="no-print" aria-label={t('membership.way')}>
        <Link href={manageUrl('/formules', site.slug)}>{t('plans.title')}</Link> › {known?.name ?? t('plans.new')}
      </nav>
      <Card title={known?.name ?? t('plans.new')}>
        <PlanForm key={known?.id ?? ''} site={site} book={data} known={known} />
      </Card>
    </>
  );
}

export default function FormulaPage({ params }: PageProps) {
  const { t } = useI18n();
  const id = params['id'] === 'nouvelle' ? null : (params['id'] ?? null);
  return (
    <SectionFrame page="/formules" part={t('plans.part')} managerOnly>
      {(site) => <Editor site={site} id={id} />}
    </SectionFrame>
  );
}
