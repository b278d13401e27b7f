/** Text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell for a spreadsheet: an apostrophe stands before what would be a formula. */
export const spreadsheetCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** What a cell holds, all of it text: the apostrophe that our own exports put before a formula is taken off again. */
export const cellText = (cell: string): string =>
  (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell).trim();

/** A line of a file for spreadsheets (RFC 4180, with semicolons as they have them in France). */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map(spreadsheetCell)
    .map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(';')}\r\n`;
