import './plans.css';
import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, ErrorSummary } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Tag } from '../kit/tag';
import { formulaUrl, membershipsUrl } from '../memberships/links';
import { Offer } from '../memberships/offer';
import { membershipsAt, type ManagedPlan, type PlanBook } from '../memberships/paths';
import { SectionFrame } from '../manage/section-frame';

const DONE: Record<string, Key> = {
  ajoutee: 'plans.done.added',
  modifiee: 'plans.done.changed',
  retiree: 'plans.done.retired',
  remise: 'plans.done.back',
};

/** Nobody new takes a plan that is withdrawn; who has it keeps it. */
function Withdraw({ site, plan: { id, name, active } }: { site: Grant; plan: ManagedPlan }) {
  const { t } = useI18n();
  return (
    <form method="post" action={manageUrl('/formules', site.slug)}>
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        small
        name="faire"
        value={active ? 'retirer' : 'remettre'}
        aria-label={t(active ? 'plans.retire.of' : 'plans.back.of', { name })}
      >
        {t(active ? 'plans.retire' : 'plans.back')}
      </Button>
    </form>
  );
}

function Plan({ site, plan, book }: { site: Grant; plan: ManagedPlan; book: PlanBook }) {
  const { t } = useI18n();
  const { id, name, active, selfService, holders } = plan;
  const isManager = site.role === 'manager';
  return (
    <Offer
      plan={plan}
      currency={book.currency}
      name={
        <>
          {isManager ? <Link href={formulaUrl(site.slug, id)}>{name}</Link> : name}{' '}
          {!active && <Tag>{t('plans.retired')}</Tag>}
        </>
      }
    >
      <div className="row-between">
        <p className="small">
          {holders > 0 ? (
            <Link href={membershipsUrl(site.slug, { planId: id })}>{t('plans.holders', { count: holders })}</Link>
          ) : (
            <span className="muted">{t('plans.holders', { count: 0 })}</span>
          )}
          <span className="muted"> · {t(selfService ? 'plans.byMembers' : 'plans.byStaff')}</span>
        </p>
        {isManager && <Withdraw site={site} plan={plan} />}
      </div>
    </Offer>
  );
}

function Plans({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { problem: refused } = useRefused('plans');
  const answer = useGet(membershipsAt.plans(site.id));
  if (!answer.data) return <Pending of={answer} blocks={2} />;
  const { data } = answer;
  const add = site.role === 'manager' && (
    <ButtonLink look="primary" href={formulaUrl(site.slug, null)}>
      {t('plans.add')}
    </ButtonLink>
  );
  return (
    <>
      <Done words={DONE} />
      <ErrorSummary problem={refused} />
      {data.plans.length === 0 ? (
        <EmptyState title={t('plans.none.title')} text={t('plans.none.text')}>
          {add}
        </EmptyState>
      ) : (
        <Card title={t('plans.title')} aside={add}>
          <ul className="offers" role="list">
            {data.plans.map((plan) => (
              <Plan key={plan.id} site={site} plan={plan} book={data} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

export default function PlansPage() {
  return <SectionFrame page="/formules">{(site) => <Plans site={site} />}</SectionFrame>;
}
