import type { InvoiceLine } from '#libs/domain';
import { decimal, money, percent, shortDay, unitPriceText } from '../format.js';
import { type Context, LABEL, hasVat } from './context.js';
import { COLORS, CONTENT, PAGE, type Style } from './sheet.js';

interface Column {
  readonly title: string;
  readonly width: number;
  /** A number: on the right, and never broken in two. */
  readonly numeric: boolean;
  readonly of: (line: InvoiceLine) => string;
}

const ROW: Style = { size: 8.5 };
const GUTTER = 8;

/** Numbers are given the room that the longest of them needs; what is left is the designation's. */
function columnsOf({ sheet, invoice, words, locale }: Context): Column[] {
  const { currency, lines } = invoice;
  const vat = hasVat(invoice);
  const numeric = (title: string, least: number, of: Column['of']): Column => {
    const longest = lines.map(of).reduce((a, b) => (b.length > a.length ? b : a), '');
    return { title, width: Math.max(least, sheet.widthOf(longest, ROW) + 2 * GUTTER), numeric: true, of };
  };
  const right: Column[] = [
    numeric(words.quantity, 38, (line) => decimal(line.quantity, locale)),
    numeric(vat ? words.unitNet : words.unit, 66, (line) => unitPriceText(line, locale)),
    ...(vat ? [numeric(words.vatRate, 46, (line) => percent(line.vatRateBp, locale))] : []),
    numeric(vat ? words.net : words.amount, 78, (line) => money(line.netCents, currency, locale)),
  ];
  const date: Column = {
    title: words.supplied,
    width: 62,
    numeric: false,
    of: (line) => shortDay(line.suppliedOn, locale),
  };
  const used = [date, ...right].reduce((width, column) => width + column.width, 0);
  const label: Column = { title: words.designation, width: CONTENT - used, numeric: false, of: labelOf };
  return [date, label, ...right];
}

/** On a company's invoice also for whom it was, and on which cost centre. */
const labelOf = ({ label, person, costCentre }: InvoiceLine): string =>
  [label, [person, costCentre].filter(Boolean).join(' · ')].filter(Boolean).join(' – ');

/**
 * The lines, over as many pages as they need; each page begins with the titles of the columns. `keep` is the height of
 * what must not come to stand on a page without a line.
 */
export function lines(context: Context, keep: number): void {
  const { sheet, invoice } = context;
  const columns = columnsOf(context);
  const titles = columns.map(({ title }) => title);
  const titlesHeight = Math.max(...columns.map(({ title, width }) => sheet.heightOf(title, width - GUTTER, LABEL)));
  const head = () => {
    placed(columns, (index, x, { width, numeric }) => {
      const shift = numeric ? GUTTER : 0;
      const style: Style = { ...LABEL, align: numeric ? 'right' : 'left' };
      sheet.text(titles[index]!, x + shift, sheet.y, width - GUTTER, style);
    });
    sheet.y += titlesHeight + 5;
    sheet.rule(PAGE.left, sheet.y, CONTENT, COLORS.accent, 1);
    sheet.y += 6;
  };
  for (const [index, line] of invoice.lines.entries()) {
    const texts = columns.map((column) => column.of(line));
    const height = Math.max(
      ...columns.map(({ width, numeric }, at) => (numeric ? 0 : sheet.heightOf(texts[at]!, width - GUTTER, ROW))),
    );
    const first = index === 0;
    const after = index === invoice.lines.length - 1 ? 10 + keep : 0;
    // Titles without a line below say nothing: they come with the first one.
    if (sheet.breakFor((first ? titlesHeight + 11 : 0) + height + 11 + after) || first) head();
    placed(columns, (at, x, { width, numeric }) => {
      if (numeric) sheet.textTo(x + width, sheet.y, texts[at]!, ROW);
      else sheet.text(texts[at]!, x, sheet.y, width - GUTTER, ROW);
    });
    sheet.y += height + 5;
    sheet.rule(PAGE.left, sheet.y, CONTENT);
    sheet.y += 6;
  }
  sheet.y += 10;
}

/** Each column with the x where it begins. */
function placed(columns: readonly Column[], draw: (index: number, x: number, column: Column) => void): void {
  let x: number = PAGE.left;
  for (const [index, column] of columns.entries()) {
    draw(index, x, column);
    x += column.width;
  }
}

/** What each person and each cost centre comes to, for a company's books. */
export function subtotals({ sheet, invoice, words, locale }: Context, keep: number): void {
  const width = 330;
  const titles = { person: words.byPerson, cost_centre: words.byCostCentre };
  const nobodys = { person: words.noPerson, cost_centre: words.noCostCentre };
  const all = invoice.subtotals ?? [];
  for (const part of ['person', 'cost_centre'] as const) {
    const rows = all.filter((row) => row.of === part);
    if (rows.length === 0) continue;
    sheet.breakFor(48);
    sheet.y = sheet.text(titles[part].toUpperCase(), PAGE.left, sheet.y, width, LABEL) + 4;
    for (const row of rows) {
      sheet.breakFor(14 + (row === all.at(-1) ? 12 + keep : 0));
      const top = sheet.y;
      const bottom = sheet.text(row.name ?? nobodys[part], PAGE.left, top, width - 100, ROW);
      const amount = money(row.netCents, invoice.currency, locale);
      sheet.textTo(PAGE.left + width, top, amount, ROW);
      sheet.y = bottom + 3;
    }
    sheet.y += 12;
  }
}
