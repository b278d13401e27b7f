import { create } from 'xmlbuilder2';

/** A document as xmlbuilder2 takes it: names to what is inside, in the order of the schema. Undefined is left out. */
export type XmlValue = string | undefined | XmlNode | readonly XmlNode[];
export interface XmlNode {
  readonly [name: string]: XmlValue | readonly string[];
}

/**
 * Text that XML 1.0 can hold: what it forbids (most control characters, halves of surrogate pairs, U+FFFE) goes
 * away, white space becomes one space. Emoji, CJK and markup stay: only fonts and careless writers fear them.
 */
export const xmlText = (text: string): string =>
  text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\uFFFD-\uFFFF]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Same, or undefined where nothing is left: an empty element is an error of every rule set. */
export const optionalText = (text: string | null | undefined): string | undefined =>
  (text && xmlText(text)) || undefined;

/** Hundredths as decimal text, "12.30": amounts in cents, and rates in basis points. No float on the way. */
export function hundredths(whole: number): string {
  if (!Number.isSafeInteger(whole)) throw new TypeError(`not a whole number: ${whole}`);
  const digits = String(Math.abs(whole)).padStart(3, '0');
  return `${whole < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const toXml = (document: XmlNode): string =>
  `${create({ version: '1.0', encoding: 'UTF-8' }, literal(document) as never).end({ prettyPrint: true })}\n`;

/**
 * xmlbuilder2 takes "&lt;" in a text for "<", once when it reads and once more when it writes: the ampersand is told
 * twice over, so that somebody whose name holds it keeps it as it stands.
 */
function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('&', '&amp;amp;');
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, literal(inside)]));
}
