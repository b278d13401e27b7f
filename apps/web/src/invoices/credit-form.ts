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

/** The lines of a form that say an amount; one that is none is left out here and shown beside its field. */
export function partsOf(form: Readonly<Record<string, string>>): CreditPart[] {
  return Object.entries(form).flatMap(([name, text]) => {
    const [, line] = /^l(\d{1,4})$/.exec(name) ?? [];
    const amountCents = line === undefined ? null : typedCents(text);
    return amountCents == null ? [] : [{ line: Number(line), amountCents }];
  });
}

/** Of a line, whatever is left of it. */
export const leftOf = ({ amountCents, creditedCents }: CreditLine): number => amountCents - creditedCents;
export const leftTyped = (line: CreditLine): string => (leftOf(line) === 0 ? '' : typedMoney(leftOf(line)));
