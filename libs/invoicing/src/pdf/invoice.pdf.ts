import { type InvoiceSnapshot, dueCentsOf } from '#libs/domain';
import { type Block, type Context, SMALL, paragraphs, stacked } from './context.js';
import { head, identityOf, parties, remarks } from './head.js';
import { lines, subtotals } from './lines.js';
import { payment } from './payment.js';
import { qrBill } from './qr-bill.js';
import { COLORS, CONTENT, PAGE, Sheet } from './sheet.js';
import { sums } from './sums.js';
import { WORDS, type Words } from './words.js';

/** Stored beside the bytes: grows whenever the drawing changes. */
export const TEMPLATE = 'invoice-5';

export interface Inside {
  /** The picture that `Seller.logo` is the hash of: PNG or JPEG. */
  readonly logo?: Buffer | null;
  /** Factur-X: the same document for machines. */
  readonly xml?: string | null;
}

/**
 * The document of a snapshot, PDF/A-3b. Nothing but the snapshot, its logo and its XML goes in: the same ones make the
 * same bytes.
 */
export const invoicePdf = (invoice: InvoiceSnapshot, inside: Inside = {}): Promise<Buffer> =>
  drawPdf(invoice, inside, { words: WORDS[invoice.locale], settle: payment, slip: qrBill });

/** What tells documents of the same form apart. */
export interface Form {
  readonly words: Words;
  /** What the buyer is to do. */
  readonly settle: (context: Context) => Block;
  /** What is drawn at the foot of the last page; returns where it begins, null for nothing. */
  readonly slip?: (context: Context) => number | null;
  /** Written large across each page. */
  readonly across?: string;
}

export async function drawPdf(
  invoice: InvoiceSnapshot,
  { logo = null, xml = null }: Inside,
  { words, settle, slip: drawSlip = () => null, across }: Form,
): Promise<Buffer> {
  const { locale, number, kind, seller, issuedOn } = invoice;
  const title = `${words.titles[kind]} ${number} - ${seller.tradeName}`;
  const date = new Date(`${issuedOn}T12:00:00Z`);
  const sheet = new Sheet({ title, author: seller.name, language: locale, date, xml });
  const context: Context = { sheet, invoice, words, locale };
  head(context, logo);
  parties(context);
  remarks(context);
  // Sums alone on a page say nothing, and mentions alone less: the sums stay with the last line, the mentions with how to
  // pay; where nothing is to be paid, all of it in one piece.
  const howToPay = stacked([settle(context), legal(context)]);
  const tail = dueCentsOf(invoice) > 0 ? [sums(context), howToPay] : [stacked([sums(context), howToPay])];
  const keep = tail[0]!.height;
  const recap = (invoice.subtotals ?? []).length > 0;
  lines(context, recap ? 0 : keep);
  if (recap) subtotals(context, keep);
  for (const block of tail) {
    sheet.breakFor(block.height);
    block.draw();
  }
  const slip = drawSlip(context);
  return sheet.finish((page, pages) => {
    if (across !== undefined) sheet.across(across);
    foot(context, page, pages, page === pages ? slip : null);
  });
}

/** What the law wants said, and the seller's own words. */
function legal({ sheet, invoice, words }: Context) {
  const box = { x: PAGE.left, width: CONTENT, after: 6 };
  const texts = invoice.mentions.map(({ text }) => text);
  const closing = invoice.seller.closing ?? '';
  return stacked([
    paragraphs(sheet, words.legal.toUpperCase(), texts, box, SMALL),
    paragraphs(sheet, null, [closing], { ...box, after: 0 }, { ...SMALL, color: COLORS.ink }),
  ]);
}

/** Who issued it and where in the document one is: a lost page still tells where it belongs. */
function foot({ sheet, invoice, words }: Context, page: number, pages: number, slip: number | null): void {
  const y = slip === null ? 800 : slip - 28;
  sheet.rule(PAGE.left, y - 8, CONTENT);
  const { seller, number, kind, lastClosure } = invoice;
  const journal = lastClosure ? [`${words.journal} ${lastClosure}`] : [];
  const about = [seller.name, ...identityOf(seller, words).slice(0, 1), `${words.titles[kind]} ${number}`];
  const who = [...about, ...journal].join(' · ');
  sheet.text(who, PAGE.left, y, CONTENT - 80, { size: 7, color: COLORS.quiet });
  sheet.text(`${words.page} ${page} / ${pages}`, PAGE.right - 80, y, 80, {
    size: 7,
    color: COLORS.quiet,
    align: 'right',
  });
}
