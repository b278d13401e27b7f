import type { Grant } from '../api/types';
import { waitingAt } from '../api/waiting-paths';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { dayOf } from '../time/day';
import { isRefused } from './rules-form';

/** Who waits for which place, in their order; nothing where nobody does. */
export function WaitingList({ site }: { site: Grant }) {
  const { t, dayLong, time, timeRange } = useI18n();
  const list = useGet(waitingAt.site(site.id)).data;
  if (!list || list.waiting.length === 0) return null;
  const { timeZone, waiting } = list;
  const sayWhen = (instant: string) => `${dayLong(dayOf(instant, timeZone))}, ${time(instant, timeZone)}`;
  return (
    <Card title={t('today.waiting', { count: waiting.length })}>
      <ol className="stack">
        {waiting.map((one) => (
          <li key={one.id}>
            <p>
              <span className="strong">{one.memberName}</span> · {one.resourceName}
              {one.quantity > 1 && ` × ${one.quantity}`}
              <br />
              {dayLong(dayOf(one.start, timeZone))}, {timeRange(one.start, one.end, timeZone)}
            </p>
            <p className="hint">{t('today.waiting.since', { when: sayWhen(one.createdAt) })}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** For how long a place that has become free is kept for the first in line. */
export function WaitingMinutes({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('waiting');
  const list = useGet(waitingAt.site(site.id));
  if (!list.data) {
    return list.problem ? <Failed problem={list.problem.body} again={list.again} /> : <Skeleton blocks={1} />;
  }
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
