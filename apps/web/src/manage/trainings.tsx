import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Authorisation, Grant, Rules } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { Scroll } from '../kit/scroll';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { isRefused } from './rules-form';

const FOUND_AT_MOST = 8;

interface Props {
  site: Grant;
  rules: Rules;
}

/** Adds a training, or changes the known one. */
function TrainingForm({ site, rules, known }: Props & { known: Authorisation | null }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('training');
  const [fresh] = useState(() => uuid7());
  const typed = values['id'] === (known?.id ?? values['id']) && Object.keys(values).length > 0;
  const value = (name: string, stored: string) => (typed ? (values[name] ?? '') : stored);
  const nameless = isRefused(problem, 'name') ? t('rules.training.name.error') : null;
  return (
    <form className="stack" method="post" action={manageUrl('/lieu/regles', site.slug)}>
      <ErrorSummary problem={typed ? problem : null} />
      <input type="hidden" name="faire" value="formation" />
      <input type="hidden" name="id" value={known?.id ?? values['id'] ?? fresh} />
      <div className="fields">
        <Field
          name="name"
          label={t('rules.training.name')}
          maxLength={120}
          required
          defaultValue={value('name', known?.name ?? '')}
          error={typed ? nameless : null}
        />
        <Field
          name="validityMonths"
          type="number"
          min={1}
          max={120}
          label={t('rules.training.validity')}
          hint={t('rules.training.validity.hint')}
          defaultValue={value('validityMonths', known?.validityMonths?.toString() ?? '')}
          error={typed && isRefused(problem, 'validityMonths') ? t('rules.number.error') : null}
        />
      </div>
      <fieldset>
        <legend className="legend">{t('rules.training.needs')}</legend>
        <div className="row">
          {rules.resources.map(({ resourceId, name }) => (
            <label key={resourceId} className="check">
              <input
                type="checkbox"
                name={`r-${resourceId}`}
                value="1"
                defaultChecked={
                  typed ? values[`r-${resourceId}`] === '1' : (known?.resourceIds.includes(resourceId) ?? false)
                }
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'rules.training.save' : 'rules.training.add')}
        </Button>
      </div>
    </form>
  );
}

/** Members by a few letters, and the day of the training. */
function GrantForm({ site, training, today }: { site: Grant; training: Authorisation; today: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const refused = useRefused('grant');
  const q = refused.values['q'] ?? search.get('q') ?? '';
  const found = useGet(q.trim() === '' ? null : at.members(site.id, q.trim()));
  const members = found.data?.members.slice(0, FOUND_AT_MOST) ?? [];
  return (
    <div className="stack">
      <form className="row" method="get" action="/gestion/lieu/regles#formation" role="search">
        <input type="hidden" name="lieu" value={site.slug} />
        <input type="hidden" name="formation" value={training.id} />
        <Field name="q" type="search" autoComplete="off" label={t('rules.grant.search')} defaultValue={q} />
        <Button type="submit">{t('find.go')}</Button>
      </form>
      {found.data && members.length === 0 && <p className="muted">{t('noMember.text')}</p>}
      {members.length > 0 && (
        <form className="stack" method="post" action={manageUrl('/lieu/regles', site.slug, { formation: training.id })}>
          <ErrorSummary problem={refused.problem} />
          <input type="hidden" name="faire" value="accorder" />
          <input type="hidden" name="id" value={training.id} />
          <input type="hidden" name="q" value={q} />
          <fieldset>
            <legend className="legend">{t('rules.grant.who')}</legend>
            <div className="stack-tight">
              {members.map((member, index) => (
                <label key={member.id} className="choice">
                  <input type="radio" name="membre" value={member.id} required defaultChecked={index === 0} />
                  <span className="choice-text">
                    <span className="strong">{member.name}</span>
                    <span className="small muted">{member.companyName ?? member.email}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <Field
            name="grantedOn"
            type="date"
            required
            label={t('rules.grant.day')}
            defaultValue={refused.values['grantedOn'] ?? today}
            error={isRefused(refused.problem, 'grantedOn') ? t('closure.day.error') : null}
          />
          <div className="row">
            <Button type="submit" look="primary">
              {t('rules.grant.go')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

function Holders({ site, training, today }: { site: Grant; training: Authorisation; today: string }) {
  const { t, dayNumeric } = useI18n();
  if (training.grants.length === 0) return <p className="muted">{t('rules.grant.none')}</p>;
  return (
    <Scroll label={t('rules.grant.holders', { name: training.name })}>
      <Table
        caption={t('rules.grant.holders', { name: training.name })}
        columns={[
          'arrivals.who',
          'rules.grant.since',
          'rules.grant.until',
          'rules.grant.by',
          { text: 'rules.grant.revoke', end: true, unseen: true },
        ]}
      >
        {training.grants.map(({ memberId, memberName, grantedOn, expiresOn, grantedByName }) => (
          <tr key={memberId}>
            <th scope="row">{memberName}</th>
            <td>{dayNumeric(grantedOn)}</td>
            <td>
              {expiresOn === null ? t('rules.grant.forGood') : dayNumeric(expiresOn)}{' '}
              {expiresOn !== null && expiresOn < today && <Tag tone="danger">{t('rules.grant.expired')}</Tag>}
            </td>
            <td>{grantedByName ?? '–'}</td>
            <td className="end">
              <form method="post" action={manageUrl('/lieu/regles', site.slug, { formation: training.id })}>
                <input type="hidden" name="faire" value="reprendre" />
                <input type="hidden" name="id" value={training.id} />
                <input type="hidden" name="membre" value={memberId} />
                <Button
                  type="submit"
                  small
                  look="danger"
                  aria-label={t('rules.grant.revoke.of', { training: training.name, name: memberName })}
                >
                  {t('rules.grant.revoke')}
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </Table>
    </Scroll>
  );
}

function Training({ site, rules, training }: Props & { training: Authorisation }) {
  const { t } = useI18n();
  return (
    <div className="stack" id="formation">
      <h3>{training.name}</h3>
      <Holders site={site} training={training} today={rules.today} />
      <GrantForm site={site} training={training} today={rules.today} />
      <details>
        <summary>{t('rules.training.change')}</summary>
        <TrainingForm key={training.id} site={site} rules={rules} known={training} />
        <form method="post" action={manageUrl('/lieu/regles', site.slug)}>
          <input type="hidden" name="faire" value="sans-formation" />
          <input type="hidden" name="id" value={training.id} />
          <p className="hint">{t('rules.training.remove.hint')}</p>
          <Button type="submit" look="danger" aria-label={t('rules.training.remove.of', { name: training.name })}>
            {t('rules.training.remove')}
          </Button>
        </form>
      </details>
    </div>
  );
}

/** Trainings that machines and rooms need, and who has them. `chosen`: the training of the address. */
export function Trainings({ site, rules, chosen }: Props & { chosen: string | null }) {
  const { t } = useI18n();
  const removal = useRefused('trainingGone').problem;
  const training = rules.authorisations.find((one) => one.id === chosen);
  return (
    <Card title={t('rules.trainings')}>
      <p>{t('rules.trainings.text')}</p>
      <ErrorSummary problem={removal} />
      {rules.authorisations.length > 0 && (
        <ul className="row" role="list">
          {rules.authorisations.map((one) => (
            <li key={one.id}>
              <Link
                href={`${manageUrl('/lieu/regles', site.slug, { formation: one.id })}#formation`}
                aria-current={one.id === chosen ? 'true' : undefined}
              >
                {one.name}
              </Link>{' '}
              <span className="muted small">{t('rules.training.count', { count: one.grants.length })}</span>
            </li>
          ))}
        </ul>
      )}
      {training && <Training key={training.id} site={site} rules={rules} training={training} />}
      <details open={rules.authorisations.length === 0 || undefined}>
        <summary>{t('rules.training.new')}</summary>
        <TrainingForm site={site} rules={rules} known={null} />
      </details>
    </Card>
  );
}
