import type { Day } from '#libs/domain';
import type { Cell, Figure, TrendWeek } from './occupancy.rules.js';

/** One number per line, so that the file never changes shape; what each column and metric means opens the file. */
export interface CsvSource {
  readonly from: Day;
  readonly to: Day;
  readonly figures: readonly Figure[];
  readonly deskAttendance: { readonly value: number | null; readonly previous: number | null };
  readonly heatmap: readonly { readonly kind: string; readonly cells: readonly Cell[] }[];
  readonly trend: readonly TrendWeek[];
  readonly sites: readonly {
    readonly name: string;
    readonly commune: string;
    readonly percent: number | null;
    readonly shared: boolean;
  }[];
}

export const CSV_COLUMNS = [
  'section',
  'metric',
  'unit',
  'kind',
  'from',
  'to',
  'weekday',
  'hour',
  'site',
  'commune',
  'value',
] as const;
type Column = (typeof CSV_COLUMNS)[number];
type Line = Partial<Record<Column, string | number>>;

/** What a number says that is not published because it would say too much about a site or a person. */
export const HIDDEN = 'n<3';
const NOT_SHARED = 'not shared';

/** Kept in step with the README: the formulas are published beside the figures. */
const DICTIONARY: readonly (readonly [string, string, string])[] = [
  ['desk_occupancy', 'percent', 'booked place-minutes of desks / (places x open minutes) x 100'],
  ['desk_attendance', 'percent', 'place-minutes of desks whose person checked in / (places x open minutes) x 100'],
  ['room_occupancy', 'percent', 'booked minutes of rooms / open minutes x 100'],
  ['occupancy', 'percent', 'the same for one kind, weekday (1 = Monday) and hour of the local clock'],
  ['reservations', 'count', 'reservations confirmed, checked in or not honoured, by their start'],
  ['booked_hours', 'hours', 'booked place-hours inside opening hours, all published kinds'],
  ['active_people', 'count', 'different people with at least one counted reservation'],
  ['rule', 'text', `${HIDDEN}: fewer than 3 sites or 5 people, or one site above 80 % of the sum`],
];

const shown = (value: number | null): string | number => value ?? HIDDEN;

export function occupancyCsv(source: CsvSource): string {
  const { from, to } = source;
  const lines: Line[] = DICTIONARY.map(([metric, unit, value]) => ({ section: 'dictionary', metric, unit, value }));
  for (const { key, unit, value, previous } of source.figures) {
    lines.push({ section: 'figure', metric: key, unit, from, to, value: shown(value) });
    lines.push({ section: 'figure_previous', metric: key, unit, value: shown(previous) });
  }
  const { value, previous } = source.deskAttendance;
  const attendance = { metric: 'desk_attendance', unit: 'percent' };
  lines.push({ section: 'figure', ...attendance, from, to, value: shown(value) });
  lines.push({ section: 'figure_previous', ...attendance, value: shown(previous) });
  for (const { monday, reservations, percent } of source.trend) {
    const week = { section: 'week', from: monday };
    lines.push({ ...week, metric: 'reservations', unit: 'count', value: shown(reservations) });
    lines.push({ ...week, metric: 'desk_occupancy', unit: 'percent', value: shown(percent) });
  }
  for (const { kind, cells } of source.heatmap) {
    for (const { weekday, hour, percent, open } of cells) {
      if (!open) continue;
      const cell = { section: 'hour', metric: 'occupancy', unit: 'percent', kind, from, to, weekday, hour };
      lines.push({ ...cell, value: shown(percent) });
    }
  }
  for (const { name, commune, percent, shared } of source.sites) {
    const site = { section: 'site', metric: 'desk_occupancy', unit: 'percent', from, to, site: name, commune };
    lines.push({ ...site, value: shared ? (percent ?? '') : NOT_SHARED });
  }
  const rows = lines.map((line) => CSV_COLUMNS.map((column) => field(line[column] ?? '')).join(','));
  return [CSV_COLUMNS.join(','), ...rows, ''].join('\r\n');
}

/** RFC 4180 quoting; text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[\s]*[=+\-@]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
