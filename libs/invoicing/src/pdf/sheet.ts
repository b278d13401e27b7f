import PDFDocument from 'pdfkit';
import { hasRightToLeft } from './bidi.js';
import { fonts, printable } from './fonts.js';
import { facturXDescription } from './factur-x.js';

/** A4 in points, with the margins of every document. */
export const PAGE = { width: 595.28, height: 841.89, left: 48, right: 547.28, top: 48, bottom: 772 } as const;
export const CONTENT = PAGE.right - PAGE.left;

export const COLORS = {
  accent: '#0b5d57',
  ink: '#15211f',
  quiet: '#5b6b68',
  line: '#d5dedc',
  tint: '#eef5f3',
} as const;

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Space between lines beyond the font's own. */
  readonly gap?: number;
}

/** What a PDF says of itself: only facts of the snapshot, so that the same snapshot makes the same bytes. */
export interface About {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly date: Date;
  /** The same invoice for machines: Factur-X, EN 16931. Null: none. */
  readonly xml: string | null;
}

/** A pdfkit document with a cursor: text boxes with a known height, and pages begun only where the caller says. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  private readonly bytes: Promise<Buffer>;
  y: number = PAGE.top;

  constructor(about: About) {
    const { regular, bold } = fonts();
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0, // pdfkit must never begin a page by itself
      bufferPages: true,
      subset: 'PDF/A-3b',
      pdfVersion: '1.7',
      lang: about.language,
      displayTitle: true,
      font: regular.source as unknown as string, // otherwise Helvetica, which PDF/A forbids
      // pdfkit copies `info` into the XMP packet without escaping it: free text goes into the block below.
      info: { Creator: 'Maille', Producer: 'Maille', CreationDate: about.date, ModDate: about.date },
    });
    this.doc.registerFont(regular.name, regular.source).registerFont(bold.name, bold.source);
    this.doc.appendXML(dublinCore(about));
    if (about.xml !== null) this.attach(about, about.xml);
    this.bytes = collect(this.doc);
  }

  private attach({ title, date }: About, xml: string): void {
    this.doc.appendXML(facturXDescription());
    // Said by the standard and by both countries that use it: "Alternative", and this name.
    this.doc.file(Buffer.from(xml), {
      name: 'factur-x.xml',
      type: 'text/xml',
      relationship: 'Alternative',
      description: printable(title),
      creationDate: date,
      modifiedDate: date,
    });
  }

  /** Draws text in a box and returns the y below it. */
  text(text: string, x: number, y: number, width: number, style: Style = {}): number {
    const shown = printable(text);
    if (shown === '') return y;
    this.use(style);
    const options = { width, align: style.align ?? 'left', lineGap: style.gap ?? 0, ...wholeLines(shown) };
    return this.doc.fillColor(style.color ?? COLORS.ink).text(shown, x, y, options).y;
  }

  heightOf(text: string, width: number, style: Style = {}): number {
    this.use(style);
    const shown = printable(text);
    return this.doc.heightOfString(shown, { width, lineGap: style.gap ?? 0, ...wholeLines(shown) });
  }

  /** On one line, whatever its length: a number is never broken in two. */
  widthOf(text: string, style: Style = {}): number {
    this.use(style);
    return this.doc.widthOfString(printable(text));
  }

  /** Draws text on one line that ends at `right`. */
  textTo(right: number, y: number, text: string, style: Style = {}): void {
    const x = right - this.widthOf(text, style);
    this.doc.fillColor(style.color ?? COLORS.ink).text(printable(text), x, y, { lineBreak: false });
  }

  private use({ size = 9, bold = false }: Style): void {
    this.doc.font(fonts()[bold ? 'bold' : 'regular'].name).fontSize(size);
  }

  rule(x: number, y: number, width: number, color: string = COLORS.line, weight = 0.6): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(weight)
      .strokeColor(color)
      .stroke();
  }

  box(x: number, y: number, width: number, height: number, color: string): void {
    this.doc.roundedRect(x, y, width, height, 4).fill(color);
  }

  /** Large and pale from the lower left to the upper right: what is below stays readable. */
  across(text: string): void {
    const [x, y] = [PAGE.width / 2, PAGE.height / 2];
    const size = (700 / this.widthOf(text, { size: 100, bold: true })) * 100;
    const width = this.widthOf(text, { size, bold: true });
    this.doc
      .save()
      .rotate(-52, { origin: [x, y] })
      .fillOpacity(0.13);
    this.doc.fillColor(COLORS.accent).text(printable(text), x - width / 2, y - size / 2, { lineBreak: false });
    this.doc.restore();
  }

  /** A picture fitted into a box, its left upper corner kept. Returns the y below it. Throws on what is no picture. */
  picture(bytes: Buffer, x: number, y: number, width: number, height: number): number {
    const image = this.doc.openImage(bytes);
    const scale = Math.min(width / image.width, height / image.height, 1);
    this.doc.image(image, x, y, { width: image.width * scale, height: image.height * scale });
    return y + image.height * scale;
  }

  /** Begins a page when less than `height` is left; says whether it did. */
  breakFor(height: number): boolean {
    if (this.y + height <= PAGE.bottom) return false;
    this.doc.addPage();
    this.y = PAGE.top;
    return true;
  }

  /** Draws `foot` on every page, which knows only now how many there are. */
  async finish(foot: (page: number, pages: number) => void): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      foot(page + 1, count);
    }
    this.doc.end();
    return this.bytes;
  }
}

/**
 * pdfkit lays out word by word, and keeps each: quick, and wrong where words run from right to left. Asked for features
 * of the font, be it none, it lays out the line.
 */
const wholeLines = (text: string): PDFKit.Mixins.TextOptions => (hasRightToLeft(text) ? { features: [] } : {});

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};
const escapeXml = (text: string): string => printable(text).replace(/[<>&"']/g, (character) => ENTITIES[character]!);

const dublinCore = ({ title, author }: About): string => `
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
  <dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>`;
