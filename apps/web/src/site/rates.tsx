import type { RateWindow, ResourceView } from '../api/types';
import { useI18n } from '../i18n/i18n';

interface Step {
  upToMinutes: number | null;
  priceCents: number;
}
export interface Table {
  rates: readonly Step[];
  dailyCapCents: number | null;
}
/** What is read out of a rate, wherever it is shown. */
export type Priced = Table & Pick<ResourceView, 'priceMode'> & { windows: readonly RateWindow[] };

/** "12 € jusqu’à 4 h · puis 5 € l’heure · 30 € maximum par jour". */
function useSayTable(currency: string): (table: Table) => string {
  const { t, price, duration } = useI18n();
  return ({ rates, dailyCapCents }) => {
    const parts = rates.map(({ upToMinutes, priceCents }, index) => {
      const cost = price(priceCents, currency);
      if (upToMinutes !== null) return t('rate.upTo', { price: cost, duration: duration(upToMinutes) });
      return t(index === 0 ? 'rate.perHour' : 'rate.then', { price: cost });
    });
    if (dailyCapCents !== null) parts.push(t('rate.cap', { price: price(dailyCapCents, currency) }));
    return parts.join(' · ');
  };
}

/** "du lundi au vendredi", "samedi et dimanche", "tous les jours". */
function useSayWeekdays(): (weekdays: readonly number[]) => string {
  const { t, weekdayName } = useI18n();
  return (weekdays) => {
    if (weekdays.length === 7) return t('rate.everyDay');
    const runs: number[][] = [];
    for (const weekday of weekdays) {
      const run = runs.at(-1);
      if (run?.at(-1) === weekday - 1) run.push(weekday);
      else runs.push([weekday]);
    }
    const parts = runs.flatMap((run) =>
      run.length > 2
        ? [t('rate.days', { first: weekdayName(run[0]!), last: weekdayName(run.at(-1)!) })]
        : run.map(weekdayName),
    );
    return parts.length === 2 ? t('rate.two', { one: parts[0]!, other: parts[1]! }) : parts.join(', ');
  };
}

/** "samedi et dimanche, du lundi au vendredi 18 h–24 h". */
function useSayWhen(): (windows: readonly RateWindow[]) => string {
  const { wallTime } = useI18n();
  const sayWeekdays = useSayWeekdays();
  return (windows) =>
    windows
      .map(({ weekdays, from, until }) => {
        const allDay = from === '00:00' && until === '24:00';
        return sayWeekdays(weekdays) + (allDay ? '' : ` ${wallTime(from)}–${wallTime(until)}`);
      })
      .join(', ');
}

/** The rate in words: its table, and each part of the week at other prices on a line of its own. */
export function Rates({
  of: { rates, dailyCapCents, priceMode, windows },
  currency,
}: {
  of: Priced;
  currency: string;
}) {
  const { t } = useI18n();
  const sayTable = useSayTable(currency);
  const sayWhen = useSayWhen();
  const names = [...new Set(windows.map(({ name }) => name))];
  const byName = names.map((name) => windows.filter((window) => window.name === name));
  return (
    <>
      <p className="hint num">
        {sayTable({ rates, dailyCapCents })} {t(`rate.mode.${priceMode}`)}
      </p>
      {byName.map((same) => (
        <p key={same[0]!.name} className="hint num">
          {t('rate.window', { name: same[0]!.name, when: sayWhen(same), rates: sayTable(same[0]!) })}
        </p>
      ))}
    </>
  );
}
