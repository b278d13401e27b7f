import { type Encoding, isBrokenText } from './import.rules.js';

/** A line of the file, or several where quotes hold them together. */
export interface RawRecord {
  /** Of the file, from 1. */
  readonly line: number;
  readonly text: string;
  /** A quote is opened and not closed as it should be: what the line says is anybody's guess. */
  readonly isBroken: boolean;
}

/** More lines than any address has in one cell: a quote that is still open then was a slip. */
const LINES_OF_A_RECORD = 20;
const QUOTE = 34;
const NEWLINE = 10;

/**
 * The text of a file that says nothing of its encoding. UTF-8 unless the bytes speak against it: spreadsheets save
 * Windows-1252 in Europe, and no text with accents in it is both. In a file that is mostly UTF-8 the broken places stay
 * marked, so that only their lines are refused. Null: no text at all (UTF-16, a workbook, a picture).
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const [a, b, c] = bytes;
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  if (utf16 || (a === 0x50 && b === 0x4b)) return null;
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  const broken = count(utf8, /\uFFFD/g);
  if (marked || broken === 0 || count(utf8, /[\u0080-\uFFFC]/g) > broken)
    return { text: lines(utf8), encoding: 'utf-8' };
  return { text: lines(new TextDecoder('windows-1252').decode(bytes)), encoding: 'windows-1252' };
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
const lines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** What stands between the cells: whatever the first line has most of, outside of quotes. */
export function delimiterOf(text: string): string {
  const first = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n')).replace(/"[^"]*"/g, '');
  const counted = [';', ',', '\t'].map((one) => ({ one, times: first.split(one).length }));
  return counted.reduce((best, each) => (each.times > best.times ? each : best)).one;
}

/** The records of the text, empty lines left out. After a broken quote it goes on with the very next line. */
export function* recordsOf(text: string, delimiter: string): Generator<RawRecord> {
  const separator = delimiter.charCodeAt(0);
  let line = 1;
  for (let from = 0; from < text.length;) {
    const { to, spanned } = endOf(text, from, separator);
    const firstEnd = text.indexOf('\n', from) === -1 ? text.length : text.indexOf('\n', from);
    const end = to ?? firstEnd;
    const record = text.slice(from, end);
    if (record.trim() !== '') yield { line, text: record, isBroken: to === null || isBrokenText(record) };
    line += to === null ? 1 : spanned;
    from = end + 1;
  }
}

/** Where the record that begins at `from` ends, and over how many lines; null when its quotes make no sense. */
function endOf(text: string, from: number, separator: number): { to: number | null; spanned: number } {
  let spanned = 1;
  let isStart = true;
  for (let i = from; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === NEWLINE) return { to: i, spanned };
    if (char !== QUOTE || !isStart) {
      isStart = char === separator;
      continue;
    }
    for (i++; ; i++) {
      const inside = text.charCodeAt(i);
      if (Number.isNaN(inside)) return { to: null, spanned };
      if (inside === NEWLINE && ++spanned > LINES_OF_A_RECORD) return { to: null, spanned };
      if (inside !== QUOTE) continue;
      if (text.charCodeAt(i + 1) !== QUOTE) break;
      i++;
    }
    const after = text.charCodeAt(i + 1);
    if (!Number.isNaN(after) && after !== separator && after !== NEWLINE) return { to: null, spanned };
    isStart = false;
  }
  return { to: text.length, spanned };
}
