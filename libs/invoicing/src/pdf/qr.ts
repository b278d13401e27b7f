import { encode } from 'uqr';
import { type InvoiceSnapshot, dueCentsOf } from '#libs/domain';

/** Letters that every bank's reader knows: some take UTF-8 for something else. */
export const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * A transfer in euros as EPC069-12 writes it (version 2): 11 lines, at most 331 bytes. Null where there is none to
 * make: no account, another currency, nothing to pay, or more than the form can say.
 */
export function epcPayload(invoice: InvoiceSnapshot): string | null {
  const { seller, currency, number, paymentReference } = invoice;
  const cents = dueCentsOf(invoice);
  const name = ascii(seller.name).slice(0, 70);
  if (!seller.iban || currency !== 'EUR' || cents <= 0 || cents > 99_999_999_999 || name === '') return null;
  const digits = String(cents).padStart(3, '0');
  const amount = `EUR${digits.slice(0, -2)}.${digits.slice(-2)}`;
  const bare = (text: string | null) => (text ?? '').replace(/\s/g, '').toUpperCase();
  const head = ['BCD', '002', '1', 'SCT', bare(seller.bic), name, bare(seller.iban), amount];
  return [...head, '', '', paymentReference ?? number].join('\n');
}

/** Rows of a QR code, true for dark; error correction M, as the standard wants. */
export const qrOf = (payload: string): readonly (readonly boolean[])[] =>
  encode(payload, { ecc: 'M', boostEcc: false, border: 0 }).data;

/**
 * Drawn as rectangles, one for each run of dark modules: sharp at any size. In modules, and written at once: as points and
 * one by one they would be a tenth of the work and of the size of a document.
 */
export function drawQr(
  doc: PDFKit.PDFDocument,
  rows: readonly (readonly boolean[])[],
  x: number,
  y: number,
  size: number,
): void {
  const runs: string[] = [];
  for (const [at, row] of rows.entries()) {
    for (let start = 0; start < row.length; start++) {
      if (!row[start]) continue;
      let end = start;
      while (row[end]) end++;
      runs.push(`${start} ${at} ${end - start} 1 re`);
      start = end;
    }
  }
  doc
    .save()
    .translate(x, y)
    .scale(size / rows.length)
    .addContent(runs.join('\n'))
    .fill('#000000')
    .restore();
}
