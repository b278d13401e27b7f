import { typedMoney, typedNumber } from '../manage/credits-form';
import type { CreditPart, CreditPreview } from './paths';

export type CreditLine = CreditPreview['lines'][number];

/** The field of one line, by its position. */
export const fieldOf = (line: number): string => `l${line}`;

/** The tick of one line: what is not ticked is not given back. */
export const tickOf = (line: number): string => `c${line}`;
export const isTicked = (form: Readonly<Record<string, string>>, line: number): boolean => form[tickOf(line)] === 'on';

/** What was typed for a line, in cents with its sign; null: nothing of it; undefined: no amount. */
export function typedCents(text: string | undefined): number | null | undefined {
  const cents = typedNumber(text, 100);
  if (cents === undefined || cents === 0) return null;
  return typeof cents === 'number' && Number.isInteger(cents) ? cents : undefined;
}

/** The field of a quantity of it, which counts before the amount. */
export const quantityFieldOf = (line: number): string => `q${line}`;

/** What was typed as a quantity, as the API writes it; null: none; undefined: no quantity above 0. */
export function typedQuantity(text: string | undefined): string | null | undefined {
  const written = (text ?? '').trim().replace(',', '.');
  if (written === '') return null;
  return /^(?!0*(?:\.0*)?$)\d{1,8}(?:\.\d{1,4})?$/.test(written) ? written : undefined;
}

/** Whether what was typed for a line can be sent: of a ticked one, how much. */
export function isTyped(form: Readonly<Record<string, string>>, line: number): boolean {
  if (!isTicked(form, line)) return true;
  const quantity = typedQuantity(form[quantityFieldOf(line)]);
  return quantity === null ? typeof typedCents(form[fieldOf(line)]) === 'number' : quantity !== undefined;
}

/** The ticked lines of a form that say something; what is no number is left out here and shown beside its field. */
export function partsOf(form: Readonly<Record<string, string>>): CreditPart[] {
  return Object.entries(form).flatMap(([name, text]): CreditPart[] => {
    const [, digits] = /^l(\d{1,4})$/.exec(name) ?? [];
    if (digits === undefined) return [];
    const line = Number(digits);
    if (!isTicked(form, line)) return [];
    const quantity = typedQuantity(form[quantityFieldOf(line)]);
    if (quantity) return [{ line, quantity }];
    const amountCents = typedCents(text);
    return amountCents == null ? [] : [{ line, amountCents }];
  });
}

/** Of a line, whatever is left of it. */
export const leftOf = ({ amountCents, creditedCents }: CreditLine): number => amountCents - creditedCents;
export const leftTyped = (line: CreditLine): string => (leftOf(line) === 0 ? '' : typedMoney(leftOf(line)));

/** About how many pieces of a line are left after what was given back of its amount: the roundest number that fits. */
export function quantityLeft(line: CreditLine): number {
  const { amountCents } = line;
  const all = Number(line.quantity);
  const left = leftOf(line);
  if (left === amountCents) return all;
  const exact = (all * left) / amountCents;
  for (const decimals of [0, 1, 2, 3]) {
    const pieces = Number(exact.toFixed(decimals));
    if (pieces > 0 && Math.abs((amountCents * pieces) / all - left) <= 1) return pieces;
  }
  return Math.floor(exact * 10_000) / 10_000;
}
