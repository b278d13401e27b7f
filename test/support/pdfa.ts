import { inflateSync } from 'node:zlib';
import { type Font, create } from 'fontkit';
import { XmlDocument } from 'libxml2-wasm';

/**
 * The rules of PDF/A-3b (ISO 19005-3) that a change of ours can break, over files as pdfkit writes them: plain objects,
 * one cross-reference table. Whatever else the norm wants is veraPDF's to say (`official.pdf.spec.ts`).
 */
interface Pdf {
  readonly text: string;
  readonly objects: ReadonlyMap<string, string>;
  readonly trailer: string;
}

function parsed(bytes: Buffer): Pdf {
  const text = bytes.toString('latin1');
  const trailer = /trailer\n([\s\S]*?)startxref\n(\d+)\n%%EOF\n?$/.exec(text);
  if (!trailer) throw new Error('no trailer at the end of the file');
  const table = text.slice(Number(trailer[2]));
  if (!table.startsWith('xref\n')) throw new Error('startxref points beside the table');
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n ?$/gm)].map(([, offset]) => Number(offset));
  const objects = new Map(
    offsets.map((offset) => {
      const [, id] = /^(\d+) 0 obj\n/.exec(text.slice(offset, offset + 20)) ?? [];
      if (id === undefined) throw new Error(`no object at ${offset}`);
      return [id, text.slice(offset, text.indexOf('\nendobj', offset))] as const;
    }),
  );
  return { text, objects, trailer: trailer[1]! };
}

const ofType = ({ objects }: Pdf, type: string): string[] =>
  [...objects.values()].filter((object) => new RegExp(`/Type /${type}\\b`).test(head(object)));
const head = (object: string): string => object.split('stream\n')[0]!;
const reference = (object: string, key: string): string | undefined =>
  new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(head(object))?.[1];
const at = (pdf: Pdf, object: string, key: string): string => {
  const id = reference(object, key);
  return (id && pdf.objects.get(id)) || '';
};

function streamOf(object: string): Buffer {
  const body = /stream\n([\s\S]*)\nendstream/.exec(object)?.[1];
  if (body === undefined) return Buffer.alloc(0);
  const bytes = Buffer.from(body, 'latin1');
  return head(object).includes('/FlateDecode') ? inflateSync(bytes) : bytes;
}

/** What PDF/A-3b forbids in the file, in words; nothing where it may be kept for good. */
export function archivalFaults(bytes: Buffer): string[] {
  const pdf = parsed(bytes);
  return [
    ...structureFaults(pdf),
    ...colourFaults(pdf),
    ...metadataFaults(pdf),
    ...fontFaults(pdf),
    ...fileFaults(pdf),
  ];
}

/** 6.1 (file), 6.5 (annotations), 6.6.1 (actions). */
function structureFaults({ text, objects, trailer }: Pdf): string[] {
  const forbidden =
    /\/(Encrypt|LZWDecode|Crypt|JavaScript|JS|Launch|OpenAction|AA|XFA|Alternates|OPI|PS|TR|HTP|Annots|NeedsRendering)\b/;
  return [
    ...(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/.test(text) ? [] : ['header']),
    ...(/\/ID \[<[0-9a-f]+> <[0-9a-f]+>\]/.test(trailer) ? [] : ['no file identifier']),
    ...[trailer, ...[...objects.values()].map(head)].flatMap((object) => forbidden.exec(object)?.[0] ?? []),
    ...[...objects.values()].flatMap((object) => (/\/Interpolate true/.test(head(object)) ? ['/Interpolate'] : [])),
  ];
}

/** 6.2.2 to 6.2.4: colours are those of the output intent. */
function colourFaults(pdf: Pdf): string[] {
  const intent = at(pdf, ofType(pdf, 'Catalog')[0] ?? '', 'OutputIntents');
  const target = at(pdf, intent, 'DestOutputProfile');
  const profile = streamOf(target).toString('latin1');
  const fits = head(target).includes('/N 3') && profile.slice(36, 40) === 'acsp' && profile.slice(16, 20) === 'RGB ';
  const cmyk = [...pdf.objects.values()].some((object) => /DeviceCMYK/.test(head(object)));
  const inked = contentsOf(pdf).some((content) => /(?:[\d.]+ ){4}[kK]\s/.test(content));
  return [
    ...(/\/S \/GTS_PDFA1/.test(intent) && fits ? [] : ['no RGB output intent']),
    ...(cmyk || inked ? ['colours of ink'] : []),
    ...contentsOf(pdf).flatMap((content) => balanceOf(content)),
  ];
}

function balanceOf(content: string): string[] {
  let depth = 0;
  let deepest = 0;
  for (const [, operator] of content.matchAll(/(?:^|\s)([qQ])(?=\s|$)/g)) {
    depth += operator === 'q' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return depth !== 0 || deepest > 28 ? ['states saved and restored do not fit'] : [];
}

const contentsOf = (pdf: Pdf): string[] =>
  ofType(pdf, 'Page').map((page) => streamOf(at(pdf, page, 'Contents')).toString('latin1'));

/** 6.6.2: the packet says what it is, and every property of ours is declared in it. */
function metadataFaults(pdf: Pdf): string[] {
  const metadata = at(pdf, ofType(pdf, 'Catalog')[0] ?? '', 'Metadata');
  if (/\/Filter/.test(head(metadata))) return ['compressed metadata'];
  const packet = /(<\?xpacket begin[\s\S]*<\?xpacket end=.w.\?>)/.exec(streamOf(metadata).toString('utf8'))?.[1];
  if (!packet) return ['no metadata packet'];
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(packet);
  } catch {
    return ['metadata that are no XML'];
  }
  try {
    const valuesOf = (name: string) => document.find(`//*[local-name()='${name}']`).map((node) => node.content.trim());
    const used = [...packet.matchAll(/<fx:(\w+)>/g)].map(([, name]) => name!);
    const declared = packet.includes('pdfaExtension:schemas') ? valuesOf('name') : [];
    return [
      ...(valuesOf('part').join() === '3' && valuesOf('conformance').join() === 'B' ? [] : ['not said to be PDF/A-3b']),
      ...used.filter((name) => !declared.includes(name)).map((name) => `property not declared: ${name}`),
      ...(valuesOf('schemas').length > 1 ? ['two bags of schemas'] : []),
    ];
  } finally {
    document.dispose();
  }
}

/** 6.2.11: every font is inside, every character it is asked for too, as wide as the file says. */
function fontFaults(pdf: Pdf): string[] {
  const fonts = ofType(pdf, 'Font').filter((font) => !/\/Subtype \/CIDFontType/.test(font));
  const simple = fonts.filter((font) => !/\/Subtype \/Type0/.test(font));
  return [
    ...simple.map((font) => `font that is not inside: ${/\/BaseFont \/(\S+)/.exec(font)?.[1]}`),
    ...fonts.filter((font) => !simple.includes(font)).flatMap((font) => programFaults(pdf, font)),
  ];
}

function programFaults(pdf: Pdf, font: string): string[] {
  const descendant = at(pdf, font, 'DescendantFonts');
  const name = /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? 'font';
  const bytes = streamOf(at(pdf, at(pdf, descendant, 'FontDescriptor'), 'FontFile2'));
  if (bytes.length === 0) return [`font that is not inside: ${name}`];
  const program = create(bytes) as Font;
  const widths = (/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '').trim().split(/\s+/).map(Number);
  const id = [...pdf.objects].find(([, object]) => object === font)![0];
  const used = new Set(ofType(pdf, 'Page').flatMap((page) => glyphsOf(pdf, page, id)));
  return [...used].flatMap((glyph) => {
    if (glyph === 0) return [`${name}: a character that the font lacks`];
    if (glyph >= program.numGlyphs) return [`${name}: no glyph ${glyph}`];
    const advance = (program.getGlyph(glyph).advanceWidth * 1000) / program.unitsPerEm;
    return Math.abs(advance - (widths[glyph] ?? 0)) > 1 ? [`${name}: width of ${glyph}`] : [];
  });
}

/** Codes that a page shows in this font; they are glyphs of its subset (Identity-H). */
function glyphsOf(pdf: Pdf, page: string, font: string): number[] {
  const alias = new RegExp(`/(F\\d+) ${font} 0 R`).exec(head(at(pdf, page, 'Resources')))?.[1];
  if (!alias) return [];
  const content = streamOf(at(pdf, page, 'Contents')).toString('latin1');
  const glyphs: number[] = [];
  let current = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) current = name;
    else if (current === alias) {
      const codes = [...shown!.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []);
      for (const code of codes) glyphs.push(Number.parseInt(code, 16));
    }
  }
  return glyphs;
}

/** 6.8: every file inside says what it is and how it is related. */
function fileFaults(pdf: Pdf): string[] {
  const catalog = head(ofType(pdf, 'Catalog')[0] ?? '');
  return [...pdf.objects].flatMap(([id, object]) => {
    if (!/\/Type \/Filespec/.test(object)) return [];
    const file = head(at(pdf, object, 'F'));
    const whole = ['/F (', '/UF (', '/AFRelationship /'].every((key) => object.includes(key));
    const described = /\/Subtype \/\w+#2F\w+/.test(file) && /\/ModDate \(D:\d{14}/.test(file);
    const related = new RegExp(`/AF \\[[^\\]]*\\b${id} 0 R`).test(catalog);
    return whole && described && related ? [] : ['file inside that is not described'];
  });
}
