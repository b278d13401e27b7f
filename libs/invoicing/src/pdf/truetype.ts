/** A glyph as a TrueType file has it, in the units of its font. */
export interface Glyph {
  readonly advance: number;
  /** From where it is put down to its leftmost point. */
  readonly bearing: number;
  /** What stands in the table `glyf`; empty for a space. */
  readonly outline: Buffer;
  /** Where in the outline the numbers of the glyphs stand that it is put together from. */
  readonly parts: readonly number[];
}

/** A TrueType font as far as a PDF needs it (OpenType 1.9: head, hhea, hmtx, loca, glyf, maxp and the hints). */
export class TrueType {
  private readonly tables = new Map<string, Buffer>();
  private readonly glyphs = new Map<number, Glyph>();

  /** `file` has outlines of its own kind (`glyf`), as .ttf files do. */
  constructor(file: Buffer) {
    for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
      const [start, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
      this.tables.set(file.toString('latin1', at, at + 4), file.subarray(start, start + length));
    }
  }

  /** A copy: whoever writes another font changes some of it. */
  table(tag: string): Buffer {
    return Buffer.from(this.tables.get(tag) ?? []);
  }

  glyph(id: number): Glyph {
    let glyph = this.glyphs.get(id);
    if (!glyph) {
      glyph = this.read(id);
      this.glyphs.set(id, glyph);
    }
    return glyph;
  }

  private read(id: number): Glyph {
    const [head, hhea, hmtx, loca, glyf] = ['head', 'hhea', 'hmtx', 'loca', 'glyf'].map((tag) => this.tables.get(tag)!);
    const long = head!.readInt16BE(50) === 1;
    const offset = (of: number) => (long ? loca!.readUInt32BE(of * 4) : loca!.readUInt16BE(of * 2) * 2);
    const outline = glyf!.subarray(offset(id), offset(id + 1));
    // The last glyphs are as wide as the last one that says so.
    const wide = hhea!.readUInt16BE(34);
    return {
      advance: hmtx!.readUInt16BE(Math.min(id, wide - 1) * 4),
      bearing: hmtx!.readInt16BE(id < wide ? id * 4 + 2 : wide * 4 + (id - wide) * 2),
      outline,
      parts: partsOf(outline),
    };
  }
}

function partsOf(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  let at = 10;
  let flags: number;
  do {
    flags = outline.readUInt16BE(at);
    parts.push(at + 2);
    const places = flags & 0x1 ? 4 : 2;
    const scales = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    at += 4 + places + scales;
  } while (flags & 0x20);
  return parts;
}

export interface Point {
  readonly x: number;
  readonly y: number;
  /** The line goes through it; else it bends towards it. */
  readonly onCurve: boolean;
}

/** The glyph of closed contours of quadratic curves, `scale` times as large, without hints. */
export function drawnGlyph(contours: readonly (readonly Point[])[], scale: number, advance: number): Glyph {
  const points = contours.flat();
  const xs = points.map(({ x }) => Math.round(x * scale));
  const ys = points.map(({ y }) => Math.round(y * scale));
  const bearing = points.length === 0 ? 0 : Math.min(...xs);
  const glyph = { advance: Math.round(advance * scale), bearing, parts: [] };
  if (points.length === 0) return { ...glyph, outline: Buffer.alloc(0) };
  const head = Buffer.alloc(12 + contours.length * 2);
  const bounds = [bearing, Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  [contours.length, ...bounds].forEach((value, index) => head.writeInt16BE(value, index * 2));
  let last = -1;
  contours.forEach(({ length }, index) => head.writeUInt16BE((last += length), 10 + index * 2));
  // A flag for each point, then the way to each from the one before, across and up.
  const flags = points.map(({ onCurve }) => (onCurve ? 0x01 : 0));
  const across = ways(xs, flags, 0x02, 0x10);
  const up = ways(ys, flags, 0x04, 0x20);
  return { ...glyph, outline: Buffer.concat([head, Buffer.from([...flags, ...across, ...up])]) };
}

/**
 * Writes into the flags of the points how their places are told: in one byte (`short`), or in two. `plus` says of one byte
 * that it is not to be taken away; alone it says that the place is that of the point before.
 */
function ways(places: readonly number[], flags: number[], short: number, plus: number): number[] {
  const bytes: number[] = [];
  let before = 0;
  places.forEach((place, index) => {
    const way = place - before;
    before = place;
    if (way === 0) flags[index]! |= plus;
    else if (Math.abs(way) > 255) bytes.push((way >> 8) & 0xff, way & 0xff);
    else {
      flags[index]! |= way > 0 ? short | plus : short;
      bytes.push(Math.abs(way));
    }
  });
  return bytes;
}

/**
 * The part of a font that a document uses, as a font to put inside it. The glyphs are numbered as they come, from 1 on; 0
 * is the sign for what is missing. What pdfkit asks of a font's `createSubset`.
 */
export class Subset {
  private readonly used: number[] = [];
  private readonly numbers = new Map<number, number>();

  /** `glyphOf` knows the glyphs of the font by their number there, and whatever else is to stand among them. */
  constructor(
    private readonly font: TrueType,
    private readonly glyphOf: (id: number) => Glyph,
  ) {
    this.includeGlyph(0);
  }

  /** The number of the glyph in the subset. */
  includeGlyph(id: number): number {
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = this.used.push(id) - 1;
      this.numbers.set(id, number);
    }
    return number;
  }

  encode(): Buffer {
    const glyphs: Glyph[] = [];
    const outlines: Buffer[] = [];
    // Grows while it is read: a glyph brings the ones that it is put together from.
    for (const id of this.used) {
      const glyph = this.glyphOf(id);
      glyphs.push(glyph);
      outlines.push(aligned(this.renumbered(glyph)));
    }
    const [loca, hmtx] = [Buffer.alloc((glyphs.length + 1) * 4), Buffer.alloc(glyphs.length * 4)];
    let end = 0;
    glyphs.forEach(({ advance, bearing }, index) => {
      loca.writeUInt32BE((end += outlines[index]!.length), (index + 1) * 4);
      hmtx.writeUInt16BE(advance, index * 4);
      hmtx.writeInt16BE(bearing, index * 4 + 2);
    });
    const [head, hhea, maxp] = [this.font.table('head'), this.font.table('hhea'), this.font.table('maxp')];
    head.writeInt16BE(1, 50);
    hhea.writeUInt16BE(glyphs.length, 34);
    maxp.writeUInt16BE(glyphs.length, 4);
    for (const glyph of glyphs) widen(maxp, glyph);
    const hints = ['cvt ', 'fpgm', 'prep'].map((tag) => [tag, this.font.table(tag)] as const);
    return file([...hints, ...Object.entries({ glyf: Buffer.concat(outlines), head, hhea, hmtx, loca, maxp })]);
  }

  private renumbered({ outline, parts }: Glyph): Buffer {
    if (parts.length === 0) return outline;
    const copy = Buffer.from(outline);
    for (const at of parts) copy.writeUInt16BE(this.includeGlyph(copy.readUInt16BE(at)), at);
    return copy;
  }
}

/** A font says how many points and contours its largest glyph has. */
function widen(maxp: Buffer, { outline, parts }: Glyph): void {
  if (outline.length === 0 || parts.length > 0) return;
  const contours = outline.readInt16BE(0);
  const points = contours === 0 ? 0 : outline.readUInt16BE(10 + (contours - 1) * 2) + 1;
  maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(6), points), 6);
  maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(8), contours), 8);
}

/** Tables and glyphs begin at multiples of four. */
const aligned = (bytes: Buffer): Buffer =>
  bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function file(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const sorted = tables.filter(([, { length }]) => length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.alloc(12 + sorted.length * 16);
  const power = Math.floor(Math.log2(sorted.length));
  directory.writeUInt32BE(0x00010000, 0);
  [sorted.length, 16 * 2 ** power, power, 16 * (sorted.length - 2 ** power)].forEach((value, index) =>
    directory.writeUInt16BE(value, 4 + index * 2),
  );
  let start = directory.length;
  let headAt = 0;
  const bodies = sorted.map(([tag, table], index) => {
    if (tag === 'head') {
      table.writeUInt32BE(0, 8);
      headAt = start;
    }
    const body = aligned(table);
    directory.write(tag, 12 + index * 16, 'latin1');
    [checksum(body), start, table.length].forEach((value, at) =>
      directory.writeUInt32BE(value, 16 + index * 16 + at * 4),
    );
    start += body.length;
    return body;
  });
  const bytes = Buffer.concat([directory, ...bodies]);
  // The checksum of the whole, its own place being 0, and it come to this (OpenType, `head`).
  bytes.writeUInt32BE((0xb1b0afba - checksum(bytes)) >>> 0, headAt + 8);
  return bytes;
}
