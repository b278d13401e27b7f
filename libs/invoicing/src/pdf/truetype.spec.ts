import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { type Font, create } from 'fontkit';
import { Subset, TrueType, drawnGlyph } from './truetype.js';

const file = readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'));
const original = create(file) as Font;
const font = new TrueType(file);
const made = (ids: readonly number[], glyphOf = (id: number) => font.glyph(id)) => {
  const subset = new Subset(font, glyphOf);
  const numbers = ids.map((id) => subset.includeGlyph(id));
  const bytes = subset.encode();
  return { numbers, bytes, read: create(bytes) as Font };
};
const sumOf = (bytes: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
};

describe('a subset', () => {
  // Every seventh of all, with letters that are put together from others, and with spaces.
  const ids = Array.from({ length: original.numGlyphs }, (_, id) => id).filter((id) => id % 7 === 1);

  it('has the outlines and widths of its font, whoever reads it', () => {
    const { numbers, read } = made(ids);
    expect(numbers).toEqual(ids.map((_, index) => index + 1));
    for (const [index, id] of ids.entries()) {
      const [glyph, same] = [read.getGlyph(index + 1), original.getGlyph(id)];
      expect([id, glyph.advanceWidth, glyph.path.toSVG()]).toEqual([id, same.advanceWidth, same.path.toSVG()]);
    }
  });

  it('is as large as its glyphs, not as its font, and keeps the hints', () => {
    const { bytes, read } = made(
      Array.from('Facture', (letter) => original.glyphForCodePoint(letter.codePointAt(0)!).id),
    );
    expect(read.numGlyphs).toBe(8);
    expect(bytes.length).toBeLessThan(6_000);
    for (const tag of ['cvt ', 'fpgm', 'prep'])
      expect(new TrueType(bytes).table(tag).equals(font.table(tag))).toBe(true);
  });

  it('gives a glyph one number however often it is wanted', () => {
    expect(made([40, 41, 40]).numbers).toEqual([1, 2, 1]);
  });

  it('has the checksums that OpenType wants', () => {
    const { bytes } = made(ids);
    expect(sumOf(bytes)).toBe(0xb1b0afba);
    for (let at = 12; at < 12 + bytes.readUInt16BE(4) * 16; at += 16) {
      const [sum, start, length] = [4, 8, 12].map((field) => bytes.readUInt32BE(at + field));
      const table = Buffer.from(bytes.subarray(start, start! + Math.ceil(length! / 4) * 4));
      if (bytes.toString('latin1', at, at + 4) === 'head') table.writeUInt32BE(0, 8);
      expect(sumOf(table)).toBe(sum);
    }
  });
});

describe('a drawn glyph', () => {
  const point = (x: number, y: number, onCurve = true) => ({ x, y, onCurve });
  const shape = [
    [point(0, 0), point(1000, 0), point(1200, 250, false), point(1000, 1000)],
    [point(-400, -20), point(-400, 300), point(-20, 300)],
  ];

  it('is read back as it was drawn, scaled', () => {
    const drawn = drawnGlyph(shape, 0.5, 1100);
    const { read, numbers } = made([0x10000], (id) => (id === 0x10000 ? drawn : font.glyph(id)));
    const glyph = read.getGlyph(numbers[0]!);
    expect(glyph.advanceWidth).toBe(550);
    expect(glyph.path.toSVG()).toBe('M0 0L500 0Q600 125 500 500ZM-200 -10L-200 150L-10 150Z');
    expect(drawn.bearing).toBe(-200);
  });

  it('may be empty', () => {
    const space = drawnGlyph([], 2, 300);
    expect(space).toEqual({ advance: 600, bearing: 0, outline: Buffer.alloc(0), parts: [] });
    const { read } = made([0x10000], (id) => (id === 0x10000 ? space : font.glyph(id)));
    expect([read.getGlyph(1).advanceWidth, read.getGlyph(1).path.commands]).toEqual([600, []]);
  });

  it('raises what the font says its largest glyph has', () => {
    const many = drawnGlyph([Array.from({ length: 900 }, (_, index) => point(index, index % 7))], 1, 1000);
    const { bytes } = made([0x10000], (id) => (id === 0x10000 ? many : font.glyph(id)));
    const [before, after] = [font, new TrueType(bytes)].map((each) => each.table('maxp').readUInt16BE(6));
    expect([before! < 900, after]).toEqual([true, 900]);
  });
});
