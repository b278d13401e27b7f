import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Font, type Glyph, create } from 'fontkit';
import { drawnOrder, hasRightToLeft } from './bidi.js';
import { borrowedGlyph } from './fallback.js';
import { Subset, TrueType } from './truetype.js';

/**
 * The two fonts of every document. pdfkit would parse the file again for each document and run the whole OpenType
 * shaping machine over each word; both are most of its time. Here a font is parsed once per process, and text is
 * laid out glyph by glyph: no ligatures and no kerning, so that text copied from the PDF is the text that was
 * printed, and a document's bytes do not depend on the documents made before it. What a font lacks comes from
 * another one, drawn into the same subset: to pdfkit, and to whoever measures, it is one font.
 */
export interface PrintFont {
  /** The font's own name. Registered under another one, pdfkit would open the first font again at each use. */
  readonly name: string;
  /** What pdfkit takes in place of a font file. */
  readonly source: Buffer;
  has(codePoint: number): boolean;
  /** On one line, in ems. */
  widthOf(text: string): number;
}

/** Only what pdfkit reads of a glyph; the code point is the one asked for, not the first ever seen. */
type PrintGlyph = Pick<Glyph, 'id' | 'advanceWidth' | 'codePoints'>;

/** What pdfkit takes for a shaped word: it scales the positions in place, and asks for the width afterwards. */
class Run {
  readonly positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];

  constructor(readonly glyphs: readonly PrintGlyph[]) {
    this.positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
  }

  get advanceWidth(): number {
    return this.positions.reduce((width, position) => width + position.xAdvance, 0);
  }
}

const require = createRequire(import.meta.url);
const isForm = (codePoint: number): boolean => codePoint >= 0xfe80 && codePoint <= 0xfefc;

function points(text: string): number[] {
  const found: number[] = [];
  for (const character of text) found.push(character.codePointAt(0)!);
  return found;
}

const REGULAR = 400;
const BOLD = 700;

/** A glyph of another font is known by its character, above all numbers that a font has for its own. */
const BORROWED = 0x10000;

function load(path: string, weight: number): PrintFont {
  const file = readFileSync(require.resolve(path));
  const font = create(file) as Font;
  const { unitsPerEm } = font;
  const own = new TrueType(file);
  const borrowed = (codePoint: number) => borrowedGlyph(codePoint, weight, unitsPerEm);
  const outlineOf = (id: number) => (id < BORROWED ? own.glyph(id) : borrowed(id - BORROWED)!);
  const find = (codePoint: number): number => {
    const { id } = font.glyphForCodePoint(codePoint);
    return id === 0 && borrowed(codePoint) ? BORROWED + codePoint : id;
  };
  const glyphs = new Map<number, PrintGlyph>();
  const glyphOf = (codePoint: number): PrintGlyph => {
    let glyph = glyphs.get(codePoint);
    if (!glyph) {
      const id = find(codePoint);
      // A form of an Arabic letter is that letter to whoever reads or searches.
      const read = isForm(codePoint) ? points(String.fromCodePoint(codePoint).normalize('NFKC')) : [codePoint];
      glyph = { id, advanceWidth: outlineOf(id).advance, codePoints: read };
      glyphs.set(codePoint, glyph);
    }
    return glyph;
  };
  const layout = (text: string): Run =>
    new Run(points(hasRightToLeft(text) ? drawnOrder(text) : text).map((point) => glyphOf(point)));
  // pdfkit takes any object with `layout` as a parsed font; its types know file contents only.
  const source = Object.create(font, {
    layout: { value: layout },
    createSubset: { value: () => new Subset(own, outlineOf) },
  }) as unknown as Buffer;
  return {
    name: font.postscriptName,
    source,
    // What one weight borrows the others can: only the one that is drawn with is read.
    has: (codePoint) =>
      font.hasGlyphForCodePoint(codePoint) || borrowedGlyph(codePoint, REGULAR, unitsPerEm) !== undefined,
    widthOf: (text) => layout(text).advanceWidth / unitsPerEm,
  };
}

let loaded: Readonly<Record<'regular' | 'bold', PrintFont>> | undefined;

/** Parsed at the first document, then kept. */
export const fonts = () =>
  (loaded ??= {
    regular: load('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf', REGULAR),
    bold: load('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf', BOLD),
  });

let swiss: typeof loaded;

/** SIX allows four fonts on a QR-bill, Liberation Sans among them; Arimo is the same font under its first name. */
export const swissFonts = () =>
  (swiss ??= {
    regular: load('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf', REGULAR),
    bold: load('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf', BOLD),
  });

/** In all of the fonts. */
const MISSING = '□';
/** Signs that only say how the ones beside them are to be drawn: joined, in another colour, in a rarer form. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]|(?<=\p{Emoji_Modifier_Base})\p{Emoji_Modifier}/u;
const EACH_UNSEEN = new RegExp(UNSEEN, 'gu');
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Text the fonts can print. What they lack would make the file invalid (PDF/A 6.2.11.8), and what is left out unseen
 * would make it say something else than the XML in it: a box stands for each character that a person sees.
 */
export function printable(text: string): string {
  const clean = text.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  if (canPrint(clean) && !UNSEEN.test(clean)) return clean;
  const parts = Array.from(graphemes.segment(clean), ({ segment }) => {
    const visible = segment.replace(EACH_UNSEEN, '');
    return canPrint(visible) ? visible : MISSING;
  });
  const kept = parts.join('').replace(/ {2,}/g, ' ').trim();
  return kept === '' && clean.trim() !== '' ? MISSING : kept;
}

/** What was found in both fonts: all of most texts. */
const known = new Set<number>();

function canPrint(text: string): boolean {
  const { regular, bold } = fonts();
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (known.has(point)) continue;
    if (!regular.has(point) || !bold.has(point)) return false;
    known.add(point);
  }
  return true;
}
