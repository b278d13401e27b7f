import { type NamedPeriod, type OpeningHours, invalidField } from '#libs/domain';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** "08:30" to minutes of the day; "24:00" is the midnight that ends it. */
export function minuteOf(field: string, text: string): number {
  if (text === '24:00') return 1440;
  if (!CLOCK.test(text)) throw invalidField(field, 'must be a time like 08:30');
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** Each opening ends after it begins, and those of one weekday do not overlap. Returns them in order. */
export function checkWeek(rows: readonly OpeningHours[]): OpeningHours[] {
  const week = rows.toSorted((a, b) => a.weekday - b.weekday || a.opens - b.opens);
  for (const [index, row] of week.entries()) {
    if (row.closes <= row.opens) throw invalidField('hours', 'must close after they open');
    const before = week[index - 1];
    if (before?.weekday === row.weekday && row.opens < before.closes) {
      throw invalidField('hours', 'must not overlap on one weekday');
    }
  }
  return week;
}

/** What a manager names: without the resource it is of. */
export type WantedPeriod = Omit<NamedPeriod, 'resourceId'>;

/**
 * Each ends after it begins, has a name in both languages and times of its own; and a resource could be booked for it:
 * it begins on a step and is neither too short nor too long. Returns them with their names trimmed.
 */
export function checkPeriods(
  wanted: readonly WantedPeriod[],
  resource: { readonly stepMinutes: number; readonly minMinutes: number; readonly maxMinutes: number } | null,
): WantedPeriod[] {
  const times = new Set<string>();
  return wanted.map(({ from, until, name }) => {
    if (until <= from) throw invalidField('periods', 'must end after they begin');
    const minutes = until - from;
    if (times.has(`${from}-${until}`)) throw invalidField('periods', 'must not be at the same times');
    times.add(`${from}-${until}`);
    const named = { fr: name.fr.trim(), en: name.en.trim() };
    if (named.fr === '' || named.en === '') throw invalidField('periods', 'must have a name in French and in English');
    if (resource) {
      const { stepMinutes, minMinutes, maxMinutes } = resource;
      if (from % stepMinutes !== 0 || minutes % stepMinutes !== 0) {
        throw invalidField('periods', `must be on steps of ${stepMinutes} minutes`);
      }
      if (minutes < minMinutes || minutes > maxMinutes) {
        throw invalidField('periods', `must last from ${minMinutes} to ${maxMinutes} minutes`);
      }
    }
    return { from, until, name: named };
  });
}
