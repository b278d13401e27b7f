import type { RateFacts } from '../api/types';
import { UNITS, type Unit } from './span-field';

type Values = Readonly<Record<string, string>>;

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** "12,50" as 1250; what is no price is left as typed, for the API to refuse by its field. */
export function centsOf(text: string | undefined): number {
  const [, units, cents = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text?.trim() ?? '') ?? [];
  return units === undefined ? (text as unknown as number) : Number(units + cents.padEnd(2, '0'));
}

/** 1250 as a field of type number shows it: "12.50". */
export const priceText = (cents: number | null | undefined): string =>
  cents == null
    ? ''
    : `${Math.floor(cents / 100)}${cents % 100 === 0 ? '' : `.${String(cents % 100).padStart(2, '0')}`}`;

const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== '';
const rowsOf = (values: Values, name: RegExp): number[] =>
  [...new Set(Object.keys(values).flatMap((key) => name.exec(key)?.[1] ?? []))].map(Number).toSorted((a, b) => a - b);

/** The rows of the form with something in them, in the order in which they are sent. */
export const stepRows = (values: Values): number[] =>
  rowsOf(values, /^p-(\d+)-(?:jusqua|prix)$/).filter(
    (nr) => isFilled(values[`p-${nr}-jusqua`]) || isFilled(values[`p-${nr}-prix`]),
  );
export const windowRows = (values: Values): number[] =>
  rowsOf(values, /^s-(\d+)-tarif$/).filter((nr) => isFilled(values[`s-${nr}-tarif`]));

/** What the form says of a rate; the page's preview and what is sent read it alike. */
export function rateOf(values: Values): RateFacts {
  const flats = stepRows(values).map((nr) => {
    const length = values[`p-${nr}-jusqua`];
    const unit = UNITS[values[`p-${nr}-jusqua-u`] as Unit] ?? UNITS.h;
    return {
      // Nothing would be a price per hour, which has a field of its own.
      upToMinutes: isFilled(length) ? Number(length) * unit : 0,
      priceCents: centsOf(values[`p-${nr}-prix`]),
    };
  });
  const hour = values['heure'];
  return {
    name: values['nom'] ?? '',
    priceMode: (values['mode'] ?? 'gross') as RateFacts['priceMode'],
    vatRateBp: Number(values['tva']),
    dailyCapCents: isFilled(values['plafond']) ? centsOf(values['plafond']) : null,
    steps: [...flats, ...(isFilled(hour) ? [{ upToMinutes: null, priceCents: centsOf(hour) }] : [])],
    windows: windowRows(values).map((nr) => {
      const until = values[`s-${nr}-a`] ?? '';
      return {
        weekdays: WEEKDAYS.filter((weekday) => values[`s-${nr}-${weekday}`] === 'on'),
        from: values[`s-${nr}-de`] || '00:00',
        // A field of type time knows no 24:00; nothing is until midnight too.
        until: until === '' || until === '00:00' ? '24:00' : until,
        tableId: values[`s-${nr}-tarif`] ?? '',
      };
    }),
  };
}
