import './memberships.css';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Field, SelectField } from '../kit/field';
import { EmptyState, Failed } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { manageUrl } from '../app/links';
import { NextBill } from '../memberships/confirm';
import { listState, membershipUrl, membershipsUrl, wordOfState } from '../memberships/links';
import { LISTED_STATES, membershipsAt, type ListState, type Membership } from '../memberships/paths';
import { SectionFrame } from '../manage/section-frame';
import { toneOf } from '../memberships/tone';

function Search({ site, state }: { site: Grant; state: ListState }) {
  const { t } = useI18n();
  const plans = useGet(membershipsAt.plans(site.id)).data?.plans ?? [];
  return (
    <form className="memberships-search" method="get" action="/gestion/abonnements" role="search">
      <input type="hidden" name="lieu" value={site.slug} />
      <Field
        name="q"
        type="search"
        autoComplete="off"
        maxLength={100}
        label={t('membership.who')}
        defaultValue={state.q}
      />
      <SelectField name="etat" label={t('membership.state')} defaultValue={state.state ? wordOfState(state.state) : ''}>
        <option value="">{t('membership.state.all')}</option>
        {LISTED_STATES.map((one) => (
          <option key={one} value={wordOfState(one)}>
            {t(`membership.state.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField name="formule" label={t('membership.plan')} defaultValue={state.planId ?? ''}>
        <option value="">{t('membership.plan.all')}</option>
        {plans.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button type="submit" look="primary">
        {t('find.go')}
      </Button>
    </form>
  );
}

function Row({ site, membership }: { site: Grant; membership: Membership }) {
  const { t, dayNumeric } = useI18n();
  const { tone, key } = toneOf(membership);
  const { id, member, planName, startedOn, state } = membership;
  return (
    <tr>
      <th scope="row">
        <Link
          href={membershipUrl(site.slug, id)}
          aria-label={t('membership.of', { name: member.name, plan: planName })}
        >
          {member.name}
        </Link>
      </th>
      <td>{planName}</td>
      <td className="num">{t('membership.since', { day: dayNumeric(startedOn) })}</td>
      <td>{state !== 'ended' && <NextBill membership={membership} />}</td>
      <td>
        <Tag tone={tone}>{t(key)}</Tag>
      </td>
    </tr>
  );
}

function List({ site, state }: { site: Grant; state: ListState }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(membershipsAt.list(site.id, state));
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!data) return <Skeleton blocks={2} />;
  const asked = state.q !== '' || state.state !== null || state.planId !== null || state.page > 1;
  if (data.memberships.length === 0) {
    return asked ? (
      <EmptyState title={t('membership.noMatch.title')} text={t('membership.noMatch.text')}>
        <ButtonLink href={membershipsUrl(site.slug)}>{t('membership.noMatch.all')}</ButtonLink>
      </EmptyState>
    ) : (
      <EmptyState title={t('membership.none.title')} text={t('membership.none.text')}>
        <ButtonLink href={manageUrl('/membres', site.slug)}>{t('members.tab')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="muted small" role="status">
        {t('membership.count', { count: data.total })}
      </p>
      <div className="card">
        <Table
          className="folds"
          caption={t('membership.title')}
          columns={[
            'membership.who',
            'membership.plan',
            'membership.start',
            'membership.next.title',
            'membership.state',
          ]}
        >
          {data.memberships.map((membership) => (
            <Row key={membership.id} site={site} membership={membership} />
          ))}
        </Table>
      </div>
      <Pagination page={data.page} pages={data.pages} href={(page) => membershipsUrl(site.slug, { ...state, page })} />
    </>
  );
}

function Memberships({ site }: { site: Grant }) {
  const [search] = useSearchParams();
  const state = listState(search);
  return (
    <>
      <Search key={JSON.stringify(state)} site={site} state={state} />
      <List site={site} state={state} />
    </>
  );
}

export default function MembershipsPage() {
  return <SectionFrame page="/abonnements">{(site) => <Memberships site={site} />}</SectionFrame>;
}
