/** Text that a spreadsheet would take for a formula: also in the wide forms, which some read as the plain ones. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** What ends a cell: here, or, before a formula, for a reader that takes commas or tabs to separate them. */
const PARTS = /[";\r\n]|[,\t]\s*[=+\-@＝＋－＠]/;

/** A cell for a spreadsheet: an apostrophe stands before what would be a formula. */
export const spreadsheetCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** What a cell holds, all of it text: the apostrophe that our own exports put before a formula is taken off again. */
export const cellText = (cell: string): string =>
  (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell).trim();

/** A line of a file for spreadsheets (RFC 4180, with semicolons as they have them in France). */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map(spreadsheetCell)
    .map((cell) => (PARTS.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(';')}\r\n`;
