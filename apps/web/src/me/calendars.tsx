import { useState } from 'react';
import { at } from '../api/paths';
import type { PersonalCalendar } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { LinkActions, NewLink } from '../calendar/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { dayOf } from '../time/day';

const ACTION = '/moi#agenda';
const PARIS = 'Europe/Paris';

function Links({ calendars }: { calendars: PersonalCalendar[] }) {
  const { t, dayNumeric } = useI18n();
  const day = (instant: string) => ({ day: dayNumeric(dayOf(instant, PARIS)) });
  if (calendars.length === 0) return <p className="muted">{t('calendar.none')}</p>;
  return (
    <>
      <ul className="stack-tight" role="list">
        {calendars.map(({ id, createdAt, lastUsedAt }, index) => {
          const name = t('calendar.link', { number: index + 1 });
          return (
            <li key={id} className="row-between">
              <span>
                <span className="strong">{name}</span>{' '}
                <span className="muted">
                  — {t('calendar.made', day(createdAt))},{' '}
                  {lastUsedAt === null ? t('calendar.unused') : t('calendar.used', day(lastUsedAt))}
                </span>
              </span>
              <LinkActions id={id} name={name} action={ACTION} />
            </li>
          );
        })}
      </ul>
      <p className="hint">{t('calendar.renew.hint')}</p>
    </>
  );
}

/** Secret links that bring one's bookings to the calendar of a phone. Plain forms: the page needs no script for it. */
export function MyCalendars() {
  const { t } = useI18n();
  const list = useGet(at.myCalendars);
  const { problem } = useRefused('calendar');
  // One id for one order: pressing twice makes one link.
  const [id] = useState(() => uuid7());
  return (
    <div id="agenda">
      <Card title={t('calendar.title')}>
        <p>{t('calendar.text')}</p>
        <ErrorSummary problem={problem} />
        <NewLink name="calendar" />
        {list.data ? (
          <Links calendars={list.data.calendars} />
        ) : list.problem ? (
          <Failed problem={list.problem.body} again={list.again} />
        ) : (
          <Skeleton blocks={1} />
        )}
        <form method="post" action={ACTION}>
          <input type="hidden" name="faire" value="agenda" />
          <input type="hidden" name="id" value={id} />
          <Button type="submit">{t('calendar.make')}</Button>
        </form>
      </Card>
    </div>
  );
}
