import { useI18n } from '../i18n/i18n';
import { Field, SelectField } from '../kit/field';
import { Segmented } from '../kit/segmented';
import { weekdayOf, type Day } from '../time/day';
import { rankInMonth, WEEKDAYS, type Every, type InMonth, type RepeatWish } from './rule';

interface Props {
  firstDay: Day;
  wish: RepeatWish;
  onWish: (wish: RepeatWish) => void;
}

function Weekdays({ wish, onWish }: Props) {
  const { t, weekdayName } = useI18n();
  return (
    <fieldset className="repeat-weekdays">
      <legend className="legend">{t('series.weekdays')}</legend>
      <div className="row">
        {WEEKDAYS.map((weekday) => (
          <label key={weekday} className="choice">
            <input
              type="checkbox"
              name={`j${weekday}`}
              value="1"
              checked={wish.weekdays.includes(weekday)}
              onChange={(event) => {
                const others = wish.weekdays.filter((one) => one !== weekday);
                const weekdays = event.currentTarget.checked ? [...others, weekday].toSorted((a, b) => a - b) : others;
                onWish({ ...wish, weekdays });
              }}
            />
            <span>{weekdayName(weekday)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function InMonthField({ firstDay, wish, onWish }: Props) {
  const { t, weekdayName } = useI18n();
  const day = weekdayName(weekdayOf(firstDay));
  return (
    <SelectField
      label={t('series.inMonth')}
      name="dans"
      value={wish.inMonth}
      onChange={(event) => onWish({ ...wish, inMonth: event.currentTarget.value as InMonth })}
    >
      <option value="date">{t('series.monthDay', { day: Number(firstDay.slice(8)) })}</option>
      <option value="rang">{t('series.rank', { rank: rankInMonth(firstDay), day })}</option>
      <option value="dernier-rang">{t('series.rank', { rank: 9, day })}</option>
      <option value="dernier">{t('series.lastDay')}</option>
    </SelectField>
  );
}

function EndFields({ firstDay, wish, onWish }: Props) {
  const { t } = useI18n();
  return (
    <>
      <Segmented<RepeatWish['end']>
        legend={t('series.end')}
        name="fin"
        value={wish.end}
        options={[
          { value: 'nombre', label: t('series.end.count') },
          { value: 'date', label: t('series.end.day') },
        ]}
        onChange={(end) => onWish({ ...wish, end })}
      />
      <div className="two-fields repeat-end">
        <Field
          label={t('series.count')}
          type="number"
          name="fois"
          min={1}
          max={366}
          value={wish.count}
          onChange={(event) => onWish({ ...wish, count: Number(event.currentTarget.value) })}
        />
        <Field
          label={t('series.lastDate')}
          type="date"
          name="jusque"
          min={firstDay}
          value={wish.until}
          onChange={(event) => event.currentTarget.value && onWish({ ...wish, until: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

/**
 * How often a booking comes back. Every field is there, and a sheet of styles hides those that the choice does not need:
 * without JavaScript a choice changes them as well.
 */
export function RepeatFields(props: Props) {
  const { t } = useI18n();
  const { wish, onWish } = props;
  return (
    <div className="stack repeat">
      <Segmented<Every>
        legend={t('series.every')}
        name="tous"
        value={wish.every}
        options={[
          { value: 'jour', label: t('series.every.day') },
          { value: 'semaine', label: t('series.every.week') },
          { value: 'mois', label: t('series.every.month') },
        ]}
        onChange={(every) => onWish({ ...wish, every })}
      />
      <Field
        label={t('series.interval')}
        hint={t('series.interval.hint')}
        type="number"
        name="pas"
        min={1}
        max={366}
        value={wish.interval}
        onChange={(event) => onWish({ ...wish, interval: Number(event.currentTarget.value) })}
      />
      <Weekdays {...props} />
      <div className="repeat-month">
        <InMonthField {...props} />
      </div>
      <EndFields {...props} />
    </div>
  );
}
