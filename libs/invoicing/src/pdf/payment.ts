import { dueCentsOf, restCentsOf } from '#libs/domain';
import { type Block, type Context, LABEL } from './context.js';
import { drawQr, epcPayload, qrOf } from './qr.js';
import { CONTENT, PAGE, type Style } from './sheet.js';

const CODE = 82;
const TEXT: Style = { size: 8.5, gap: 1.5 };

/** How to pay: in words, and as a code that the app of a bank reads. */
export function payment({ sheet, invoice, words }: Context): Block {
  const { bic } = invoice.seller;
  const iban = invoice.seller.iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
  const payload = epcPayload(invoice);
  const width = payload ? CONTENT - CODE - 24 : CONTENT;
  const due = dueCentsOf(invoice);
  const reference = invoice.paymentReference ?? invoice.number;
  const how = `${iban ? words.byTransfer : words.atDesk} ${reference}`;
  const account = iban ? `IBAN ${iban}${bic ? `   ·   BIC ${bic}` : ''}` : '';
  const paid = (invoice.deposits?.length ?? 0) > 0;
  const settled = paid ? words.nothingLeft : words.nothingDue;
  const given = paid && restCentsOf(invoice) === 0 ? words.allReturned : words.toDeduct;
  const nothing = invoice.kind === 'credit_note' ? given : settled;
  const texts: [string, Style][] =
    due > 0
      ? [
          [how, TEXT],
          [account, { size: 9.5, bold: true }],
          [payload ? words.scan : '', { ...TEXT, size: 8 }],
        ]
      : [[nothing, TEXT]];
  const heights = texts.map(([text, style]) => (text ? sheet.heightOf(text, width, style) + 3 : 0));
  const textHeight = heights.reduce((sum, height) => sum + height, 16);
  const height = Math.max(textHeight, payload ? CODE : 0);
  return {
    height: height + 18,
    draw: () => {
      const top = sheet.y;
      let y = sheet.text(words.payment.toUpperCase(), PAGE.left, top, width, LABEL) + 4;
      texts.forEach(([text, style], index) => {
        sheet.text(text, PAGE.left, y, width, style);
        y += heights[index]!;
      });
      if (payload) drawQr(sheet.doc, qrOf(payload), PAGE.right - CODE, top, CODE);
      sheet.y = top + height + 18;
    },
  };
}
