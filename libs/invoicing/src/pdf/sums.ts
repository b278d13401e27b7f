import { dueCentsOf } from '#libs/domain';
import { longDay, money, percent } from '../format.js';
import { type Block, type Context, LABEL, hasVat } from './context.js';
import { COLORS, CONTENT, PAGE, type Style } from './sheet.js';

const WIDTH = 218;
const ROW = 16;
const CELLS = [52, 88, 88];
const VAT_WIDTH = 228;

/** VAT by rate on the left, sums on the right, what is to be paid where the eye ends. */
export function sums(context: Context): Block {
  const { sheet, invoice } = context;
  const rows = rowsOf(context);
  const vatHeight = hasVat(invoice) ? 22 + invoice.vat.length * 15 : 0;
  const sumsHeight = rows.length * ROW + (rows.length > 0 ? 4 : 0) + 42;
  return {
    height: Math.max(vatHeight, sumsHeight) + 22,
    draw: () => {
      const top = sheet.y;
      let y = top;
      for (const [name, value] of rows) {
        const left = PAGE.right - WIDTH + 12;
        sheet.text(name, left, y, 128, { size: 9, color: COLORS.quiet });
        sheet.textTo(PAGE.right - 12, y, value, { size: 9 });
        y += ROW;
      }
      total(context, rows.length > 0 ? y + 4 : y);
      if (hasVat(invoice)) vatTable(context, top);
      sheet.y = top + Math.max(vatHeight, sumsHeight) + 22;
    },
  };
}

function rowsOf({ invoice, words, locale }: Context): [string, string][] {
  const { currency, netCents, vatCents, grossCents, deposits = [] } = invoice;
  const cash = (cents: number) => money(cents, currency, locale);
  const vat = hasVat(invoice);
  return [
    ...(vat
      ? [[words.totalNet, cash(netCents)] as [string, string], [words.totalVat, cash(vatCents)] as [string, string]]
      : []),
    ...(deposits.length > 0 ? [[vat ? words.totalWithVat : words.total, cash(grossCents)] as [string, string]] : []),
    ...deposits.map(({ number, grossCents: paid }): [string, string] => [`${words.deposit} ${number}`, cash(-paid)]),
  ];
}

function total({ sheet, invoice, words, locale }: Context, y: number): void {
  const { kind, deposits = [], currency, grossCents, dueOn } = invoice;
  const vat = hasVat(invoice);
  const credit = kind === 'credit_note';
  const names = credit
    ? [words.credited, words.creditedWithVat]
    : deposits.length > 0
      ? [words.rest, words.rest]
      : [words.toPay, words.toPayWithVat];
  const cents = credit ? grossCents : dueCentsOf(invoice);
  const due = `${words.before} ${longDay(dueOn, locale)}`;
  const dated = !credit && cents > 0;
  const name: Style = { color: '#ffffff', size: 9, bold: true };
  const small: Style = { color: '#ffffff', size: 7.5 };
  const large: Style = { color: '#ffffff', size: 14, bold: true };
  const title = names[vat ? 1 : 0]!;
  const amount = money(cents, currency, locale);
  // The box grows to the left for what is long, up to the table of VAT; what is longer still is printed smaller.
  const said = Math.max(sheet.widthOf(title, name), dated ? sheet.widthOf(due, small) : 0);
  const wanted = sheet.widthOf(amount, large);
  const width = Math.min(Math.max(WIDTH, said + wanted + 36), vat ? CONTENT - VAT_WIDTH - 12 : CONTENT);
  const size = Math.min(14, (14 * (width - said - 36)) / wanted);
  const left = PAGE.right - width;
  sheet.box(left, y, width, 42, COLORS.accent);
  sheet.text(title, left + 12, y + (dated ? 9 : 15), said + 4, name);
  if (dated) sheet.text(due, left + 12, y + 23, said + 4, small);
  sheet.textTo(PAGE.right - 12, y + 21 - size * 0.62, amount, { ...large, size });
}

function vatTable({ sheet, invoice, words, locale }: Context, top: number): void {
  const cash = (cents: number) => money(cents, invoice.currency, locale);
  const line = (texts: readonly string[], at: number, style: Style) =>
    texts.forEach((text, index) => {
      const right = PAGE.left + CELLS.slice(0, index + 1).reduce((sum, cell) => sum + cell, 0);
      if (index === 0) sheet.text(text, PAGE.left, at, CELLS[0]!, style);
      else sheet.textTo(right, at, text, style);
    });
  line([words.vatRate, words.vatBase, words.vatAmount], top, LABEL);
  sheet.rule(PAGE.left, top + 13, VAT_WIDTH, COLORS.line);
  invoice.vat.forEach((group, index) => {
    const texts = [percent(group.vatRateBp, locale), cash(group.netCents), cash(group.vatCents)];
    line(texts, top + 18 + index * 15, { size: 8.5 });
  });
}
