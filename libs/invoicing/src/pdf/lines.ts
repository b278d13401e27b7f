import type { InvoiceLine } from '#libs/domain';
import { decimal, money, percent, shortDay, unitPriceText } from '../format.js';
import { type Context, LABEL, hasVat } from './context.js';
import { COLORS, CONTENT, PAGE, type Style } from './sheet.js';

interface Column {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly of: (line: InvoiceLine) => string;
}

function columnsOf({ invoice, words, locale }: Context): Column[] {
  const { currency } = invoice;
  const vat = hasVat(invoice);
  const numeric = (title: string, width: number, of: Column['of']): Column => ({ title, width, align: 'right', of });
  const right: Column[] = [
    numeric(words.quantity, 38, (line) => decimal(line.quantity, locale)),
    numeric(vat ? words.unitNet : words.unit, 66, (line) => unitPriceText(line.unitNet, locale)),
    ...(vat ? [numeric(words.vatRate, 46, (line) => percent(line.vatRateBp, locale))] : []),
    numeric(vat ? words.net : words.amount, 78, (line) => money(line.netCents, currency, locale)),
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
  [label, [person, costCentre].filter(Boolean).join(' · ')].filter(Boolean).join(' – ');

const GUTTER = 8;

/**
 * The lines, over as many pages as they need; each page begins with the titles of the columns. `keep` is the height of
 * what must not come to stand on a page without a line.
 */
export function lines(context: Context, keep: number): void {
  const { sheet, invoice } = context;
  const columns = columnsOf(context);
  const heightOf = (texts: readonly string[], style: Style): number =>
    Math.max(...columns.map(({ width }, index) => sheet.heightOf(texts[index]!, width - GUTTER, style)));
  const row = (texts: readonly string[], style: Style): void => {
    let x: number = PAGE.left;
    for (const [index, { width, align }] of columns.entries()) {
      const shift = align === 'right' ? GUTTER : 0;
      sheet.text(texts[index]!, x + shift, sheet.y, width - GUTTER, { ...style, align });
      x += width;
    }
  };
  const titles = () => {
    const texts = columns.map(({ title }) => title);
    row(texts, LABEL);
    sheet.y += heightOf(texts, LABEL) + 5;
    sheet.rule(PAGE.left, sheet.y, CONTENT, COLORS.accent, 1);
    sheet.y += 6;
  };
  const style: Style = { size: 8.5 };
  titles();
  for (const [index, line] of invoice.lines.entries()) {
    const texts = columns.map((column) => column.of(line));
    const height = heightOf(texts, style);
    const after = index === invoice.lines.length - 1 ? 10 + keep : 0;
    if (sheet.breakFor(height + 11 + after)) titles();
    row(texts, style);
    sheet.y += height + 5;
    sheet.rule(PAGE.left, sheet.y, CONTENT);
    sheet.y += 6;
  }
  sheet.y += 10;
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
      const bottom = sheet.text(row.name ?? nobodys[part], PAGE.left, top, width - 100, { size: 8.5 });
      const amount = money(row.netCents, invoice.currency, locale);
      sheet.text(amount, PAGE.left + width - 100, top, 100, { size: 8.5, align: 'right' });
      sheet.y = bottom + 3;
    }
    sheet.y += 12;
  }
}
