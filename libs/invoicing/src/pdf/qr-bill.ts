import { SwissQRBill } from 'swissqrbill/pdf';
import type { Data } from 'swissqrbill/types';
import { type Buyer, type InvoiceSnapshot, dueCentsOf } from '#libs/domain';
import { isIban } from '#libs/domain';
import type { Context } from './context.js';
import { swissFonts } from './fonts.js';
import { COLORS, PAGE } from './sheet.js';

/** 105 mm at the foot of a page, over its whole width (SIX, Implementation Guidelines QR-bill). */
const HEIGHT = 297.64;
const TOP = PAGE.height - HEIGHT;
/** Where the text of that page ends, with its own foot below. */
const BOTTOM = TOP - 44;

/** The characters SIX allows: Latin letters with the accents of Europe. */
const allowed = (text: string, length: number): string =>
  text
    .normalize('NFC')
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[^\x20-\x7e\u00a1-\u017fȘșȚț€]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, length)
    .trim();

/** 52 mm at 8 points, the narrower of the two parts. */
const COLUMN = 18;

/** As much of it as the slip has lines for: the library would write on over the foot and begin a page of its own. */
function fitting(text: string, lines: number): string {
  const font = swissFonts().regular;
  const needs = (kept: string): number => {
    let count = 1;
    let at = 0;
    for (const word of kept.split(/(?<= )/)) {
      const width = font.widthOf(word);
      if (at > 0 && at + font.widthOf(word.trimEnd()) > COLUMN) {
        count++;
        at = 0;
      }
      count += Math.floor((at + width) / COLUMN);
      at = (at + width) % COLUMN;
    }
    return count;
  };
  let kept = text;
  while (kept !== '' && needs(kept) > lines) kept = kept.slice(0, -1).trimEnd();
  return kept;
}

/** Null where there is none to make: another country's account, nothing to pay, or a seller whose address is not whole. */
function qrBillData(invoice: InvoiceSnapshot): Data | null {
  const { seller, currency, number, paymentReference } = invoice;
  const cents = dueCentsOf(invoice);
  const account = seller.iban?.replace(/\s/g, '').toUpperCase() ?? '';
  const creditor = debtorOf(seller.name, seller.address);
  if (!/^(CH|LI)/.test(account) || !isIban(account) || cents <= 0 || cents > 99_999_999_999 || !creditor) return null;
  const debtor = debtorOf(invoice.buyer.companyName ?? invoice.buyer.name, invoice.buyer.address);
  return {
    currency,
    amount: cents / 100, // the library prints it with two decimals, which is exact for whole cents
    creditor: { ...creditor, account },
    ...(debtor && { debtor }),
    ...(paymentReference && { reference: paymentReference }),
    message: number,
  };
}

/** Structured addresses are the only ones since November 2025; whoever has none is written in by hand. */
function debtorOf(name: string, address: Buyer['address']) {
  if (!address) return null;
  const { street, postcode, commune, country } = address;
  const zip = allowed(postcode, 16);
  const [who, where] = [fitting(allowed(name, 70), 2), fitting(allowed(street, 70), 2)];
  const city = fitting(`${country}-${zip} ${allowed(commune, 35)}`, 1).slice(country.length + zip.length + 2);
  return [who, where, zip, city].every(Boolean) ? { name: who, address: where, zip, city, country } : null;
}

/** Puts the payment part at the foot of this page if it is free, else of a new one. Returns the page's own last y. */
export function qrBill({ sheet, invoice, words, locale }: Context): number | null {
  const data = qrBillData(invoice);
  if (!data) return null;
  const { doc } = sheet;
  if (sheet.y > BOTTOM) {
    doc.addPage();
    const title = `${words.titles[invoice.kind]} ${invoice.number}`;
    sheet.y = sheet.text(`${words.slip} – ${title}`, PAGE.left, PAGE.top, 400, { size: 10, color: COLORS.quiet });
  }
  const { regular, bold } = swissFonts();
  doc.registerFont('Liberation Sans', regular.source).registerFont('Liberation Sans-Bold', bold.source);
  doc.save();
  doc.fillColor('#000000'); // the library leaves the colour of its text to whoever drew last
  doc.y = 0; // the library looks whether there is room below it
  const options = { language: locale === 'fr' ? 'FR' : 'EN', fontName: 'Liberation Sans' } as const;
  new SwissQRBill(data, options).attachTo(doc, 0, TOP);
  doc.restore();
  return TOP;
}
