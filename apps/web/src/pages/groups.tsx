import './groups.css';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField, Field, SelectField } from '../kit/field';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { SectionFrame } from '../manage/section-frame';
import { groupsAt, type Group, type Groups } from '../members/group-paths';
import { membersUrl } from '../members/links';

const percentOf = (discountBp: number): string => String(discountBp / 100);

function GroupList({ site, groups }: { site: Grant; groups: readonly Group[] }) {
  const { t, number } = useI18n();
  if (groups.length === 0) return <EmptyState level={3} title={t('groups.none.title')} text={t('groups.none.text')} />;
  return (
    <Table
      className="folds"
      caption={t('groups.title')}
      columns={['groups.name', 'groups.discount', 'groups.rates', 'groups.members']}
    >
      {groups.map(({ id, name, discountBp, rates, papers, members, active }) => (
        <tr key={id}>
          <th scope="row">
            <Link href={manageUrl('/groupes', site.slug, { groupe: id })}>{name}</Link>{' '}
            {!active && <Tag>{t('groups.closed')}</Tag>}
            {papers.length > 0 && (
              <>
                <br />
                <span className="small muted">{t('groups.papers', { names: papers.join(', ') })}</span>
              </>
            )}
          </th>
          <td>{discountBp === 0 ? '–' : `−${number(discountBp / 100)} %`}</td>
          <td>{rates.length === 0 ? '–' : t('groups.rates.count', { count: rates.length })}</td>
          <td>
            <Link href={membersUrl(site.slug, { groupId: id })}>{t('members.count', { count: members })}</Link>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Rates({ known, all, values }: { known: Group | null; all: Groups['rates']; values: Record<string, string> }) {
  const { t } = useI18n();
  const pairs = all.map((rate) => ({
    rate,
    others: all.filter(
      ({ id, priceMode, vatRateBp }) => id !== rate.id && priceMode === rate.priceMode && vatRateBp === rate.vatRateBp,
    ),
  }));
  const offered = pairs.filter(({ others }) => others.length > 0);
  if (offered.length === 0) return null;
  return (
    <fieldset>
      <legend className="legend">{t('groups.rates')}</legend>
      <p className="hint">{t('groups.rates.hint')}</p>
      <div className="fields">
        {offered.map(({ rate, others }) => (
          <SelectField
            key={rate.id}
            name={`t-${rate.id}`}
            label={rate.name}
            defaultValue={
              values[`t-${rate.id}`] ?? known?.rates.find(({ rateId }) => rateId === rate.id)?.insteadId ?? ''
            }
          >
            <option value="">{t('groups.rates.same')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </fieldset>
  );
}

function GroupForm({ site, known, rates }: { site: Grant; known: Group | null; rates: Groups['rates'] }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('groups');
  const [fresh] = useState(() => uuid7());
  const refused = (field: string) => problem?.errors?.some((one) => one.field === field) === true;
  const nameError = refused('name') || problem?.code === 'name_taken';
  return (
    <form className="stack" method="post" action={manageUrl('/groupes', site.slug, { groupe: known?.id ?? null })}>
      <ErrorSummary problem={problem} fields={{ name: { id: 'nom', label: t('groups.name') } }} />
      <input type="hidden" name="id" value={known?.id ?? values['id'] ?? fresh} />
      <div className="fields">
        <Field
          id="nom"
          name="nom"
          required
          maxLength={120}
          autoComplete="off"
          label={t('groups.name')}
          defaultValue={values['nom'] ?? known?.name ?? ''}
          error={nameError ? t('groups.name.error') : null}
        />
        <Field
          name="remise"
          type="number"
          min={0}
          max={100}
          step={0.01}
          label={t('groups.discount.percent')}
          hint={t('groups.discount.hint')}
          defaultValue={values['remise'] ?? (known ? percentOf(known.discountBp) : '0')}
          error={refused('discountBp') ? t('groups.discount.error') : null}
        />
        <Field
          name="duree"
          type="number"
          min={1}
          max={120}
          label={t('groups.validity')}
          hint={t('groups.validity.hint')}
          defaultValue={values['duree'] ?? known?.validityMonths?.toString() ?? ''}
          error={refused('validityMonths') ? t('groups.validity.error') : null}
        />
      </div>
      <Rates known={known} all={rates} values={values} />
      <CheckField
        name="ouvert"
        value="1"
        label={t('groups.active')}
        defaultChecked={problem ? values['ouvert'] === '1' : (known?.active ?? true)}
      />
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'action.save' : 'groups.add')}
        </Button>
        {known && <ButtonLink href={manageUrl('/groupes', site.slug)}>{t('groups.other')}</ButtonLink>}
      </div>
    </form>
  );
}

function GroupsBoard({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { data, problem, again } = useGet(groupsAt.list(site.id));
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!data) return <Skeleton blocks={2} />;
  const known = data.groups.find(({ id }) => id === search.get('groupe')) ?? null;
  return (
    <div className="stack">
      {search.get('fait') === 'groupe' && (
        <Banner tone="ok" status>
          <p className="strong">{t('groups.done')}</p>
        </Banner>
      )}
      <Card title={t('groups.title')}>
        <GroupList site={site} groups={data.groups} />
      </Card>
      <Card title={known ? t('groups.change', { name: known.name }) : t('groups.new')}>
        <GroupForm key={known?.id ?? ''} site={site} known={known} rates={data.rates} />
      </Card>
    </div>
  );
}

export default function GroupsPage() {
  const { t } = useI18n();
  return (
    <SectionFrame page="/groupes" managerOnly>
      {(site) => (
        <div className="stack" key={site.id}>
          <nav className="no-print" aria-label={t('member.way')}>
            <Link href={membersUrl(site.slug)}>{t('members.title')}</Link> › {t('groups.title')}
          </nav>
          <GroupsBoard site={site} />
        </div>
      )}
    </SectionFrame>
  );
}
