import type { ProblemBody } from '../api/problem';
import type { ClosedOver } from '../api/types';
import { packSlot } from '../booking/wish';
import { useI18n, type Key } from '../i18n/i18n';
import { SelectField } from '../kit/field';
import { dayOf } from '../time/day';

interface Props {
  problem: ProblemBody | null;
  values: Record<string, string>;
  timeZone: string;
}

function useSayPlace(timeZone: string) {
  const { t, dayLong, timeRange } = useI18n();
  return (key: Key, name: string, resource: string, { start, end }: { start: string; end: string }) =>
    t(key, { name, resource, day: dayLong(dayOf(start, timeZone)), hours: timeRange(start, end, timeZone) });
}

/** One answer: kept, at one of the places that are proposed, or cancelled. */
function Decision({ one, chosen, timeZone }: { one: ClosedOver; chosen: string | undefined; timeZone: string }) {
  const { t } = useI18n();
  const sayPlace = useSayPlace(timeZone);
  const { reservationId, memberName, resourceName, alternatives, unmoved } = one;
  const answers = [
    { value: 'keep', text: t('place.over.keep') },
    ...alternatives.map((place) => ({
      value: `move~${packSlot(place)}`,
      text: sayPlace('place.over.move', memberName, place.name, place),
    })),
    { value: 'cancel', text: t('place.over.cancel') },
  ];
  return (
    <fieldset className="decision">
      <legend>{sayPlace('place.over.one', memberName, resourceName, one)}</legend>
      {unmoved && <p className="field-error">{t('place.over.unmoved')}</p>}
      {answers.map(({ value, text }) => (
        <label key={value} className="check">
          <input type="radio" name={`d-${reservationId}`} value={value} defaultChecked={chosen === value} /> {text}
        </label>
      ))}
    </fieldset>
  );
}

/** Who has booked where it will be closed: one answer for each, or one for all, inside the form that asked to close. */
export function Decisions({ problem, values, timeZone }: Props) {
  const { t } = useI18n();
  if (problem?.code !== 'closure_over_reservations') return null;
  const reservations = problem['reservations'] as ClosedOver[];
  const count = problem['count'] as number;
  return (
    <div className="stack-tight" role="group" aria-label={t('place.over')}>
      <p>{t('place.over.text', { count })}</p>
      {count > 1 && (
        <SelectField
          name="others"
          label={t('place.over.others')}
          hint={count > reservations.length ? t('place.over.more', { count: count - reservations.length }) : undefined}
          defaultValue={values['others'] ?? ''}
        >
          <option value="">{t('place.over.others.each')}</option>
          <option value="keep">{t('place.over.others.keep')}</option>
          <option value="cancel">{t('place.over.others.cancel')}</option>
        </SelectField>
      )}
      {reservations.map((one) => (
        <Decision key={one.reservationId} one={one} chosen={values[`d-${one.reservationId}`]} timeZone={timeZone} />
      ))}
    </div>
  );
}
