import { useI18n } from '../i18n/i18n';

interface TrendPoint {
  label: string;
  value: number | null;
}

const WIDTH = 520;
const HEIGHT = 190;
const LEFT = 46;
const RIGHT = 18;
const BOTTOM = 24;
const TOP = 10;
const LABELS = 6;

/** A round number at or above the largest value: 1 397 becomes 1 500. */
function ceilingOf(values: number[]): number {
  const most = Math.max(1, ...values);
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((times) => times * unit).find((each) => each >= most) ?? most;
}

const xOf = (i: number, count: number): number => LEFT + (i * (WIDTH - LEFT - RIGHT)) / Math.max(1, count - 1);
const yOf = (value: number, ceiling: number): number => HEIGHT - BOTTOM - (value / ceiling) * (HEIGHT - BOTTOM - TOP);

/** The line, lifted over weeks without a number. */
function lineOf(points: readonly TrendPoint[], ceiling: number): string {
  let pen = 'M';
  return points
    .map(({ value }, i) => {
      const step = value === null ? '' : `${pen}${xOf(i, points.length).toFixed(1)} ${yOf(value, ceiling).toFixed(1)}`;
      pen = value === null ? 'M' : 'L';
      return step;
    })
    .join('');
}

function Drawing({ points, summary }: { points: readonly TrendPoint[]; summary: string }) {
  const { number } = useI18n();
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const ceiling = ceilingOf(known);
  const every = Math.ceil(points.length / LABELS);
  const line = lineOf(points, ceiling);
  const whole = known.length === points.length;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      {[0, 0.5, 1].map((part) => {
        const y = yOf(ceiling * part, ceiling);
        return (
          <g key={part}>
            <line className="trend-grid" x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            <text x={LEFT - 8} y={y + 4} textAnchor="end">
              {number(Math.round(ceiling * part))}
            </text>
          </g>
        );
      })}
      {whole && (
        <path
          className="trend-area"
          d={`${line}L${xOf(points.length - 1, points.length)} ${yOf(0, 1)}L${LEFT} ${yOf(0, 1)}Z`}
        />
      )}
      <path className="trend-line" d={line} />
      {points.map(({ label, value }, i) => (
        <g key={label}>
          {value !== null && (points.length <= 12 || i === points.length - 1) && (
            <circle className="trend-dot" cx={xOf(i, points.length)} cy={yOf(value, ceiling)} r="3.5" />
          )}
          {i % every === 0 && (
            <text x={xOf(i, points.length)} y={HEIGHT - 6} textAnchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** A line over time; its numbers stand in the table below, so the drawing itself is one image with a summary. */
export function Trend({ points, label, unit }: { points: readonly TrendPoint[]; label: string; unit: string }) {
  const { t, number } = useI18n();
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (known.length === 0) return <p className="muted">{t('trend.none')}</p>;
  const summary = t('trend.summary', {
    label,
    first: number(known[0]!),
    last: number(known.at(-1)!),
    most: number(Math.max(...known)),
  });
  return (
    <figure className="trend">
      <Drawing points={points} summary={summary} />
      <details>
        <summary>{t('trend.data')}</summary>
        <div className="scroll-x trend-data" tabIndex={0} role="group" aria-label={label}>
          <table className="table">
            <caption className="sr-only">{label}</caption>
            <thead>
              <tr>
                <th scope="col">{t('trend.week')}</th>
                <th scope="col" className="end">
                  {unit}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.label}>
                  <th scope="row">{point.label}</th>
                  <td className="end">{point.value === null ? 'n<3' : number(point.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
