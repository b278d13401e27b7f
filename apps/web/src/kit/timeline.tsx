import { useI18n } from '../i18n/i18n';

interface Span {
  start: string;
  end: string;
}
const MS_PER_HOUR = 3_600_000;
const TICK_HOURS = 2;

/** The free stretches of a day as a band. Decorative: the same hours stand beside it in words. */
export function Timeline({
  openings,
  free,
  timeZone,
}: {
  openings: readonly Span[];
  free: readonly Span[];
  timeZone: string;
}) {
  const { time } = useI18n();
  const first = openings[0];
  const last = openings.at(-1);
  if (!first || !last) return null;
  const from = Date.parse(first.start);
  const length = Date.parse(last.end) - from;
  const percent = (ms: number) => `${((100 * (ms - from)) / length).toFixed(2)}%`;
  const width = (span: Span) => `${((100 * (Date.parse(span.end) - Date.parse(span.start))) / length).toFixed(2)}%`;
  const ticks = Array.from(
    { length: Math.floor(length / MS_PER_HOUR / TICK_HOURS) + 1 },
    (_, i) => from + i * TICK_HOURS * MS_PER_HOUR,
  );
  return (
    <svg className="timeline" aria-hidden="true">
      <rect className="timeline-taken" width="100%" height="18" rx="6" />
      {free.map((span) => (
        <rect
          key={span.start}
          className="timeline-free"
          x={percent(Date.parse(span.start))}
          width={width(span)}
          height="18"
          rx="6"
        />
      ))}
      {ticks.slice(1, -1).map((tick) => (
        <line key={tick} className="timeline-tick" x1={percent(tick)} x2={percent(tick)} y1="0" y2="18" />
      ))}
      {ticks.map((tick, i) => (
        <text
          key={tick}
          x={percent(tick)}
          y="33"
          textAnchor={i === 0 ? 'start' : tick - from === length ? 'end' : 'middle'}
        >
          {time(tick, timeZone)}
        </text>
      ))}
    </svg>
  );
}
