import type { Day, DaySpan } from '#libs/domain';
import { addDays } from '#libs/domain';

type Locale = 'fr' | 'en';

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** What an invoice calls it, in the language of the site. A label has at most 240 characters. */
export function periodLabel(planName: string, days: DaySpan, locale: Locale): string {
  const text = daysText(days, locale);
  return locale === 'fr' ? `Formule ${planName}, ${text}` : `${planName} plan, ${text}`;
}

export const entryFeeLabel = (planName: string, locale: Locale): string =>
  locale === 'fr' ? `Formule ${planName}, frais d’entrée` : `${planName} plan, entry fee`;

/** Stands before the label of the period that days are given back of. */
export const givenBackLabel = (days: DaySpan, locale: Locale): string =>
  locale === 'fr' ? `Rendu, ${daysText(days, locale)} : ` : `Given back, ${daysText(days, locale)}: `;

/** `1er–31 mars 2027`, `17 mars – 16 avril 2027`, `15 décembre 2027 – 14 janvier 2028`, `3 mars 2027`. */
export function daysText({ first, next }: DaySpan, locale: Locale): string {
  const last = addDays(next, -1);
  const whole = (day: Day) => `${monthText(day, locale)} ${day.slice(0, 4)}`;
  if (first === last) return whole(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${dayText(first, locale)}–${whole(last)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `${monthText(first, locale)} – ${whole(last)}`;
  return `${whole(first)} – ${whole(last)}`;
}

const dayText = (day: Day, locale: Locale): string =>
  locale === 'fr' && day.endsWith('-01') ? '1er' : String(Number(day.slice(8)));
const monthText = (day: Day, locale: Locale): string =>
  `${dayText(day, locale)} ${MONTHS[locale][Number(day.slice(5, 7)) - 1]}`;
