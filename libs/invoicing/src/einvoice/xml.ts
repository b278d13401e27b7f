/** A document: names to what is inside, in the order of the schema. Undefined is left out, a list is repeated. */
type XmlValue = string | undefined | XmlNode | readonly XmlNode[];
export interface XmlNode {
  readonly [name: string]: XmlValue;
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

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

/**
 * Written here and not by a library: xmlbuilder2 decodes entities in the texts it is given, so that a name with
 * "&amp;" in it came out as another one, and took a third of the time of a whole PDF.
 */
export const toXml = (document: XmlNode): string => `<?xml version="1.0" encoding="UTF-8"?>\n${elements(document, '')}`;

function elements(node: XmlNode, indent: string): string {
  return Object.entries(node)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      return (Array.isArray(value) ? value : [value]).map((one: string | XmlNode) => element(name, one, indent));
    })
    .join('');
}

/** `@name` is an attribute and `#` the text beside attributes; everything else is an element inside. */
function element(name: string, value: string | XmlNode, indent: string): string {
  if (typeof value === 'string') return `${indent}<${name}>${escaped(value)}</${name}>\n`;
  let attributes = '';
  for (const [key, text] of Object.entries(value)) {
    if (key.startsWith('@') && typeof text === 'string') attributes += ` ${key.slice(1)}="${escaped(text)}"`;
  }
  const { '#': text, ...rest } = value;
  if (typeof text === 'string') return `${indent}<${name}${attributes}>${escaped(text)}</${name}>\n`;
  const inside = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('@')));
  const body = elements(inside, `${indent}  `);
  if (body === '') return `${indent}<${name}${attributes}/>\n`;
  return `${indent}<${name}${attributes}>\n${body}${indent}</${name}>\n`;
}
