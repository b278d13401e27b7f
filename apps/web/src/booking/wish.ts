import { kindOfWord, type BookChoice } from '../app/links';
import { isDay } from '../time/day';

/** Of the usual ones, or the times of one that the site has named. */
const PERIOD = /^(day|morning|afternoon|\d\d:\d\d-\d\d:\d\d)$/;

/** Reads a wish from an address or from a posted form: both use the same names. */
export function readWish(get: (name: string) => string | null | undefined): BookChoice {
  const day = get('jour');
  const period = get('creneau');
  const start = get('debut');
  const end = Date.parse(get('fin') ?? '');
  // A length, or an end of one's own.
  const minutes = Number.isNaN(end) ? Number(get('duree')) : (end - Date.parse(start ?? '')) / 60_000;
  const places = Number(get('places'));
  return {
    kind: kindOfWord(get('quoi')) ?? undefined,
    day: isDay(day) ? day : null,
    resourceId: get('ressource') || undefined,
    period: period && PERIOD.test(period) ? period : undefined,
    start: start && !Number.isNaN(Date.parse(start)) ? start : undefined,
    minutes: Number.isInteger(minutes) && minutes > 0 ? minutes : undefined,
    places: Number.isInteger(places) && places > 1 ? places : undefined,
    wait: get('attente') === '1' || undefined,
  };
}

/** One alternative as the value of a radio: resource, start and end. */
export const packSlot = (slot: { resourceId: string; start: string; end: string }): string =>
  [slot.resourceId, slot.start, slot.end].join('~');

export function unpackSlot(text: string | null | undefined): { resourceId: string; start: string; end: string } | null {
  const [resourceId, start, end, ...rest] = (text ?? '').split('~');
  return resourceId && start && end && rest.length === 0 ? { resourceId, start, end } : null;
}
