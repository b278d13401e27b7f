import './membership.css';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { memberUrl } from '../members/links';
import { ChangeForms } from '../memberships/change-forms';
import { Confirm } from '../memberships/confirm';
import { Facts, Left } from '../memberships/facts';
import { History } from '../memberships/history';
import {
  CHANGE_KINDS,
  changeWords,
  membershipUrl,
  membershipsUrl,
  wantedChange,
  wordOfKind,
} from '../memberships/links';
import { membershipsAt, type Membership } from '../memberships/paths';
import { SectionFrame } from '../manage/section-frame';
import { toneOf } from '../memberships/tone';

/** What may be ordered, and what the order of the address comes to. */
function Orders({ site, membership }: { site: Grant; membership: Membership }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const plans = useGet(membershipsAt.plans(site.id)).data?.plans ?? [];
  const refused = useRefused('change');
  const wanted = wantedChange(Object.fromEntries(search));
  const exception = search.get('exception') === '1' && site.role === 'manager';
  const ask = exception ? membershipsAt.previewException : membershipsAt.previewChange;
  const preview = useGet(wanted && ask(site.id, membership.id, wanted));
  const fields = wanted ? { ...changeWords(wanted), exception: exception ? '1' : undefined } : {};
  const back = membershipUrl(site.slug, membership.id);
  return (
    <>
      {wanted && preview.data && (
        <Confirm
          title={t(`membership.preview.${wanted.kind}`)}
          outcome={preview.data}
          action={membershipUrl(site.slug, membership.id, fields)}
          fields={fields}
          problem={refused.problem}
          values={refused.values}
          back={back}
          exception={exception}
        />
      )}
      <ErrorSummary problem={preview.problem?.body ?? null} />
      {membership.state !== 'ended' && (
        <Card title={t('membership.change')}>
          <ChangeForms
            membership={membership}
            plans={plans.filter(({ active, id }) => active && id !== membership.planId)}
            path={`/gestion/abonnements/${membership.id}`}
            keep={{ lieu: site.slug }}
            wanted={wanted}
            problem={preview.problem?.body ?? null}
            by={site.role === 'manager' ? 'manager' : 'desk'}
            exception={exception}
          />
        </Card>
      )}
    </>
  );
}

function One({ site, id }: { site: Grant; id: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { data, problem, again } = useGet(membershipsAt.one(site.id, id));
  if (problem?.status === 404)
    return (
      <EmptyState title={t('membership.gone.title')} text={t('membership.gone.text')}>
        <ButtonLink href={membershipsUrl(site.slug)}>{t('membership.noMatch.all')}</ButtonLink>
      </EmptyState>
    );
  if (!data) return problem ? <Failed problem={problem.body} again={again} /> : <Skeleton blocks={3} />;
  const done = CHANGE_KINDS.find((kind) => wordOfKind(kind) === search.get('fait'));
  const began = search.get('fait') === 'debut';
  const { tone, key } = toneOf(data);
  return (
    <>
      <nav className="no-print" aria-label={t('membership.way')}>
        <Link href={membershipsUrl(site.slug)}>{t('membership.title')}</Link> ›{' '}
        <Link href={memberUrl(site.slug, data.member.id)}>{data.member.name}</Link> › {data.planName}
      </nav>
      {(done || began) && (
        <Banner tone="ok" status>
          <p className="strong">{t(done ? `membership.done.${done}` : 'membership.done.start')}</p>
        </Banner>
      )}
      <Card
        title={t('membership.of', { name: data.member.name, plan: data.planName })}
        aside={<Tag tone={tone}>{t(key)}</Tag>}
      >
        <Facts membership={data} />
        <Left membership={data} />
      </Card>
      <Orders site={site} membership={data} />
      <History membership={data} />
    </>
  );
}

export default function MembershipPage({ params }: PageProps) {
  const { t } = useI18n();
  const id = params['id'] ?? '';
  return (
    <SectionFrame page="/abonnements" part={t('membership.part')}>
      {(site) => <One site={site} id={id} key={id} />}
    </SectionFrame>
  );
}
