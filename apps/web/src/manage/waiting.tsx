import type { Grant, WaitingMember } from '../api/types';
import { waitingAt } from '../api/waiting-paths';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { dayOf } from '../time/day';

/** Who waits for what and since when, in their order. */
export function WaitingEntries({ waiting, timeZone }: { waiting: readonly WaitingMember[]; timeZone: string }) {
  const { t, dayLong, time, timeRange } = useI18n();
  const sayWhen = (instant: string) => `${dayLong(dayOf(instant, timeZone))}, ${time(instant, timeZone)}`;
  return (
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
  );
}

/** Who waits for which place, in their order; nothing where nobody does. */
export function WaitingList({ site }: { site: Grant }) {
  const { t } = useI18n();
  const list = useGet(waitingAt.site(site.id)).data;
  if (!list || list.waiting.length === 0) return null;
  return (
    <Card title={t('today.waiting', { count: list.waiting.length })}>
      <WaitingEntries {...list} />
    </Card>
  );
}
