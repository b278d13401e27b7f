import type { Grant, Rules } from '../api/types';
import { KINDS } from '../api/types';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { NOTICES, STEPS_SHOWN_EMPTY, isRefused } from './rules-form';
import { SpanField } from './span-field';

interface Props {
  site: Grant;
  rules: Rules;
}

/** Among which kinds a person has one place at a time; `values` is what was typed before a refusal. */
function OnePlace({ rules, values }: { rules: Rules; values: Record<string, string> }) {
  const { t } = useI18n();
  const typed = Object.keys(values).length > 0;
  return (
    <fieldset>
      <legend className="legend">{t('rules.onePlace')}</legend>
      <p className="hint">{t('rules.onePlace.hint')}</p>
      <div className="row">
        {KINDS.map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              name={`une-${kind}`}
              value="1"
              defaultChecked={typed ? values[`une-${kind}`] === '1' : rules.site.onePlaceKinds.includes(kind)}
            />
            {t(`site.${kind}s`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface NoShowProps {
  rules: Rules;
  values: Record<string, string>;
  error: (field: string) => string | null;
}

/** What becomes of a place that nobody comes for, and what it costs. */
function NoShow({ rules, values, error }: NoShowProps) {
  const { t } = useI18n();
  return (
    <>
      <Field
        name="noShowAfterMinutes"
        type="number"
        min={5}
        max={240}
        label={t('rules.noShow')}
        hint={t('rules.noShow.hint')}
        defaultValue={values['noShowAfterMinutes'] ?? rules.site.noShowAfterMinutes?.toString() ?? ''}
        error={error('noShowAfterMinutes')}
      />
      <Field
        name="noShowFeePercent"
        type="number"
        min={0}
        max={100}
        label={t('rules.noShowFee')}
        hint={t('rules.noShowFee.hint')}
        defaultValue={values['noShowFeePercent'] ?? String(rules.site.noShowFeePercent)}
        error={error('noShowFeePercent')}
      />
    </>
  );
}

/** What every place of the site follows, but for its own rules. */
export function SiteRules({ site, rules }: Props) {
  const { t } = useI18n();
  const { values, problem } = useRefused('siteRules');
  const error = (field: string) => (isRefused(problem, field) ? t('rules.number.error') : null);
  return (
    <Card title={t('rules.site')}>
      <form className="stack" method="post" action={manageUrl('/lieu/regles', site.slug)}>
        <ErrorSummary problem={problem} />
        <input type="hidden" name="faire" value="lieu" />
        <div className="fields">
          {NOTICES.map(([field, word]) => (
            <SpanField
              key={field}
              name={field}
              label={t(`rules.notice.${word}`)}
              hint={t(`rules.notice.${word}.hint`)}
              minutes={rules.site[field]}
              values={values}
              error={error(field)}
              required
            />
          ))}
          <Field
            name="horizonDays"
            type="number"
            min={1}
            max={730}
            label={t('rules.horizon')}
            hint={t('rules.horizon.hint')}
            required
            defaultValue={values['horizonDays'] ?? String(rules.site.horizonDays)}
            error={error('horizonDays')}
          />
          <SpanField
            name="approvalMinutes"
            label={t('rules.approvalDelay')}
            hint={t('rules.approvalDelay.hint')}
            minutes={rules.site.approvalMinutes}
            values={values}
            error={error('approvalMinutes')}
            required
          />
          <NoShow rules={rules} values={values} error={error} />
        </div>
        <OnePlace rules={rules} values={values} />
        <div className="row">
          <Button type="submit" look="primary">
            {t('place.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** What giving back costs: as many steps as there are, and room for more. */
export function CancellationSteps({ site, rules }: Props) {
  const { t } = useI18n();
  const { values, problem } = useRefused('steps');
  const count = rules.cancellation.length + STEPS_SHOWN_EMPTY;
  return (
    <Card title={t('rules.steps')}>
      <form className="stack" method="post" action={manageUrl('/lieu/regles', site.slug)}>
        <ErrorSummary problem={problem}>
          <p>{t('rules.steps.error')}</p>
        </ErrorSummary>
        <input type="hidden" name="faire" value="annulation" />
        <p>{t('rules.steps.text')}</p>
        <ul className="stack-tight" role="list">
          {Array.from({ length: count }, (_, nr) => {
            const step = rules.cancellation[nr];
            const [h, p] = [`h-${nr}`, `p-${nr}`];
            return (
              <li key={nr} className="rule-step">
                <Field
                  name={h}
                  type="number"
                  min={1}
                  max={8760}
                  label={t('rules.step.hours', { nr: nr + 1 })}
                  defaultValue={values[h] ?? step?.hoursBefore.toString() ?? ''}
                />
                <Field
                  name={p}
                  type="number"
                  min={0}
                  max={100}
                  label={t('rules.step.percent', { nr: nr + 1 })}
                  defaultValue={values[p] ?? step?.feePercent.toString() ?? ''}
                />
              </li>
            );
          })}
        </ul>
        <p className="hint">{t('rules.steps.hint')}</p>
        <div className="row">
          <Button type="submit" look="primary">
            {t('rules.steps.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
