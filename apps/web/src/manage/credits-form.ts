export { isRefused } from './rules-form';
import type { CreditUnit } from '../credits/say';

const UNITS: Record<CreditUnit, number> = { pass: 1, minute: 60, cent: 100 };

/** As it is typed: days, hours, or money with a decimal comma. */
export const amountTyped = (unit: CreditUnit, amount: number): string => String(amount / UNITS[unit]).replace('.', ',');
export const typedMoney = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

/**
 * What was typed, in so many parts of one; nothing typed is nothing sent, and what is no such number is sent as typed,
 * for the API to refuse by its field.
 */
export function typedNumber(text: string | undefined, parts: number): number | string | undefined {
  const written = typedDecimal(text);
  if (written === '') return undefined;
  if (!/^-?\d{1,9}(\.\d{1,4})?$/.test(written)) return text;
  const whole = Number(written) * parts;
  // 0.1 + 0.2: what was typed has an exact value, its binary neighbour is brought back to it.
  const rounded = Math.round(whole);
  return Math.abs(whole - rounded) < 1e-6 ? rounded : whole;
}

/** A decimal that was typed, as the API writes them: no spaces, a point; what is none is left for it to refuse. */
export const typedDecimal = (text = ''): string =>
  text
    .replace(/[\s\u202f\u00a0]/g, '')
    .replace('−', '-')
    .replace(',', '.');

export const typedAmount = (unit: string | undefined, text: string | undefined) =>
  typedNumber(text, UNITS[unit as CreditUnit] ?? 1);
