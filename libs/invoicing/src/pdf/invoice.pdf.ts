import type { Buyer, InvoiceLine, InvoiceSnapshot, PostalAddress, Seller } from '#libs/domain';
import { type Locale, decimal, longDay, money, percent, shortDay, unitPriceText } from '../format.js';
import { COLORS, CONTENT, PAGE, Sheet, type Style } from './sheet.js';
import { WORDS, type Words, countryName } from './words.js';

/** Stored beside the bytes: grows whenever the drawing changes. */
export const TEMPLATE = 'invoice-1';

interface Context {
  readonly sheet: Sheet;
  readonly invoice: InvoiceSnapshot;
  readonly words: Words;
  readonly locale: Locale;
}

const SMALL: Style = { size: 8, color: COLORS.quiet, gap: 1.5 };
const LABEL: Style = { size: 7.5, bold: true, color: COLORS.accent };

/** The document of a snapshot. Nothing but the snapshot goes in: the same one makes the same bytes. */
export async function invoicePdf(invoice: InvoiceSnapshot): Promise<Buffer> {
  const { locale, number, seller, issuedOn } = invoice;
  const words = WORDS[locale];
  const title = `${words.title} ${number} - ${seller.tradeName}`;
  const date = new Date(`${issuedOn}T12:00:00Z`);
  const sheet = new Sheet({ title, author: seller.name, language: locale, date });
  const context: Context = { sheet, invoice, words, locale };
  head(context);
  parties(context);
  lines(context);
  totals(context);
  subtotals(context);
  payment(context);
  mentions(context);
  return sheet.finish((page, pages) => foot(context, page, pages));
}

/** Trade name on the left; what the document is, its number and dates on the right. */
function head({ sheet, invoice, words, locale }: Context): void {
  sheet.doc.rect(0, 0, PAGE.width, 7).fill(COLORS.accent);
  const half = CONTENT / 2;
  const right = PAGE.left + half;
  const { tradeName } = invoice.seller;
  const nameStyle: Style = { size: tradeName.length > 40 ? 13 : 17, bold: true, color: COLORS.accent };
  const nameBottom = sheet.text(tradeName, PAGE.left, 46, half - 16, nameStyle);
  sheet.text(words.title, right, 44, half, { size: 21, bold: true, align: 'right' });
  let y =
    sheet.text(`${words.number} ${invoice.number}`, right, 71, half, { size: 11, bold: true, align: 'right' }) + 9;
  const { first, last } = invoice.period;
  const facts: [string, string][] = [
    [words.issuedOn, longDay(invoice.issuedOn, locale)],
    [words.dueOn, longDay(invoice.dueOn, locale)],
    [words.period, `${shortDay(first, locale)} – ${shortDay(last, locale)}`],
    ...referencesOf(invoice, words),
  ];
  for (const [name, value] of facts) {
    sheet.text(name, right, y, half - 132, { size: 8.5, color: COLORS.quiet, align: 'right' });
    y = sheet.text(value, PAGE.right - 126, y, 126, { size: 8.5, align: 'right' }) + 2.5;
  }
  sheet.y = Math.max(y, nameBottom) + 16;
}

const referencesOf = ({ reference }: InvoiceSnapshot, words: Words): [string, string][] => [
  ...(reference?.purchaseOrder ? [[words.purchaseOrder, reference.purchaseOrder] as [string, string]] : []),
  ...(reference?.serviceCode ? [[words.serviceCode, reference.serviceCode] as [string, string]] : []),
];

function parties({ sheet, invoice, words, locale }: Context): void {
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

const addressLines = (
  { street, postcode, commune, country }: PostalAddress,
  home: string,
  locale: Locale,
): string[] => [street, `${postcode} ${commune}`, ...(country === home ? [] : [countryName(country, locale)])];

/** "123 456 789" and "123 456 789 00012" as French people read them; other numbers as given. */
const grouped = (digits: string): string =>
  /^\d{9}(\d{5})?$/.test(digits) ? digits.replace(/^(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ').trim() : digits;

function identityOf({ address, registration, establishment }: Seller, words: Words): string[] {
  const name = { FR: words.siren, BE: words.enterprise, CH: words.ide }[address.country] ?? '';
  return [
    ...(registration ? [`${name} ${grouped(registration)}`] : []),
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
  const { name, companyName, address, registration, vatNumber, email } = buyer;
  const country = address?.country ?? home;
  const registrationName = { FR: words.siren, BE: words.enterprise, CH: words.ide }[country] ?? '';
  return [
    companyName ?? name,
    ...(companyName && companyName !== name ? [`${words.attention} ${name}`] : []),
    ...(address ? addressLines(address, home, locale) : []),
    ...(registration ? [`${registrationName} ${grouped(registration)}`.trim()] : []),
    ...(vatNumber ? [`${words.vatNumber} ${vatNumber}`] : []),
    email,
  ];
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly of: (line: InvoiceLine) => string;
}

/** Charges VAT at all: a document without VAT has no VAT columns and no "HT". */
const hasVat = ({ vat }: InvoiceSnapshot): boolean => vat.some((group) => group.vatCategory === 'S');

function columnsOf({ invoice, words, locale }: Context): Column[] {
  const { currency } = invoice;
  const vat = hasVat(invoice);
  const right: Column[] = [
    { title: words.quantity, width: 38, align: 'right', of: (line) => decimal(line.quantity, locale) },
    {
      title: vat ? words.unitNet : words.unit,
      width: 66,
      align: 'right',
      of: (line) => unitPriceText(line.unitNet, locale),
    },
    ...(vat
      ? [
          {
            title: words.vatRate,
            width: 46,
            align: 'right',
            of: (line: InvoiceLine) => percent(line.vatRateBp, locale),
          } as const,
        ]
      : []),
    {
      title: vat ? words.net : words.amount,
      width: 78,
      align: 'right',
      of: (line) => money(line.netCents, currency, locale),
    },
  ];
  const date: Column = {
    title: words.supplied,
    width: 62,
    align: 'left',
    of: (line) => shortDay(line.suppliedOn, locale),
  };
  const used = [date, ...right].reduce((width, column) => width + column.width, 0);
  const label: Column = { title: words.designation, width: CONTENT - used, align: 'left', of: labelOf };
  return [date, label, ...right];
}

/** On a company's invoice also for whom it was, and on which cost centre. */
const labelOf = ({ label, person, costCentre }: InvoiceLine): string =>
  person === undefined ? label : `${label}\n${[person, costCentre].filter(Boolean).join(' · ')}`;

/** The lines, over as many pages as they need; each page begins with the titles of the columns. */
function lines(context: Context): void {
  const { sheet, invoice } = context;
  const columns = columnsOf(context);
  const gutter = 8;
  const row = (texts: readonly string[], style: Style): number => {
    const heights = columns.map((column, index) => sheet.heightOf(texts[index]!, column.width - gutter, style));
    let x: number = PAGE.left;
    columns.forEach((column, index) => {
      const shift = column.align === 'right' ? gutter : 0;
      sheet.text(texts[index]!, x + shift, sheet.y, column.width - gutter, { ...style, align: column.align });
      x += column.width;
    });
    return Math.max(...heights);
  };
  const titles = () => {
    const style: Style = { size: 7.5, bold: true, color: COLORS.accent };
    sheet.y +=
      row(
        columns.map((column) => column.title),
        style,
      ) + 5;
    sheet.rule(PAGE.left, sheet.y, CONTENT, COLORS.accent, 1);
    sheet.y += 6;
  };
  const style: Style = { size: 8.5 };
  titles();
  for (const [index, line] of invoice.lines.entries()) {
    // The last line stays with the totals: sums alone on a page say nothing.
    const after = index === invoice.lines.length - 1 ? 10 + totalsHeight(invoice) : 0;
    const texts = columns.map((column) => column.of(line));
    const height = Math.max(
      ...columns.map((column, index) => sheet.heightOf(texts[index]!, column.width - gutter, style)),
    );
    if (sheet.breakFor(height + 11 + after)) titles();
    row(texts, style);
    sheet.y += height + 5;
    sheet.rule(PAGE.left, sheet.y, CONTENT);
    sheet.y += 6;
  }
  sheet.y += 10;
}

const vatTableHeight = (invoice: InvoiceSnapshot): number => (hasVat(invoice) ? 22 + invoice.vat.length * 15 : 0);
const totalsHeight = (invoice: InvoiceSnapshot): number => Math.max(vatTableHeight(invoice), hasVat(invoice) ? 86 : 52);

/** VAT by rate on the left, sums on the right, what is to be paid where the eye ends. */
function totals({ sheet, invoice, words, locale }: Context): void {
  const { currency, vat: groups, netCents, vatCents, grossCents } = invoice;
  const vat = hasVat(invoice);
  const cash = (cents: number) => money(cents, currency, locale);
  sheet.breakFor(totalsHeight(invoice));
  const top = sheet.y;
  const width = 218;
  const left = PAGE.right - width;
  let y = top;
  if (vat) {
    for (const [name, cents] of [
      [words.totalNet, netCents],
      [words.totalVat, vatCents],
    ] as const) {
      sheet.text(name, left + 12, y, 100, { size: 9, color: COLORS.quiet });
      y = sheet.text(cash(cents), left + 100, y, width - 112, { size: 9, align: 'right' }) + 4;
    }
    y += 4;
  }
  sheet.box(left, y, width, 42, COLORS.accent);
  const onAccent = { color: '#ffffff' };
  const due = `${words.before} ${longDay(invoice.dueOn, locale)}`;
  sheet.text(vat ? words.toPayWithVat : words.toPay, left + 12, y + 9, 110, { ...onAccent, size: 9, bold: true });
  sheet.text(due, left + 12, y + 23, 130, { ...onAccent, size: 7.5 });
  sheet.text(cash(grossCents), left + 96, y + 12, width - 108, { ...onAccent, size: 14, bold: true, align: 'right' });
  const bottom = y + 42;
  if (vat) vatTable();
  sheet.y = Math.max(bottom, top + vatTableHeight(invoice)) + 24;

  function vatTable(): void {
    const cells = [52, 88, 88];
    const line = (texts: readonly string[], at: number, style: Style) =>
      texts.forEach((text, index) => {
        const x = PAGE.left + cells.slice(0, index).reduce((sum, cell) => sum + cell, 0);
        sheet.text(text, x, at, cells[index]!, { ...style, align: index === 0 ? 'left' : 'right' });
      });
    line([words.vatRate, words.vatBase, words.vatAmount], top, LABEL);
    sheet.rule(PAGE.left, top + 13, 228, COLORS.line);
    groups.forEach((group, index) => {
      const texts = [percent(group.vatRateBp, locale), cash(group.netCents), cash(group.vatCents)];
      line(texts, top + 18 + index * 15, { size: 8.5 });
    });
  }
}

/** What each person and each cost centre comes to, for a company's books. */
function subtotals({ sheet, invoice, words, locale }: Context): void {
  const width = 330;
  const titles = { person: words.byPerson, cost_centre: words.byCostCentre };
  for (const part of ['person', 'cost_centre'] as const) {
    const rows = (invoice.subtotals ?? []).filter((row) => row.of === part);
    if (rows.length === 0) continue;
    sheet.breakFor(48);
    sheet.y = sheet.text(titles[part].toUpperCase(), PAGE.left, sheet.y, width, LABEL) + 4;
    for (const { name, netCents } of rows) {
      sheet.breakFor(14);
      const top = sheet.y;
      const bottom = sheet.text(name ?? words.noCostCentre, PAGE.left, top, width - 100, { size: 8.5 });
      sheet.text(money(netCents, invoice.currency, locale), PAGE.left + width - 100, top, 100, {
        ...{ size: 8.5, align: 'right' },
      });
      sheet.y = bottom + 3;
    }
    sheet.y += 12;
  }
}

function payment({ sheet, invoice, words }: Context): void {
  const { iban, bic } = invoice.seller;
  const grouping = iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
  sheet.breakFor(64);
  sheet.y = sheet.text(words.payment.toUpperCase(), PAGE.left, sheet.y, CONTENT, LABEL) + 4;
  const how = iban ? words.byTransfer : words.atDesk;
  sheet.y = sheet.text(`${how} ${invoice.number}`, PAGE.left, sheet.y, CONTENT, { size: 8.5 }) + 2;
  if (grouping) {
    const account = `IBAN ${grouping}${bic ? `   ·   BIC ${bic}` : ''}`;
    sheet.y = sheet.text(account, PAGE.left, sheet.y, CONTENT, { size: 9.5, bold: true });
  }
  sheet.y += 20;
}

function mentions({ sheet, invoice, words }: Context): void {
  if (invoice.mentions.length === 0) return;
  const heights = invoice.mentions.map((mention) => sheet.heightOf(mention.text, CONTENT, SMALL) + 2);
  sheet.breakFor(heights.reduce((sum, height) => sum + height, 16));
  sheet.y = sheet.text(words.legal.toUpperCase(), PAGE.left, sheet.y, CONTENT, LABEL) + 4;
  for (const { text } of invoice.mentions) sheet.y = sheet.text(text, PAGE.left, sheet.y, CONTENT, SMALL) + 2;
}

/** Who issued it and where in the document one is: a lost page still tells where it belongs. */
function foot({ sheet, invoice, words }: Context, page: number, pages: number): void {
  const y = 800;
  sheet.rule(PAGE.left, y - 8, CONTENT);
  const { seller, number } = invoice;
  const who = [seller.name, ...identityOf(seller, words).slice(0, 1), `${words.title} ${number}`].join(' · ');
  sheet.text(who, PAGE.left, y, CONTENT - 80, { size: 7, color: COLORS.quiet });
  sheet.text(`${words.page} ${page} / ${pages}`, PAGE.right - 80, y, 80, {
    size: 7,
    color: COLORS.quiet,
    align: 'right',
  });
}
