import { dueCentsOf } from '#libs/domain';
import { longDay, money, percent } from '../format.js';
import { type Block, type Context, LABEL, hasVat } from './context.js';
import { COLORS, PAGE, type Style } from './sheet.js';

const WIDTH = 218;
const ROW = 16;
const CELLS = [52, 88, 88];

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
        sheet.text(value, left + 120, y, WIDTH - 132, { size: 9, align: 'right' });
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
  const left = PAGE.right - WIDTH;
  const credit = kind === 'credit_note';
  const names = credit
    ? [words.credited, words.creditedWithVat]
    : deposits.length > 0
      ? [words.rest, words.rest]
      : [words.toPay, words.toPayWithVat];
  const cents = credit ? grossCents : dueCentsOf(invoice);
  sheet.box(left, y, WIDTH, 42, COLORS.accent);
  const onAccent = { color: '#ffffff' };
  const due = `${words.before} ${longDay(dueOn, locale)}`;
  const dated = !credit && cents > 0;
  sheet.text(names[vat ? 1 : 0]!, left + 12, y + (dated ? 9 : 15), 112, { ...onAccent, size: 9, bold: true });
  if (dated) sheet.text(due, left + 12, y + 23, 130, { ...onAccent, size: 7.5 });
  const amount = money(cents, currency, locale);
  sheet.text(amount, left + 96, y + 12, WIDTH - 108, { ...onAccent, size: 14, bold: true, align: 'right' });
}

function vatTable({ sheet, invoice, words, locale }: Context, top: number): void {
  const cash = (cents: number) => money(cents, invoice.currency, locale);
  const line = (texts: readonly string[], at: number, style: Style) =>
    texts.forEach((text, index) => {
      const x = PAGE.left + CELLS.slice(0, index).reduce((sum, cell) => sum + cell, 0);
      sheet.text(text, x, at, CELLS[index]!, { ...style, align: index === 0 ? 'left' : 'right' });
    });
  line([words.vatRate, words.vatBase, words.vatAmount], top, LABEL);
  sheet.rule(PAGE.left, top + 13, 228, COLORS.line);
  invoice.vat.forEach((group, index) => {
    const texts = [percent(group.vatRateBp, locale), cash(group.netCents), cash(group.vatCents)];
    line(texts, top + 18 + index * 15, { size: 8.5 });
  });
}
