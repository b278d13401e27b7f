import { type OpeningHours, invalidField } from '#libs/domain';

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
