import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';
import { type Glyph, type Point, drawnGlyph } from './truetype.js';

/**
 * What the fonts of every document lack: Chinese, Japanese and Korean, and emoji in black and white. The first family
 * that has a character draws it. Each comes in files of some hundred characters. They are read when a text wants one, and
 * then once and whole: no text, however odd, has a file read again and again.
 */
const FAMILIES = ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr', 'noto-emoji'] as const;

const require = createRequire(import.meta.url);
const pathOf = (family: string, file: string): string => require.resolve(`@fontsource-variable/${family}/${file}`);

/** Which file of a family a character is in, if it is in one. */
type Index = ReadonlyMap<number, string>;
let indexes: readonly Index[] | undefined;

function indexOf(family: string): Index {
  const files = new Map<number, string>();
  const ranges = JSON.parse(readFileSync(pathOf(family, 'unicode.json'), 'utf8')) as Record<string, string>;
  for (const [part, list] of Object.entries(ranges)) {
    const file = pathOf(family, `files/${family}-${part.replace(/[[\]]/g, '')}-wght-normal.woff2`);
    for (const [, first, last] of list.matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/gi)) {
      const end = Number.parseInt(last ?? first!, 16);
      for (let point = Number.parseInt(first!, 16); point <= end; point++) files.set(point, file);
    }
  }
  return files;
}

const read = new Map<string, ReadonlyMap<number, Glyph>>();

/**
 * The glyph of a character for a font that lacks it and has so many units per em. `weight`: 400 is regular, 700 bold; emoji
 * have one only. Undefined where no family has it, whatever the weight.
 */
export function borrowedGlyph(codePoint: number, weight: number, unitsPerEm: number): Glyph | undefined {
  indexes ??= FAMILIES.map(indexOf);
  for (const files of indexes) {
    const file = files.get(codePoint);
    if (file === undefined) continue;
    const key = `${file} ${weight} ${unitsPerEm}`;
    let glyphs = read.get(key);
    if (!glyphs) {
      glyphs = glyphsOf(file, weight, unitsPerEm);
      read.set(key, glyphs);
    }
    const glyph = glyphs.get(codePoint); // an index names more than its files have
    if (glyph) return glyph;
  }
  return undefined;
}

/** What fontkit does not show of a font. */
interface Inside {
  variationCoords: number[];
  readonly _variationProcessor: { transformPoints(glyph: number, points: Moving[]): void };
  getGlyph(id: number): { _decode(): { points?: Moving[] }; _getContours(): Point[][]; advanceWidth: number };
}
interface Moving extends Point {
  copy(): Moving;
}

function glyphsOf(file: string, weight: number, unitsPerEm: number): Map<number, Glyph> {
  const font = openSync(file) as Font;
  const inside = font as unknown as Inside;
  if (!file.includes('emoji')) setWeight(font, inside, weight);
  const scale = unitsPerEm / font.unitsPerEm;
  return new Map(
    font.characterSet.map((codePoint) => {
      const glyph = inside.getGlyph(font.glyphForCodePoint(codePoint).id);
      return [codePoint, drawnGlyph(glyph._getContours(), scale, glyph.advanceWidth)];
    }),
  );
}

/** fontkit gives outlines another weight only in files that are not WOFF2, and these are no other: done here. */
function setWeight({ numGlyphs }: Font, inside: Inside, weight: number): void {
  inside.variationCoords = [weight];
  for (let id = 0; id < numGlyphs; id++) {
    const { points } = inside.getGlyph(id)._decode();
    if (!points?.length) continue;
    // Four more stand for the glyph's sides, each a contour of its own; nothing here is placed by them.
    const moved = [...points, ...Array.from({ length: 4 }, () => points.at(-1)!.copy())];
    inside._variationProcessor.transformPoints(id, moved);
  }
}
