import { useI18n } from '../i18n/i18n';

export interface TrendPoint {
  label: string;
  value: number | null;
}

const WIDTH = 520;
const HEIGHT = 190;
const LEFT = 46;
const BOTTOM = 24;
const TOP = 10;
const LABELS = 6;

/** A round number at or above the largest value: 1 397 becomes 1 500. */
function ceilingOf(values: number[]): number {
  const most = Math.max(1, ...values);
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((times) => times * unit).find((each) => each >= most) ?? most;
}

/** A line over time; its numbers stand in the table below, so the drawing itself is one image with a summary. */
export function Trend({ points, label, unit }: { points: readonly TrendPoint[]; label: string; unit: string }) {
  const { t, number } = useI18n();
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (known.length === 0) return <p className="muted">{t('trend.none')}</p>;
  const ceiling = ceilingOf(known);
  const x = (i: number) => LEFT + (i * (WIDTH - LEFT - 8)) / Math.max(1, points.length - 1);
  const y = (value: number) => HEIGHT - BOTTOM - (value / ceiling) * (HEIGHT - BOTTOM - TOP);
  const every = Math.ceil(points.length / LABELS);
  let pen = 'M';
  const line = points
    .map((point, i) => {
      if (point.value === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(i).toFixed(1)} ${y(point.value).toFixed(1)}`;
      pen = 'L';
      return step;
    })
    .join('');
  return (
    <figure className="trend">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('trend.summary', {
          label,
          first: number(known[0]!),
          last: number(known.at(-1)!),
          most: number(Math.max(...known)),
        })}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line className="trend-grid" x1={LEFT} x2={WIDTH} y1={y(ceiling * part)} y2={y(ceiling * part)} />
            <text x={LEFT - 8} y={y(ceiling * part) + 4} textAnchor="end">
              {number(Math.round(ceiling * part))}
            </text>
          </g>
        ))}
        {known.length === points.length && (
          <path className="trend-area" d={`${line}L${x(points.length - 1).toFixed(1)} ${y(0)}L${LEFT} ${y(0)}Z`} />
        )}
        <path className="trend-line" d={line} />
        {points.map(
          (point, i) =>
            point.value !== null &&
            (points.length <= 12 || i === points.length - 1) && (
              <circle key={point.label} className="trend-dot" cx={x(i)} cy={y(point.value)} r="3.5" />
            ),
        )}
        {points.map(
          (point, i) =>
            i % every === 0 && (
              <text key={point.label} x={x(i)} y={HEIGHT - 6} textAnchor="middle">
                {point.label}
              </text>
            ),
        )}
      </svg>
      <details>
        <summary>{t('trend.data')}</summary>
        <div className="scroll-x trend-data" tabIndex={0} role="region" aria-label={label}>
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
