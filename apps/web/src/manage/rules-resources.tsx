import { Link } from 'wouter';
import type { Grant, RuledResource, Rules } from '../api/types';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { Tag } from '../kit/tag';
import { NOTICES, isRefused } from './rules-form';
import { SpanField } from './span-field';

const own = ({ onePlace, approval, horizonDays, ...rules }: RuledResource): boolean =>
  onePlace !== null || approval || horizonDays !== null || NOTICES.some(([field]) => rules[field] !== null);

function ResourceForm({ site, resource }: { site: Grant; resource: RuledResource }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('resourceRules');
  const typed = Object.keys(values).length > 0;
  const error = (field: string) => (isRefused(problem, field) ? t('rules.number.error') : null);
  const onePlace = resource.onePlace === null ? '' : resource.onePlace ? 'oui' : 'non';
  return (
    <form
      id="ressource"
      className="stack"
      method="post"
      action={manageUrl('/lieu/regles', site.slug, { ressource: resource.resourceId })}
    >
      <h3>{t('rules.resource.of', { name: resource.name })}</h3>
      <p className="hint">{t('rules.resource.hint')}</p>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="ressource" />
      <input type="hidden" name="ressource" value={resource.resourceId} />
      <div className="fields">
        {NOTICES.map(([field, word]) => (
          <SpanField
            key={field}
            name={field}
            label={t(`rules.notice.${word}`)}
            minutes={resource[field]}
            values={values}
            error={error(field)}
          />
        ))}
        <Field
          name="horizonDays"
          type="number"
          min={1}
          max={730}
          label={t('rules.horizon')}
          defaultValue={values['horizonDays'] ?? resource.horizonDays?.toString() ?? ''}
          error={error('horizonDays')}
        />
        <SelectField name="onePlace" label={t('rules.onePlace')} defaultValue={values['onePlace'] ?? onePlace}>
          <option value="">{t('rules.resource.asSite')}</option>
          <option value="oui">{t('rules.resource.onePlace.yes')}</option>
          <option value="non">{t('rules.resource.onePlace.no')}</option>
        </SelectField>
      </div>
      <label className="check">
        <input
          type="checkbox"
          name="approval"
          value="1"
          defaultChecked={typed ? values['approval'] === '1' : resource.approval}
        />
        {t('rules.resource.approval')}
      </label>
      <div className="row">
        <Button type="submit" look="primary">
          {t('rules.resource.save')}
        </Button>
        <Link className="btn" href={manageUrl('/lieu/regles', site.slug)}>
          {t('closure.leave')}
        </Link>
      </div>
    </form>
  );
}

/** Where a room, a desk or a machine differs from its site. `chosen`: the resource of the address. */
export function ResourceRules({ site, rules, chosen }: { site: Grant; rules: Rules; chosen: string | null }) {
  const { t } = useI18n();
  const resource = rules.resources.find((one) => one.resourceId === chosen);
  return (
    <Card title={t('rules.resources')}>
      <p>{t('rules.resources.text')}</p>
      <ul className="row" role="list">
        {rules.resources.map((one) => (
          <li key={one.resourceId} className="row">
            <Link
              href={`${manageUrl('/lieu/regles', site.slug, { ressource: one.resourceId })}#ressource`}
              aria-current={one.resourceId === chosen ? 'true' : undefined}
            >
              {one.name}
            </Link>
            {one.approval && <Tag tone="warn">{t('rules.resource.approvalTag')}</Tag>}
            {own(one) && !one.approval && <Tag tone="brand">{t('rules.resource.own')}</Tag>}
          </li>
        ))}
      </ul>
      {resource && <ResourceForm key={resource.resourceId} site={site} resource={resource} />}
    </Card>
  );
}
