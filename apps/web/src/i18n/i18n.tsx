import format from 'icu-minify/format';
import { createContext, useContext } from 'react';
import { dayForIntl, type Day } from '../time/day';
import type fr from './fr.json';
import type { Locale } from './locale';
import { loadMessages, type Messages, type MoreTexts } from './messages';

export type Key = keyof typeof fr;
type Values = Record<string, string | number>;

// Intl objects cost up to a millisecond each to build and a page prints hundreds of values.
const cache = new Map<string, unknown>();
function cached<T>(name: string, locale: string, options: object | undefined, build: () => T): T {
  const key = name + locale + JSON.stringify(options ?? null);
  const hit = cache.get(key) as T | undefined;
  if (hit) return hit;
  const made = build();
  cache.set(key, made);
  return made;
}

type OneOrMany<T> = T | T[] | undefined;
const first = <T,>(value: OneOrMany<T>): string => String(Array.isArray(value) ? value[0] : value);
const formatters = {
  getPluralRules: (locale: OneOrMany<unknown>, options?: Intl.PluralRulesOptions) =>
    cached('p', first(locale), options, () => new Intl.PluralRules(first(locale), options)),
  getNumberFormat: (locale: OneOrMany<unknown>, options?: Intl.NumberFormatOptions) =>
    cached('n', first(locale), options, () => new Intl.NumberFormat(first(locale), options)),
  getDateTimeFormat: (locale: OneOrMany<unknown>, options?: Intl.DateTimeFormatOptions) =>
    cached('d', first(locale), options, () => new Intl.DateTimeFormat(first(locale), options)),
};

const TAGS = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Days and months, which are the same wherever they are read. */
function daysIn(tag: string) {
  const day = (value: Day, options: Intl.DateTimeFormatOptions) => {
    const text = formatters.getDateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(dayForIntl(value));
    // French has an ordinal for the first of the month alone, and Intl has none.
    return tag === TAGS.fr ? text.replace(/\b1 (?=\D)/, '1er ') : text;
  };
  return {
    dayLong: (value: Day) => day(value, { weekday: 'long', day: 'numeric', month: 'long' }),
    dayFull: (value: Day) => day(value, { day: 'numeric', month: 'long', year: 'numeric' }),
    dayOfYear: (value: Day) => day(value, { day: 'numeric', month: 'long' }),
    dayNumeric: (value: Day) => day(value, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    weekdayShort: (value: Day) => day(value, { weekday: 'short' }),
    dayOfMonth: (value: Day) => String(Number(value.slice(8))),
    monthShort: (value: Day) => day(value, { month: 'short' }),
    monthLong: (month: string) => day(`${month}-01`, { month: 'long', year: 'numeric' }),
    /** 1 = Monday … 7 = Sunday. 2024-01-01 was a Monday. */
    weekdayName: (weekday: number) => day(`2024-01-0${weekday}`, { weekday: 'long' }),
  };
}

/** Texts, numbers and dates in one language. Days are printed as they are; instants need the site's zone. */
export function makeI18n(locale: Locale, firstMessages: Messages) {
  const messages = { ...firstMessages };
  const tag = TAGS[locale];
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    formatters.getNumberFormat(tag, options).format(value);

  /** "8 h", "8 h 30" in French (no leading zero, as on a shop door), "08:30" in English. */
  function clock(hour: number, minute: number): string {
    const mm = String(minute).padStart(2, '0');
    if (locale === 'en') return `${String(hour).padStart(2, '0')}:${mm}`;
    return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${mm}`;
  }
  function time(instant: string | number, timeZone: string): string {
    const at = typeof instant === 'string' ? Date.parse(instant) : instant;
    const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const [hour = 0, minute = 0] = formatters.getDateTimeFormat('sv-SE', options).format(at).split(':').map(Number);
    return clock(hour, minute);
  }
  const t = (key: Key, values?: Values): string =>
    format(messages[key] ?? key, tag, values, { formatters } as unknown as Parameters<typeof format>[3]) as string;

  return {
    locale,
    t,
    /** Fetches a group of texts, when the reader goes where they are shown. */
    moreTexts: async (group: MoreTexts): Promise<void> => {
      Object.assign(messages, await loadMessages(locale, group));
    },
    /** True for a key that has a text: names that come from data (services, features) may have none. */
    has: (key: string): key is Key => key in messages,
    number,
    percent: (value: number) => number(value / 100, { style: 'percent', maximumFractionDigits: 0 }),
    /** "5,5 %" for 550: of rates of VAT and discounts. */
    basisPoints: (value: number) => number(value / 10_000, { style: 'percent', maximumFractionDigits: 2 }),
    money: (cents: number, currency: string) => number(cents / 100, { style: 'currency', currency }),
    /** Whole amounts lose their zeros: "12 €" but "12,50 €". For prices shown to tempt, never for invoices. */
    price: (cents: number, currency: string) =>
      number(cents / 100, { style: 'currency', currency, minimumFractionDigits: cents % 100 === 0 ? 0 : 2 }),
    ...daysIn(tag),
    time,
    timeRange: (start: string | number, end: string | number, timeZone: string) =>
      `${time(start, timeZone)}–${time(end, timeZone)}`,
    /** "08:00" as the API writes opening hours. */
    wallTime: (text: string) => {
      const [hour = 0, minute = 0] = text.split(':').map(Number);
      return clock(hour, minute);
    },
    /** "France" for FR. */
    country: (code: string) =>
      cached('c', tag, undefined, () => new Intl.DisplayNames(tag, { type: 'region' })).of(code) ?? code,
    duration: (minutes: number): string => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return t('duration.minutes', { minutes });
      return rest === 0 ? t('duration.hours', { hours }) : t('duration.both', { hours, minutes: rest });
    },
  };
}

export type I18n = ReturnType<typeof makeI18n>;
export const I18nContext = createContext<I18n | null>(null);

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('I18nContext is missing');
  return i18n;
}
