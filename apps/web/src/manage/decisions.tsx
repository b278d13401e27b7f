import type { ProblemBody } from '../api/problem';
import type { ClosedOver } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { dayOf } from '../time/day';

/** Who has booked where it will be closed: one answer for each, inside the form that asked to close. */
export function Decisions({
  problem,
  values,
  timeZone,
}: {
  problem: ProblemBody | null;
  values: Record<string, string>;
  timeZone: string;
}) {
  const { t, dayLong, timeRange } = useI18n();
  if (problem?.code !== 'closure_over_reservations') return null;
  const reservations = problem['reservations'] as ClosedOver[];
  return (
    <div className="stack-tight" role="group" aria-label={t('place.over')}>
      <p>{t('place.over.text', { count: reservations.length })}</p>
      {reservations.map(({ reservationId, memberName, resourceName, start, end }) => (
        <fieldset key={reservationId} className="decision">
          <legend>
            {t('place.over.one', {
              ...{ name: memberName, resource: resourceName },
              ...{ day: dayLong(dayOf(start, timeZone)), hours: timeRange(start, end, timeZone) },
            })}
          </legend>
          {(['keep', 'cancel'] as const).map((action) => (
            <label key={action} className="check">
              <input
                type="radio"
                name={`d-${reservationId}`}
                value={action}
                required
                defaultChecked={values[`d-${reservationId}`] === action}
              />{' '}
              {t(`place.over.${action}`)}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
