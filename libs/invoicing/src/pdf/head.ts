import type { Buyer, InvoiceSnapshot, PostalAddress, Seller } from '#libs/domain';
import { type Locale, longDay, shortDay } from '../format.js';
import { type Context, LABEL, SMALL } from './context.js';
import { COLORS, CONTENT, PAGE, type Sheet, type Style } from './sheet.js';
import { type Words, countryName } from './words.js';

/** Logo or trade name on the left; what the document is, its number and dates on the right. */
export function head({ sheet, invoice, words, locale }: Context, logo: Buffer | null): void {
  sheet.doc.rect(0, 0, PAGE.width, 7).fill(COLORS.accent);
  const half = CONTENT / 2;
  const right = PAGE.left + half;
  const { tradeName } = invoice.seller;
  const nameStyle: Style = { size: tradeName.length > 40 ? 13 : 17, bold: true, color: COLORS.accent };
  const nameBottom = logo
    ? sheet.picture(logo, PAGE.left, 36, 190, 62)
    : sheet.text(tradeName, PAGE.left, 46, half - 16, nameStyle);
  const title = words.titles[invoice.kind];
  const titleStyle: Style = { size: title.length > 12 ? 17 : 21, bold: true, align: 'right' };
  const titleBottom = sheet.text(title, right, 44, half, titleStyle);
  const numberStyle: Style = { size: 11, bold: true, align: 'right' };
  let y = sheet.text(`${words.number} ${invoice.number}`.trim(), right, titleBottom + 2, half, numberStyle) + 9;
  for (const [name, value] of factsOf(invoice, words, locale)) {
    sheet.text(name, right, y, half - 132, { size: 8.5, color: COLORS.quiet, align: 'right' });
    y = sheet.text(value, PAGE.right - 126, y, 126, { size: 8.5, align: 'right' }) + 2.5;
  }
  sheet.y = Math.max(y, nameBottom) + 16;
}

function factsOf(invoice: InvoiceSnapshot, words: Words, locale: Locale): [string, string][] {
  const { kind, issuedOn, dueOn, period, reference } = invoice;
  return [
    [words.issuedOn, longDay(issuedOn, locale)],
    ...(kind === 'credit_note' ? [] : [[words.dueOn, longDay(dueOn, locale)] as [string, string]]),
    [words.period, [...new Set([period.first, period.last])].map((day) => shortDay(day, locale)).join(' – ')],
    ...(reference?.purchaseOrder ? [[words.purchaseOrder, reference.purchaseOrder] as [string, string]] : []),
    ...(reference?.serviceCode ? [[words.serviceCode, reference.serviceCode] as [string, string]] : []),
  ];
}

export function parties({ sheet, invoice, words, locale }: Context): void {
  const top = sheet.y;
  const width = (CONTENT - 20) / 2;
  const right = PAGE.left + width + 20;
  const buyerHeight = drawBuyer(null);
  let y = sheet.text(words.seller.toUpperCase(), PAGE.left, top + 12, width, LABEL) + 4;
  y = sheet.text(invoice.seller.name, PAGE.left, y, width, { size: 10, bold: true }) + 2;
  for (const line of sellerLines(invoice.seller, words, locale)) y = sheet.text(line, PAGE.left, y, width, SMALL);
  sheet.box(right, top, width, buyerHeight + 24, COLORS.tint);
  drawBuyer(sheet);
  sheet.y = Math.max(y, top + buyerHeight + 24) + 22;

  /** Draws the buyer, or with null only measures: the box behind must be drawn first. Returns the height. */
  function drawBuyer(target: Sheet | null): number {
    const inner = width - 28;
    let at = 12;
    const put = (text: string, style: Style, after = 0) => {
      if (target) target.text(text, right + 14, top + at, inner, style);
      at += sheet.heightOf(text, inner, style) + after;
    };
    put(words.buyer.toUpperCase(), LABEL, 4);
    const [name, ...rest] = buyerLines(invoice.buyer, invoice.seller.address.country, words, locale);
    put(name!, { size: 10, bold: true }, 2);
    for (const line of rest) put(line, { ...SMALL, color: COLORS.ink });
    return at - 12;
  }
}

/** What a credit note corrects and why, and words for this buyer: read before the lines. */
export function remarks({ sheet, invoice, words, locale }: Context): void {
  const { corrects, reason, note } = invoice;
  const corrected = corrects
    ? `${words.corrects} ${words.the[corrects.kind]} ${corrects.number} ${words.dated} ${longDay(corrects.issuedOn, locale)}.`
    : '';
  const because = reason ? `${words.reason}${words.colon} ${reason}` : '';
  const texts = [corrected, because, ...(note ?? '').split(/\r?\n/)].filter((text) => text.trim() !== '');
  if (texts.length === 0) return;
  const style: Style = { size: 8.5, gap: 1.5 };
  const inner = CONTENT - 24;
  const heights = texts.map((text) => sheet.heightOf(text, inner, style));
  const height = heights.reduce((sum, one) => sum + one, 16 + (texts.length - 1) * 2);
  sheet.doc.rect(PAGE.left, sheet.y, 2.5, height).fill(COLORS.accent);
  let y = sheet.y + 8;
  texts.forEach((text, index) => {
    sheet.text(text, PAGE.left + 14, y, inner, style);
    y += heights[index]! + 2;
  });
  sheet.y += height + 18;
}

const addressLines = (
  { street, postcode, commune, country }: PostalAddress,
  home: string,
  locale: Locale,
): string[] => [street, `${postcode} ${commune}`, ...(country === home ? [] : [countryName(country, locale)])];

/** "123 456 789" and "123 456 789 00012" as French people read them; other numbers as given. */
const grouped = (digits: string): string =>
  /^\d{9}(\d{5})?$/.test(digits) ? digits.replace(/^(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ').trim() : digits;

const registerName = (country: string, words: Words): string =>
  ({ FR: words.siren, BE: words.enterprise, CH: words.ide })[country] ?? '';

export function identityOf({ address, registration, establishment }: Seller, words: Words): string[] {
  return [
    ...(registration ? [`${registerName(address.country, words)} ${grouped(registration)}`] : []),
    ...(establishment ? [`${words.siret} ${grouped(establishment)}`] : []),
  ];
}

function sellerLines(seller: Seller, words: Words, locale: Locale): string[] {
  return [
    seller.status,
    ...addressLines(seller.address, '', locale),
    ...identityOf(seller, words),
    seller.registry ?? '',
    seller.vatNumber ? `${words.vatNumber} ${seller.vatNumber}` : '',
    [seller.email, seller.phone].filter(Boolean).join(' · '),
  ].filter((line) => line !== '');
}

function buyerLines(buyer: Buyer, home: string, words: Words, locale: Locale): string[] {
  const { name, companyName, address, registration, establishment, vatNumber, email } = buyer;
  const register = registerName(address?.country ?? home, words);
  return [
    companyName ?? name,
    ...(companyName && companyName !== name ? [`${words.attention} ${name}`] : []),
    ...(address ? addressLines(address, home, locale) : []),
    ...(registration ? [`${register} ${grouped(registration)}`.trim()] : []),
    ...(establishment ? [`${words.siret} ${grouped(establishment)}`] : []),
    ...(vatNumber ? [`${words.vatNumber} ${vatNumber}`] : []),
    email,
  ];
}
