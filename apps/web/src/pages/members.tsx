import './members.css';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { manageUrl } from '../app/links';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Field, SelectField } from '../kit/field';
import { EmptyState, Failed } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { SectionFrame } from '../manage/section-frame';
import { memberUrl, membersState, membersUrl, newMemberUrl, wordOfFilter, wordOfPaper } from '../members/links';
import { NewMemberCard } from '../members/new-member';
import { importsAt } from '../members/import-paths';
import { membersAt, PAPER_FILTERS, type MemberPage, type MembersState } from '../members/paths';

const FILTERS = ['plan', 'recent'] as const;

interface Props {
  site: Grant;
  state: MembersState;
  list: MemberPage;
}

function Search({ site, state, list }: Props) {
  const { t } = useI18n();
  return (
    <form className="members-search" method="get" action="/gestion/membres" role="search">
      <input type="hidden" name="lieu" value={site.slug} />
      <Field name="q" type="search" autoComplete="off" maxLength={100} label={t('members.q')} defaultValue={state.q} />
      <SelectField
        name="quoi"
        label={t('members.filter')}
        defaultValue={state.filter ? wordOfFilter(state.filter) : ''}
      >
        <option value="">{t('members.filter.all')}</option>
        {FILTERS.map((filter) => (
          <option key={filter} value={wordOfFilter(filter)}>
            {t(`members.filter.${filter}`)}
          </option>
        ))}
      </SelectField>
      {list.groups.length > 0 && (
        <SelectField name="groupe" label={t('members.group')} defaultValue={state.groupId ?? ''}>
          <option value="">{t('members.group.all')}</option>
          {list.groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {list.asksPapers && (
        <SelectField
          name="justificatif"
          label={t('members.paper')}
          defaultValue={state.paper ? wordOfPaper(state.paper) : ''}
        >
          <option value="">{t('members.paper.all')}</option>
          {PAPER_FILTERS.map((paper) => (
            <option key={paper} value={wordOfPaper(paper)}>
              {t(`papers.status.${paper}`)}
            </option>
          ))}
        </SelectField>
      )}
      <Button type="submit" look="primary">
        {t('find.go')}
      </Button>
    </form>
  );
}

function Members({ site, state, list }: Props) {
  const { t } = useI18n();
  const asked = state.q !== '' || state.filter !== null || state.groupId !== null || state.paper !== null;
  if (list.members.length === 0)
    return asked || list.total > 0 ? (
      <EmptyState title={t('members.noMatch.title')} text={t('members.noMatch.text')}>
        <ButtonLink href={membersUrl(site.slug)}>{t('members.noMatch.all')}</ButtonLink>
        <ButtonLink href={newMemberUrl(site.slug, { name: state.q })}>{t('member.new')}</ButtonLink>
      </EmptyState>
    ) : (
      <EmptyState title={t('members.none.title')} text={t('members.none.text')}>
        <ButtonLink href={newMemberUrl(site.slug)}>{t('member.new')}</ButtonLink>
      </EmptyState>
    );
  return (
    <div className="stack">
      <p className="muted small" role="status">
        {t('members.count', { count: list.total })}
      </p>
      <div className="card members-list">
        <Table
          className="folds"
          caption={t('members.title')}
          columns={['arrivals.who', 'signIn.email', 'members.rights']}
        >
          {list.members.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <Link href={memberUrl(site.slug, member.id)}>{member.name}</Link>
                {member.companyName && <span className="member-company small muted">{member.companyName}</span>}
              </th>
              <td className="member-mail">{member.email}</td>
              <td>
                <span className="member-tags">
                  {member.plans.map((name) => (
                    <Tag key={name} tone="brand">
                      {name}
                    </Tag>
                  ))}
                  {member.groups.map((name) => (
                    <Tag key={name}>{name}</Tag>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </Table>
      </div>
      <Pagination page={list.page} pages={list.pages} href={(page) => membersUrl(site.slug, { ...state, page })} />
    </div>
  );
}

function Directory({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const state = membersState(search);
  const { data, problem, again } = useGet(membersAt.list(site.id, state));
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!data) return <Skeleton blocks={3} />;
  return (
    <div className="stack">
      <div className="row no-print">
        <ButtonLink href={newMemberUrl(site.slug)}>{t('member.new')}</ButtonLink>
        {site.role === 'manager' && (
          <>
            <ButtonLink href={manageUrl('/membres/import', site.slug)}>{t('import.title')}</ButtonLink>
            <ButtonLink href={importsAt.csv(site.id)} download>
              {t('members.export')}
            </ButtonLink>
          </>
        )}
      </div>
      <Search key={JSON.stringify(state)} site={site} state={state} list={data} />
      <Members site={site} state={state} list={data} />
    </div>
  );
}

export default function MembersPage() {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const isNew = search.has('nouveau');
  return (
    <SectionFrame page="/membres" title={t('members.title')} {...(isNew && { part: t('member.new') })}>
      {(site) => (isNew ? <NewMemberCard site={site} key={site.id} /> : <Directory site={site} key={site.id} />)}
    </SectionFrame>
  );
}
