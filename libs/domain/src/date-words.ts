import type { Instant } from './interval.js';
import type { Zone } from './time.js';

const TAGS = { fr: 'fr-FR', en: 'en-GB' } as const;

/**
 * The day of an instant in a time zone, in words: "mardi 1er décembre 2026" (`full`), "1 December 2026" (`long`). The first
 * of a month has an ordinal in French, which Intl does not know.
 */
export function dateWords(locale: 'fr' | 'en', dateStyle: 'full' | 'long', timeZone: Zone): (at: Instant) => string {
  const format = new Intl.DateTimeFormat(TAGS[locale], { timeZone, dateStyle });
  return (at) => (locale === 'fr' ? format.format(at).replace(/\b1 (?=\D)/, '1er ') : format.format(at));
}
