import type { Grant } from '../api/types';
import { waitingAt } from '../api/waiting-paths';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { Pending } from '../kit/pending';
import { isRefused } from './rules-form';

/** For how long a place that has become free is kept for the first in line. */
export function WaitingMinutes({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('waiting');
  const list = useGet(waitingAt.site(site.id));
  if (!list.data) return <Pending of={list} blocks={1} />;
  return (
    <Card title={t('rules.waiting')}>
      <form className="stack" method="post" action={manageUrl('/lieu/regles', site.slug)}>
        <ErrorSummary problem={problem} />
        <input type="hidden" name="faire" value="attente" />
        <div className="fields">
          <Field
            name="minutes"
            type="number"
            min={5}
            max={1440}
            required
            label={t('rules.waiting.minutes')}
            hint={t('rules.waiting.hint')}
            defaultValue={values['minutes'] ?? String(list.data.minutes)}
            error={isRefused(problem, 'minutes') ? t('rules.number.error') : null}
          />
        </div>
        <div className="row">
          <Button type="submit" look="primary">
            {t('place.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
