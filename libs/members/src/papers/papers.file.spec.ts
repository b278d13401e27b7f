import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { checkedPage, fileName } from './papers.file.js';

const pdf = (write: (doc: PDFKit.PDFDocument) => void): Promise<Buffer> =>
  new Promise((resolve) => {
    const doc = new PDFDocument();
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    write(doc);
    doc.end();
  });
const latin = (text: string) => Buffer.from(text, 'latin1');
const code = (sent: Buffer) => checkedPage(sent).then(() => 'kept', (error: { code: string }) => error.code); // prettier-ignore
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b0402a' } });

describe('a page that was sent', () => {
  it('is a PDF, kept as it is up to its end', async () => {
    const whole = await pdf((doc) => doc.text('Certificat de scolarité'));
    const behind = Buffer.concat([whole, latin('PK\x03\x04<script>alert(1)</script>')]);
    for (const sent of [whole, behind]) {
      const { type, bytes } = await checkedPage(sent);
      expect(type).toBe('application/pdf');
      expect(bytes.toString('latin1')).toBe(whole.toString('latin1').trimEnd());
    }
  });

  it('is a picture, drawn anew without what else its file says', async () => {
    const sent = await photo(3000, 1500).withExif({ IFD0: { Artist: 'Léa Martin' } }).jpeg().toBuffer(); // prettier-ignore
    const { type, bytes } = await checkedPage(Buffer.concat([sent, latin('<script>')]));
    const { format, width, exif } = await sharp(bytes).metadata();
    expect([type, format, width, exif]).toEqual(['image/webp', 'webp', 2400, undefined]);
    expect(bytes.includes('script')).toBe(false);
    expect((await checkedPage(await photo(20, 20).png().toBuffer())).type).toBe('image/webp');
  });

  it('is neither: refused, whatever it is called', async () => {
    const jpeg = await photo(200, 200).jpeg().toBuffer();
    const bomb = await photo(8000, 8000).png({ palette: true, colours: 2 }).toBuffer();
    const whole = await pdf((doc) => doc.text('x'));
    const cases: [Buffer, string][] = [
      [Buffer.alloc(0), 'paper_unreadable'],
      [latin('<html><script>alert(1)</script></html>'), 'paper_unreadable'],
      [latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'paper_unreadable'],
      [latin('GIF89a' + '\0'.repeat(40)), 'paper_unreadable'],
      [latin('PK\x03\x04'), 'paper_unreadable'],
      [Buffer.concat([latin('<html>'), whole]), 'paper_unreadable'],
      [whole.subarray(0, whole.length / 2), 'paper_unreadable'],
      [Buffer.concat([whole, Buffer.alloc(5000)]), 'paper_unreadable'],
      [latin('%PDF-1.4\n1 0 obj <<>> stream\nno end %%EOF'), 'paper_unreadable'],
      [jpeg.subarray(0, jpeg.length / 3), 'photo_unreadable'],
      [bomb, 'photo_too_large'],
    ];
    for (const [sent, expected] of cases) expect(await code(sent)).toBe(expected);
  });

  it('holds no program, also where objects are packed', async () => {
    const written = '%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >> endobj\n%%EOF';
    const packed = deflateSync(latin('1 0 << /S /Java#53cript /JS (app.alert) >>'));
    const stream = (bytes: Buffer) =>
      Buffer.concat([
        latin(`%PDF-1.7\n4 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n`),
        ...[bytes, latin('\nendstream\nendobj\n%%EOF')],
      ]);
    expect(await code(latin(written))).toBe('paper_active');
    expect(await code(stream(packed))).toBe('paper_active');
    expect(await code(stream(deflateSync(latin('1 0 << /Type /Page >>'))))).toBe('kept');
    // Encrypted, perhaps: whoever opens it has a reader of their own.
    expect(await code(stream(latin('not packed')))).toBe('kept');
    expect(await code(stream(deflateSync(Buffer.alloc(40 * 1024 * 1024))))).toBe('paper_unreadable');
  });

  it('is saved under a name that says nothing of its sender', () => {
    expect([fileName(1, 'application/pdf'), fileName(2, 'image/webp')]).toEqual([
      ...['justificatif-1.pdf', 'justificatif-2.webp'],
    ]);
  });
});
