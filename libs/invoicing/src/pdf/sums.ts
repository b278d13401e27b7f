import { restCentsOf, sum } from '#libs/domain';
import { longDay, money, percent } from '../format.js';
import { type Block, type Context, LABEL, hasVat } from './context.js';
import { COLORS, CONTENT, PAGE, type Style } from './sheet.js';

const WIDTH = 218;
const ROW = 16;
const UNDER = 10;
const CELLS = [52, 88, 88];
const VAT_WIDTH = 228;

/** VAT by rate on the left, sums on the right, what is to be paid where the eye ends. */
export function sums(context: Context): Block {
  const { sheet, invoice } = context;
  const rows = rowsOf(context);
  const vatHeight = hasVat(invoice) ? 22 + invoice.vat.length * 15 : 0;
  const rowsHeight = rows.reduce((height, { under }) => height + ROW + (under ? UNDER : 0), 0);
  const sumsHeight = rowsHeight + (rows.length > 0 ? 4 : 0) + 42;
  return {
    height: Math.max(vatHeight, sumsHeight) + 22,
    draw: () => {
      const bottom = sheet.y + Math.max(vatHeight, sumsHeight) + 22;
      if (hasVat(invoice)) vatTable(context, sheet.y);
      let turned = false;
      for (const [index, { name, value, under }] of rows.entries()) {
        const left = PAGE.right - WIDTH + 12;
        // More deposits than a page holds: the total stays with the last one.
        if (sheet.breakFor(ROW + UNDER + (index === rows.length - 1 ? 46 : 0))) turned = true;
        if (under) sheet.text(under, left, sheet.y + 12, WIDTH - 24, { size: 7.5, color: COLORS.quiet });
        sheet.text(name, left, sheet.y, 128, { size: 9, color: COLORS.quiet });
        sheet.textTo(PAGE.right - 12, sheet.y, value, { size: 9 });
        sheet.y += ROW + (under ? UNDER : 0);
      }
      if (rows.length > 0) sheet.y += 4;
      total(context, sheet.y);
      sheet.y = turned ? sheet.y + 42 + 22 : bottom;
    },
  };
}

interface Row {
  readonly name: string;
  readonly value: string;
  /** In small letters below. */
  readonly under?: string;
}

function rowsOf({ invoice, words, locale }: Context): Row[] {
  const { kind, currency, netCents, vatCents, grossCents, deposits = [] } = invoice;
  const cash = (cents: number) => money(cents, currency, locale);
  const vat = hasVat(invoice);
  const whole = { name: vat ? words.totalWithVat : words.total, value: cash(grossCents) };
  return [
    ...(vat ? [{ name: words.totalNet, value: cash(netCents) }] : []),
    ...(vat ? [{ name: words.totalVat, value: cash(vatCents) }] : []),
    ...(deposits.length > 0 ? [whole] : []),
    // Its tax was owed with the deposit: who deducts it must not deduct it again.
    ...deposits.map(({ number, issuedOn, grossCents: paid, vat: groups }) => {
      const tax = sum(groups.map((group) => group.vatCents));
      const dated = `${words.dated} ${longDay(issuedOn, locale)}`;
      const under = tax > 0 ? `${dated}, ${words.ofWhichVat} ${cash(tax)}` : dated;
      const name = kind === 'credit_note' ? words.returned : words.deposit;
      return { name: `${name} ${number}`, value: cash(-paid), under };
    }),
  ];
}

function total({ sheet, invoice, words, locale }: Context, y: number): void {
  const { kind, deposits = [], currency, dueOn } = invoice;
  const vat = hasVat(invoice);
  const credit = kind === 'credit_note';
  const whole = credit ? [words.credited, words.creditedWithVat] : [words.toPay, words.toPayWithVat];
  const rest = credit ? words.toGiveBack : words.rest;
  const names = deposits.length > 0 ? [rest, rest] : whole;
  const cents = restCentsOf(invoice);
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
