import { useEffect, useRef } from 'react';
import { fileAt } from '../api/orders';
import type { ReservationView } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import { dayOf } from '../time/day';

/** The good end of a booking: said, shown, and read aloud. */
export function Booked({ reservation, onClose }: { reservation: ReservationView; onClose?: () => void }) {
  const { t, dayLong, time, timeRange } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { site, resource, start, end, holdFor, holdExpiresAt } = reservation;
  const said = {
    ...{ resource: resource.name, site: site.name, day: dayLong(dayOf(start, site.timeZone)) },
    time: timeRange(start, end, site.timeZone),
  };
  // Whether it is theirs, the place says: until then it is asked for, not booked.
  const until =
    holdFor === 'approval' && holdExpiresAt
      ? `${dayLong(dayOf(holdExpiresAt, site.timeZone))}, ${time(holdExpiresAt, site.timeZone)}`
      : null;
  return (
    <div className="stack booked">
      <div className="booked-mark">
        <Icon name="check" size={32} />
      </div>
      <h3 ref={heading} tabIndex={-1}>
        {t(until ? 'booked.asked' : 'booked.title')}
      </h3>
      <p>{until ? t('booked.asked.text', { ...said, until }) : t('booked.text', said)}</p>
      <ButtonLink look="primary" wide href="/moi">
        {t('booked.pass')}
      </ButtonLink>
      <ButtonLink wide href={fileAt.reservationCalendar(reservation.id)} download>
        {t('calendar.add')}
      </ButtonLink>
      {onClose ? (
        <Button wide onClick={onClose}>
          {t('action.close')}
        </Button>
      ) : (
        <ButtonLink wide href="/">
          {t('booked.more')}
        </ButtonLink>
      )}
    </div>
  );
}
