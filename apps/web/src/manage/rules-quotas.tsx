import { useState } from 'react';
import type { Grant, Quota, Rules } from '../api/types';
import { KINDS } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { isRefused } from './rules-form';

function useSayQuota(rules: Rules): (quota: Quota) => string {
  const { t, duration } = useI18n();
  return ({ unit, per, atMost, kind, resourceId }) => {
    const name = rules.resources.find((one) => one.resourceId === resourceId)?.name;
    const of = name ?? (kind ? t(`site.${kind}s`).toLowerCase() : null);
    const said = { per, what: of === null ? '' : ` (${of})` };
    return unit === 'places'
      ? t('terms.quota.places', { ...said, most: atMost })
      : t('terms.quota.minutes', { ...said, most: duration(atMost) });
  };
}

function NewQuota({ site, rules }: { site: Grant; rules: Rules }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('quota');
  const [id] = useState(() => uuid7());
  return (
    <form className="stack" method="post" action={manageUrl('/lieu/regles', site.slug)}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="limite" />
      <input type="hidden" name="id" value={values['id'] ?? id} />
      <div className="fields">
        <Field
          name="atMost"
          type="number"
          min={1}
          max={1000}
          required
          label={t('rules.quota.most')}
          defaultValue={values['atMost'] ?? ''}
          error={isRefused(problem, 'atMost') ? t('rules.number.error') : null}
        />
        <SelectField name="unit" label={t('rules.quota.unit')} defaultValue={values['unit'] ?? 'places'}>
          <option value="places">{t('rules.quota.places')}</option>
          <option value="heures">{t('rules.quota.hours')}</option>
        </SelectField>
        <SelectField name="per" label={t('rules.quota.per')} defaultValue={values['per'] ?? 'week'}>
          {(['day', 'week', 'month'] as const).map((per) => (
            <option key={per} value={per}>
              {t(`rules.quota.per.${per}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="quoi" label={t('rules.quota.what')} defaultValue={values['quoi'] ?? ''}>
          <option value="">{t('closure.site')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`site.${kind}s`)}
            </option>
          ))}
          {rules.resources.map(({ resourceId, name }) => (
            <option key={resourceId} value={resourceId}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="row">
        <Button type="submit" look="primary">
          {t('rules.quota.add')}
        </Button>
      </div>
    </form>
  );
}

/** How much one person may have. */
export function Quotas({ site, rules }: { site: Grant; rules: Rules }) {
  const { t } = useI18n();
  const sayQuota = useSayQuota(rules);
  const removal = useRefused('quotaGone').problem;
  return (
    <Card title={t('rules.quotas')}>
      <ErrorSummary problem={removal} />
      {rules.quotas.length === 0 ? (
        <p className="muted">{t('rules.quotas.none')}</p>
      ) : (
        <ul className="stack-tight" role="list">
          {rules.quotas.map((quota) => (
            <li key={quota.id}>
              <form className="row-between" method="post" action={manageUrl('/lieu/regles', site.slug)}>
                <input type="hidden" name="faire" value="sans-limite" />
                <input type="hidden" name="id" value={quota.id} />
                <span>{sayQuota(quota)}</span>
                <Button
                  type="submit"
                  small
                  look="danger"
                  aria-label={t('rules.quota.remove.of', { what: sayQuota(quota) })}
                >
                  {t('rules.quota.remove')}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <NewQuota site={site} rules={rules} />
    </Card>
  );
}
