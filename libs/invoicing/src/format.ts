import { type Currency, type Day, share, tenThousandths } from '#libs/domain';

/**
 * Numbers and dates in words, written here and not by Intl: its data changes with the version of Node, and a
 * document rendered again must have the same bytes.
 */
export type Locale = 'fr' | 'en';

const NBSP = '\u00a0';
const SIGNS: Readonly<Record<Currency, string>> = { EUR: '€', CHF: 'CHF' };

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** Decimal text ("1234.5") with the separators of the language, nothing rounded. */
export function decimal(text: string, locale: Locale): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, locale === 'fr' ? NBSP : ',');
  if (fraction === undefined) return grouped;
  return `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
}

/** `1 234,56 €` or `€1,234.56`. */
export function money(cents: number, currency: Currency, locale: Locale): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const text = decimal(`${digits.slice(0, -2)}.${digits.slice(-2)}`, locale);
  const sign = cents < 0 ? '-' : '';
  if (locale === 'fr') return `${sign}${text}${NBSP}${SIGNS[currency]}`;
  return currency === 'EUR' ? `${sign}€${text}` : `${sign}${currency}${NBSP}${text}`;
}

interface Priced {
  readonly unitNet: string;
  readonly quantity: string;
  readonly netCents: number;
}

/**
 * A unit price of up to six decimals with as few of them as make the amount of its line, two at least: whoever
 * multiplies what is printed comes to what is printed.
 */
export function unitPriceText({ unitNet, quantity, netCents }: Priced, locale: Locale): string {
  const negative = unitNet.startsWith('-');
  const [whole = '', fraction = ''] = unitNet.replace('-', '').split('.');
  const millionths = Number(whole + fraction.padEnd(6, '0'));
  const parts = tenThousandths(quantity);
  for (let decimals = 2; decimals < fraction.length; decimals++) {
    const step = 10 ** (6 - decimals);
    const rounded = share(millionths, 1, step);
    if (share(rounded * step, parts, 100_000_000) !== Math.abs(netCents)) continue;
    const digits = String(rounded).padStart(decimals + 1, '0');
    return decimal(`${negative ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`, locale);
  }
  return decimal(unitNet, locale);
}

/** `5,5 %` of 550 basis points. */
export function percent(bp: number, locale: Locale): string {
  const text = `${Math.trunc(bp / 100)}.${String(bp % 100).padStart(2, '0')}`.replace(/\.?0+$/, '');
  return locale === 'fr' ? `${decimal(text || '0', locale)}${NBSP}%` : `${text || '0'}%`;
}

/** `21/11/2026` or `21 Nov 2026`. */
export function shortDay(day: Day, locale: Locale): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  if (locale === 'fr') return `${date}/${month}/${year}`;
  return `${Number(date)} ${MONTHS.en[Number(month) - 1]!.slice(0, 3)} ${year}`;
}

/** `1er novembre 2026` or `1 November 2026`. */
export function longDay(day: Day, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = locale === 'fr' && date === 1 ? '1er' : String(date);
  return `${first} ${MONTHS[locale][month - 1]} ${year}`;
}
