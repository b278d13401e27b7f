/**
 * What the tax office's "Test Compta Demat" looks at (Notice 2021; article A. 47 A-1 of the LPF), written apart from
 * the product's own writer. Each fault names its line.
 */
const COLUMNS =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'.split(
    ' ',
  );
const MAY_BE_EMPTY = new Set(['CompAuxNum', 'CompAuxLib', 'EcritureLet', 'DateLet', 'Montantdevise', 'Idevise']);

export type FecRow = Readonly<Record<string, string>>;

export interface CheckedFec {
  readonly rows: readonly FecRow[];
  readonly faults: readonly string[];
}

const isDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
};

/** "1234,56" in cents; NaN when it is no amount. */
export const centsOf = (text: string): number =>
  /^-?\d+,\d{2}$/.test(text) ? Number(text.replace(',', '')) : Number.NaN;

export function checkFec(name: string, text: string): CheckedFec {
  const faults: string[] = [];
  const closing = /^\d{9}FEC(\d{8})\.txt$/.exec(name)?.[1] ?? '';
  if (!isDate(closing)) faults.push(`name: ${name}`);
  if (text.startsWith('\uFEFF')) faults.push('a BOM');
  if (text.includes('|')) faults.push('a pipe in a file of tabs');
  const lines = text.split('\r\n');
  if (lines.pop() !== '') faults.push('the last line is cut off');
  const [head = '', ...body] = lines;
  if (head !== COLUMNS.join('\t')) faults.push(`columns: ${head}`);
  const rows = body.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [COLUMNS[index]!, cell])));
  rows.forEach((row, index) => faults.push(...faultsOfRow(row).map((fault) => `line ${index + 2}: ${fault}`)));
  faults.push(...faultsOfOrder(rows, closing), ...faultsOfBalance(rows));
  return { rows, faults };
}

function faultsOfRow(row: FecRow): string[] {
  const faults: string[] = [];
  if (Object.keys(row).length !== COLUMNS.length) faults.push(`${Object.keys(row).length} columns`);
  for (const column of COLUMNS) {
    const cell = row[column] ?? '';
    if (cell === '' && !MAY_BE_EMPTY.has(column)) faults.push(`${column} is empty`);
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f]/.test(cell)) faults.push(`${column} has control characters`);
  }
  for (const column of ['EcritureDate', 'PieceDate', 'ValidDate']) {
    if (!isDate(row[column] ?? '')) faults.push(`${column} is no date: ${row[column]}`);
  }
  if (!/^[1-8]\d{2}/.test(row['CompteNum'] ?? '')) faults.push(`CompteNum is not of the plan: ${row['CompteNum']}`);
  const [debit, credit] = [centsOf(row['Debit'] ?? ''), centsOf(row['Credit'] ?? '')];
  if (Number.isNaN(debit) || Number.isNaN(credit)) faults.push(`no amounts: ${row['Debit']} ${row['Credit']}`);
  else if ((debit === 0) === (credit === 0)) faults.push(`both sides or none: ${row['Debit']} ${row['Credit']}`);
  return faults;
}

/** Numbers 1..n without a gap, in the order of validation; nothing outside the twelve months that end on the closing day. */
function faultsOfOrder(rows: readonly FecRow[], closing: string): string[] {
  const faults: string[] = [];
  let before: FecRow = { EcritureNum: '0', ValidDate: '' };
  for (const row of rows) {
    const step = Number(row['EcritureNum']) - Number(before['EcritureNum']);
    if (step !== 1 && !(step === 0 && before['ValidDate'] !== ''))
      faults.push(`after ${before['EcritureNum']}: ${row['EcritureNum']}`);
    if (row['ValidDate']! < before['ValidDate']!)
      faults.push(`${row['EcritureNum']} was validated before the one above`);
    if (row['ValidDate']! < row['EcritureDate']!) faults.push(`${row['EcritureNum']} was validated before it happened`);
    const aYearBefore = String(Number(closing) - 10_000);
    if (row['EcritureDate']! > closing || row['EcritureDate']! <= aYearBefore)
      faults.push(`${row['EcritureNum']} lies in another year`);
    before = row;
  }
  return faults;
}

function faultsOfBalance(rows: readonly FecRow[]): string[] {
  const faults: string[] = [];
  for (const [number, lines] of Map.groupBy(rows, (row) => row['EcritureNum'])) {
    const balance = lines.reduce((sum, row) => sum + centsOf(row['Debit']!) - centsOf(row['Credit']!), 0);
    if (balance !== 0) faults.push(`entry ${number} is not balanced: ${balance}`);
    for (const column of ['PieceRef', 'PieceDate', 'EcritureDate', 'JournalCode', 'ValidDate']) {
      if (new Set(lines.map((row) => row[column])).size !== 1) faults.push(`entry ${number} has several ${column}`);
    }
  }
  const labels = Map.groupBy(rows, (row) => row['CompteNum']);
  for (const [account, lines] of labels) {
    if (new Set(lines.map((row) => row['CompteLib'])).size !== 1) faults.push(`account ${account} has several names`);
  }
  return faults;
}
