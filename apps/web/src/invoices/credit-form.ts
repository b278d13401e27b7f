import { typedMoney, typedNumber } from '../manage/credits-form';
import type { CreditPart, CreditPreview } from './paths';

export type CreditLine = CreditPreview['lines'][number];

/** The field of one line, by its position. */
export const fieldOf = (line: number): string => `l${line}`;

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

/** Whether what was typed for a line can be sent. */
export const isTyped = (form: Readonly<Record<string, string>>, line: number): boolean =>
  typedCents(form[fieldOf(line)]) !== undefined && typedQuantity(form[quantityFieldOf(line)]) !== undefined;

/** The lines of a form that say something; what is no number is left out here and shown beside its field. */
export function partsOf(form: Readonly<Record<string, string>>): CreditPart[] {
  return Object.entries(form).flatMap(([name, text]): CreditPart[] => {
    const [, digits] = /^l(\d{1,4})$/.exec(name) ?? [];
    if (digits === undefined) return [];
    const line = Number(digits);
    const quantity = typedQuantity(form[quantityFieldOf(line)]);
    if (quantity) return [{ line, quantity }];
    const amountCents = typedCents(text);
    return amountCents == null ? [] : [{ line, amountCents }];
  });
}

/** Of a line, whatever is left of it. */
export const leftOf = ({ amountCents, creditedCents }: CreditLine): number => amountCents - creditedCents;
export const leftTyped = (line: CreditLine): string => (leftOf(line) === 0 ? '' : typedMoney(leftOf(line)));
