import type { HeatCell } from '../api/types';
import { useI18n } from '../i18n/i18n';

const STEPS = [0, 1, 2, 3, 4, 5];
const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** Below 1 % nothing is tinted; then five tints of twenty points each. */
export const tintOf = (percent: number): number => (percent < 1 ? 0 : Math.min(5, 1 + Math.floor(percent / 20)));

function Cell({ cell }: { cell: HeatCell | undefined }) {
  const { t } = useI18n();
  if (!cell || !cell.open)
    return (
      <td className="heat-shut">
        <span className="sr-only">{t('heat.closed')}</span>
      </td>
    );
  if (cell.percent === null)
    return <td className="heat-hidden">{cell.hidden ? <abbr title={t('heat.hidden')}>n&lt;3</abbr> : '–'}</td>;
  return (
    <td data-heat={tintOf(cell.percent)}>
      {cell.percent}
      <span className="sr-only"> %</span>
    </td>
  );
}

/** Occupancy by weekday and hour as a plain table: it is read aloud, printed and copied like one. */
export function Heatmap({ cells, caption }: { cells: readonly HeatCell[]; caption: string }) {
  const { weekdayName, wallTime } = useI18n();
  const hours = [...new Set(cells.map((cell) => cell.hour))].toSorted((a, b) => a - b);
  const cellAt = (weekday: number, hour: number) =>
    cells.find((cell) => cell.weekday === weekday && cell.hour === hour);
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={caption}>
      <table className="heat">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {wallTime(`${hour}:00`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEK.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{weekdayName(weekday)}</th>
              {hours.map((hour) => (
                <Cell key={hour} cell={cellAt(weekday, hour)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function HeatLegend() {
  const { percent } = useI18n();
  return (
    <p className="heat-legend" aria-hidden="true">
      <span>{percent(0)}</span>
      {STEPS.map((step) => (
        <i key={step} data-heat={step} />
      ))}
      <span>{percent(100)}</span>
    </p>
  );
}
