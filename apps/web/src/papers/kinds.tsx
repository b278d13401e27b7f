import { useState } from 'react';
import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { AreaField, CheckField, Field } from '../kit/field';
import { EmptyState, ErrorSummary } from '../kit/messages';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { papersUrl } from './links';
import type { PaperKind, PaperKinds } from './paths';

interface Props {
  site: Grant;
  kinds: PaperKinds;
}

function List({ site, kinds: { kinds, groups } }: Props) {
  const { t } = useI18n();
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? '';
  return (
    <Table
      className="folds"
      caption={t('papers.kinds')}
      columns={['papers.kind', 'papers.kind.groups', 'papers.kind.validity']}
    >
      {kinds.map(({ id, name, groupIds, validMonths, active }) => (
        <tr key={id}>
          <th scope="row">
            <Link href={papersUrl(site.slug, { kind: id })}>{name}</Link>{' '}
            {!active && <Tag>{t('papers.kind.closed')}</Tag>}
          </th>
          <td>{groupIds.map(nameOf).join(', ')}</td>
          <td>{validMonths === null ? t('papers.kind.said') : t('papers.kind.months', { months: validMonths })}</td>
        </tr>
      ))}
    </Table>
  );
}

const GROUPS = 'groupes';

interface GroupsProps {
  groups: PaperKinds['groups'];
  isChosen: (id: string) => boolean;
  isRefused: boolean;
}

function Groups({ groups, isChosen, isRefused }: GroupsProps) {
  const { t } = useI18n();
  return (
    <fieldset id={GROUPS} tabIndex={-1}>
      <legend className="legend">{t('papers.kind.groups')}</legend>
      {groups.map(({ id, name }) => (
        <CheckField key={id} name={`g-${id}`} value="1" label={name} defaultChecked={isChosen(id)} />
      ))}
      {isRefused && <p className="field-error">{t('papers.kind.groups.error')}</p>}
    </fieldset>
  );
}

function Form({ site, kinds: { groups }, known }: Props & { known: PaperKind | null }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('kind');
  const [fresh] = useState(() => uuid7());
  const refused = (field: string) => problem?.errors?.some((one) => one.field.startsWith(field)) === true;
  const offered = groups.filter(({ id, active }) => active || known?.groupIds.includes(id));
  const isChosen = (id: string) => (problem ? values[`g-${id}`] === '1' : known?.groupIds.includes(id) === true);
  const nameError = refused('name') || problem?.code === 'name_taken';
  const fields = {
    name: { id: 'nom', label: t('papers.kind.name') },
    groupIds: { id: GROUPS, label: t('papers.kind.groups') },
  };
  return (
    <form className="stack" method="post" action={papersUrl(site.slug, { kind: known?.id ?? null })}>
      <h3>{known ? t('papers.kind.change', { name: known.name }) : t('papers.kind.new')}</h3>
      <ErrorSummary problem={problem} fields={fields} />
      <input type="hidden" name="faire" value="sorte" />
      <input type="hidden" name="id" value={known?.id ?? values['id'] ?? fresh} />
      <div className="fields">
        <Field
          id="nom"
          name="nom"
          required
          maxLength={120}
          autoComplete="off"
          label={t('papers.kind.name')}
          hint={t('papers.kind.name.hint')}
          defaultValue={values['nom'] ?? known?.name ?? ''}
          error={nameError ? t('papers.kind.name.error') : null}
        />
        <Field
          name="duree"
          type="number"
          min={1}
          max={60}
          label={t('papers.kind.valid')}
          hint={t('papers.kind.valid.hint')}
          defaultValue={values['duree'] ?? known?.validMonths?.toString() ?? ''}
          error={refused('validMonths') ? t('papers.kind.valid.error') : null}
        />
      </div>
      <AreaField
        name="explication"
        rows={2}
        maxLength={1000}
        label={t('papers.kind.explanation')}
        hint={t('papers.kind.explanation.hint')}
        defaultValue={values['explication'] ?? known?.explanation ?? ''}
      />
      <Groups groups={offered} isChosen={isChosen} isRefused={refused('groupIds')} />
      <CheckField
        name="ouvert"
        value="1"
        label={t('papers.kind.active')}
        defaultChecked={problem ? values['ouvert'] === '1' : (known?.active ?? true)}
      />
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'action.save' : 'papers.kind.add')}
        </Button>
        {known && <ButtonLink href={papersUrl(site.slug)}>{t('papers.kind.other')}</ButtonLink>}
      </div>
    </form>
  );
}

/** What the site asks for, and the form of one kind of document. */
export function Kinds({ site, kinds, wanted }: Props & { wanted: string | null }) {
  const { t } = useI18n();
  const known = kinds.kinds.find(({ id }) => id === wanted) ?? null;
  if (kinds.groups.length === 0)
    return (
      <EmptyState level={3} title={t('papers.kinds.noGroup.title')} text={t('papers.kinds.noGroup.text')}>
        <ButtonLink look="primary" href={manageUrl('/groupes', site.slug)}>
          {t('papers.kinds.noGroup.go')}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <>
      {kinds.kinds.length === 0 ? (
        <p className="muted">{t('papers.kinds.none')}</p>
      ) : (
        <List site={site} kinds={kinds} />
      )}
      <Form key={known?.id ?? ''} site={site} kinds={kinds} known={known} />
    </>
  );
}
