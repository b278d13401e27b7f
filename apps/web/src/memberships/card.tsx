import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { memberUrl } from '../members/links';
import type { MemberSheet } from '../members/paths';
import { Confirm, NextBill } from './confirm';
import { JoinForm } from './join';
import { formulaUrl, membershipUrl } from './links';
import { membershipsAt, type Membership } from './paths';
import { toneOf } from './tone';

function Row({ site, membership }: { site: Grant; membership: Membership }) {
  const { t, dayNumeric } = useI18n();
  const { tone, key } = toneOf(membership);
  const { id, planName, startedOn, state } = membership;
  return (
    <li>
      <span>
        <Link href={membershipUrl(site.slug, id)}>{planName}</Link>{' '}
        <span className="small muted">{t('membership.since', { day: dayNumeric(startedOn) })}</span>
        {state !== 'ended' && (
          <span className="small membership-next">
            <NextBill membership={membership} />
          </span>
        )}
      </span>
      <span>
        <Tag tone={tone}>{t(key)}</Tag>
      </span>
    </li>
  );
}

/** Begins a membership: plan and day, then what it charges, then the word. */
function Join({ site, sheet }: { site: Grant; sheet: MemberSheet }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { data } = useGet(membershipsAt.plans(site.id));
  const refused = useRefused('join');
  const [planId, startsOn] = [search.get('formule'), search.get('debut')];
  const asked = planId !== null && startsOn !== null;
  const preview = useGet(asked ? membershipsAt.previewStart(site.id, { memberId: sheet.id, planId, startsOn }) : null);
  const plans = data?.plans.filter(({ active }) => active) ?? [];
  if (data && plans.length === 0) {
    return (
      <div className="row-between">
        <p className="muted">{t('membership.noPlans')}</p>
        {site.role === 'manager' && <ButtonLink href={formulaUrl(site.slug, null)}>{t('plans.add')}</ButtonLink>}
      </div>
    );
  }
  const fields = { faire: 'abonner', formule: planId ?? '', debut: startsOn ?? '' };
  const problem = preview.problem?.body ?? null;
  return (
    <>
      {asked && preview.data && (
        <Confirm
          title={t('membership.preview.start', { plan: preview.data.membership.planName })}
          outcome={preview.data}
          action={memberUrl(site.slug, sheet.id, { formule: planId, debut: startsOn })}
          fields={fields}
          problem={refused.problem}
          values={refused.values}
          back={memberUrl(site.slug, sheet.id)}
        />
      )}
      <details open={problem !== null || undefined} id="abonner">
        <summary>{t('membership.join')}</summary>
        <div className="stack">
          <ErrorSummary problem={problem} />
          <p className="hint">{t('membership.join.hint')}</p>
          <JoinForm
            plans={plans}
            currency={sheet.currency}
            path={`/gestion/membres/${sheet.id}`}
            keep={{ lieu: site.slug }}
            planId={planId}
            startsOn={startsOn ?? sheet.today}
            earliest={`${sheet.today.slice(0, 7)}-01`}
            problem={problem}
          />
        </div>
      </details>
    </>
  );
}

/** The memberships of one member, and a way to begin another. */
export function MembershipCard({ site, sheet }: { site: Grant; sheet: MemberSheet }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(membershipsAt.ofMember(site.id, sheet.id));
  return (
    <Card title={t('membership.title')}>
      {problem ? (
        <Failed problem={problem.body} again={again} />
      ) : !data ? (
        <Skeleton blocks={1} />
      ) : data.memberships.length === 0 ? (
        <p className="muted">{t('membership.none.member')}</p>
      ) : (
        <ul role="list" className="member-facts" aria-label={t('membership.title')}>
          {data.memberships.map((membership) => (
            <Row key={membership.id} site={site} membership={membership} />
          ))}
        </ul>
      )}
      <Join site={site} sheet={sheet} />
    </Card>
  );
}
