import { inflateSync } from 'node:zlib';
import * as jsqr from 'jsqr';
import { extractText, getDocumentProxy } from 'unpdf';

/** Text of each page, spaces made plain, as a reader or a search finds it. */
export async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text.map((page) => page.replace(/\s+/g, ' '));
}

interface Shown {
  readonly text: string;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
}

/** Each piece of text of each page, and where it stands, in points from the lower left corner. */
async function shownOn(pdf: Buffer): Promise<Shown[][]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , size, x, y] = item.transform as [number, number, number, number, number, number];
        // What a letter takes at least: accents and tails reach over it.
        return [{ text: item.str, box: [x, y, x + item.width, y + size * 0.7] as const }];
      });
    }),
  );
}

/** Texts that stand on each other or do not stand on the paper: what no page may have. */
export async function misplaced(pdf: Buffer): Promise<string[]> {
  const slack = 0.5;
  return (await shownOn(pdf)).flatMap((shown, page) =>
    shown.flatMap(({ text, box: [left, bottom, right, top] }, index) => {
      const off = left < 14 || right > 595.28 - 14 || bottom < 14 || top > 841.89 - 14;
      const over = shown
        .slice(index + 1)
        .filter(
          ({ box }) =>
            Math.min(right, box[2]) - Math.max(left, box[0]) > slack &&
            Math.min(top, box[3]) - Math.max(bottom, box[1]) > slack,
        );
      return [
        ...(off ? [`page ${page + 1}: off the paper: ${text}`] : []),
        ...over.map((other) => `page ${page + 1}: ${text} on ${other.text}`),
      ];
    }),
  );
}

/** The names of the files inside, and the XML among them. */
export async function attachmentsOf(pdf: Buffer): Promise<{ names: string[]; xml: string[] }> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const found = (await document.getAttachments()) as Map<string, unknown> | null;
  const xml = streamsOf(pdf).filter((content) => content.toString('latin1', 0, 5) === '<?xml');
  return { names: [...(found?.keys() ?? [])], xml: xml.map((content) => content.toString('utf8')) };
}

/** The metadata packet, which a reader must find uncompressed. */
export const packetOf = (pdf: Buffer): string =>
  /<\?xpacket begin[\s\S]*<\?xpacket end/.exec(pdf.toString('utf8'))?.[0] ?? '';

/** A CommonJS module with a default: how deep it is depends on who loads it. */
const decode = (typeof jsqr.default === 'function' ? jsqr.default : (jsqr.default as { default: unknown }).default) as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null;

/** Every compressed stream: drawings, files, fonts. */
function streamsOf(pdf: Buffer): Buffer[] {
  return [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body!, 'latin1'))];
    } catch {
      return [];
    }
  });
}

/**
 * Reads the QR code that is drawn with small rectangles, back from those rectangles; null where there is none or it
 * cannot be read. `modules` are at most 5 points high, which nothing else of ours is.
 */
export function qrIn(pdf: Buffer): string | null {
  const rectangle = /(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) re\b/g;
  for (const content of streamsOf(pdf).map((stream) => stream.toString('latin1'))) {
    const modules = [...content.matchAll(rectangle)]
      .map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number])
      .filter(([, , width, height]) => height < 5 && width < 60);
    if (modules.length < 50) continue;
    const left = Math.min(...modules.map(([x]) => x));
    const top = Math.min(...modules.map(([, y]) => y));
    const size = Math.max(...modules.map(([x, , width]) => x + width)) - left;
    const scale = 400 / size;
    const side = 480;
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (const [x, y, width, height] of modules) {
      for (let row = Math.round((y - top) * scale); row < Math.round((y - top + height) * scale); row++) {
        const from = 40 + Math.round((x - left) * scale);
        const to = 40 + Math.round((x - left + width) * scale);
        for (let column = from; column < to; column++) {
          const pixel = ((row + 40) * side + column) * 4;
          pixels.fill(0, pixel, pixel + 3);
        }
      }
    }
    return decode(pixels, side, side)?.data ?? null;
  }
  return null;
}
