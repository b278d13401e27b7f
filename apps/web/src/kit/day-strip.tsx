import { useEffect, useRef } from 'react';
import { useI18n } from '../i18n/i18n';
import { addDays, daysFrom, weekdayOf, type Day } from '../time/day';

const SHOWN = 14;
const SATURDAY = 6;
/** How much of the next day shows beside the chosen one. */
const PEEK = 40;

interface Props {
  value: Day;
  today: Day;
  onChange: (day: Day) => void;
  legend: string;
}

/** Two weeks as radios; a date field beside them (DateField) reaches further. */
export function DayStrip({ value, today, onChange, legend }: Props) {
  const { t, dayLong, weekdayShort, dayOfMonth, monthShort } = useI18n();
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Brings a chosen day that is off to the right into view, without moving the page itself.
    const chosen = strip.current?.querySelector<HTMLElement>('.chip:has(:checked)');
    if (!strip.current || !chosen) return;
    const right = chosen.offsetLeft - strip.current.offsetLeft + chosen.offsetWidth;
    if (right > strip.current.clientWidth) strip.current.scrollLeft = right - strip.current.clientWidth + PEEK;
  }, []);
  return (
    <fieldset>
      <legend className="legend">{legend}</legend>
      <div className="days" ref={strip}>
        {daysFrom(today, SHOWN).map((day, i) => (
          <label key={day} className={weekdayOf(day) >= SATURDAY ? 'chip chip-weekend' : 'chip'}>
            <input
              type="radio"
              name="jour"
              value={day}
              checked={day === value}
              onChange={() => onChange(day)}
              aria-label={i < 2 ? `${t(i === 0 ? 'day.today' : 'day.tomorrow')}, ${dayLong(day)}` : dayLong(day)}
            />
            <span className="chip-top">
              {i === 0 ? t('day.today.short') : i === 1 ? t('day.tomorrow') : weekdayShort(day)}
            </span>
            <span className="chip-main">
              {dayOfMonth(day)}
              {i > 0 && day.endsWith('-01') && <small> {monthShort(day)}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "Today", "tomorrow", else the day in full: as one says it inside a sentence. */
export function useSayDay(today: Day): (day: Day) => string {
  const { t, dayLong } = useI18n();
  return (day) => (day === today ? t('day.today') : day === addDays(today, 1) ? t('day.tomorrow') : dayLong(day));
}
