import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { type MemberId, cellText, csvLine, spreadsheetCell } from '#libs/domain';
import { cellsOf } from './import.csv.js';
import { columnsOf, givenMember, judge } from './import.rules.js';
import { decodeText, delimiterOf, recordsOf } from './import.text.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const rowsOf = (text: string) => {
  const delimiter = delimiterOf(text);
  const records = [...recordsOf(text, delimiter)];
  return cellsOf(records, delimiter).map((cells, i) => [records[i]!.line, cells]);
};

describe('the text of a file', () => {
  it('is UTF-8 with or without its mark, or Windows-1252', () => {
    expect(decodeText(bytes('é;œ\r\n'))).toEqual({ text: 'é;œ\n', encoding: 'utf-8' });
    expect(decodeText(bytes('\uFEFFé'))).toEqual({ text: 'é', encoding: 'utf-8' });
    expect(decodeText(new Uint8Array([0x5a, 0x6f, 0xe9, 0x20, 0x80]))).toEqual({
      text: 'Zoé €',
      encoding: 'windows-1252',
    });
  });

  it('keeps a broken place in the midst of UTF-8 marked, for its line alone to be refused', () => {
    const text = Buffer.concat([Buffer.from('Zoé\nLéa\n'), Buffer.from([0xe9]), Buffer.from('\n')]);
    expect(decodeText(text)).toEqual({ text: 'Zoé\nLéa\n\uFFFD\n', encoding: 'utf-8' });
    const [, , last] = [...recordsOf(decodeText(text)!.text, ';')];
    expect(last).toMatchObject({ line: 3, isBroken: true });
  });

  it.each([
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00]],
    ['a workbook', [0x50, 0x4b, 0x03, 0x04]],
  ])('is none: %s', (_, given) => {
    expect(decodeText(new Uint8Array(given))).toBeNull();
  });
});

describe('the lines of a file', () => {
  it.each([
    ['a;b,c\n', ';'],
    ['a,b\n', ','],
    ['a\tb;c\td\n', '\t'],
    ['"a;b;c",d\n', ','],
    ['email\n', ';'],
  ])('of %j are cut at %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

  it('may hold quotes, line ends and separators; empty lines count and say nothing', () => {
    expect(rowsOf('a;b\n\n"1;x\n""y""";z\n5" écran;2\n')).toEqual([
      [1, ['a', 'b']],
      [3, ['1;x\n"y"', 'z']],
      [5, ['5" écran', '2']],
    ]);
  });

  it('are lost one at a time: a quote that is never closed does not swallow those behind it', () => {
    expect(rowsOf('a;b\n1;"open\n2;x\n3;"bad"x\n4;y\n')).toEqual([
      [1, ['a', 'b']],
      [2, null],
      [3, ['2', 'x']],
      [4, null],
      [5, ['4', 'y']],
    ]);
    const far = `a\n"open\n${'x\n'.repeat(30)}"end"\n`;
    expect(rowsOf(far).filter(([, cells]) => cells === null)).toEqual([[2, null]]);
  });

  it('are those that the parser reads in one go, whatever well-formed cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', "'", 'é', '=', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rows, (given) => {
        const text = given.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\n');
        const records = [...recordsOf(text, ';')];
        // More than twenty lines in one record are a slip here, and only here.
        fc.pre(given.every((cells) => cells.join('').split('\n').length <= 20));
        expect(cellsOf(records, ';')).toEqual(parse(text, { delimiter: ';', relax_column_count: true }));
      }),
    );
  });
});

describe('a formula in a cell', () => {
  it.each(['=1+1', '+33 6', '-x', '@SUM(A1)', '\tx'])('%j is text: exported with an apostrophe, and back', (text) => {
    expect(spreadsheetCell(text)).toBe(`'${text}`);
    expect(cellText(spreadsheetCell(text))).toBe(text.trim());
  });

  it('leaves the apostrophe of a name alone', () => {
    expect(cellText("'t Hooft")).toBe("'t Hooft");
    expect(csvLine(["'t Hooft", 'a;"b"', '=1'])).toBe(`'t Hooft;"a;""b""";'=1\r\n`);
    // Opened by a program that takes commas, or tabs, to separate cells.
    expect(csvLine(['Dupont,=1+1', 'a\t @b', '7,50', '＝1'])).toBe(`"Dupont,=1+1";"a\t @b";7,50;'＝1\r\n`);
  });
});

describe('columns', () => {
  const fields = (...headers: string[]) => columnsOf(headers).map(({ field }) => field);
  it('are known by their headers in French and English, whatever the case and the accents', () => {
    expect(fields('Prénom', 'NOM', 'Adresse e-mail', 'Société', 'Code Postal', 'Ville', 'Pays', 'SIRET')).toEqual([
      ...['firstName', 'lastName', 'email', 'companyName', 'postcode', 'commune', 'country', 'registration'],
    ]);
    expect(fields('First name', 'Last name', 'E-mail', 'Company', 'Street', 'ZIP', 'City', 'VAT number')).toEqual([
      ...['firstName', 'lastName', 'email', 'companyName', 'street', 'postcode', 'commune', 'vatNumber'],
    ]);
  });

  it('"Nom" alone is the whole name, the second of a kind and what nobody knows are not used', () => {
    expect(fields('Nom', 'Courriel', 'Mail', 'Couleur')).toEqual(['name', 'email', null, null]);
  });
});

describe('a line', () => {
  const columns = columnsOf(['Prénom', 'Nom', 'E-mail', 'Entreprise', 'SIREN', 'Pays']);
  const read = (...cells: string[]) => givenMember(cells, columns);
  const given = (...cells: string[]) => {
    const line = read(...cells);
    if ('reason' in line) throw new Error(line.reason);
    return line;
  };

  it('is one member by their address', () => {
    expect(given('Zoé', 'Blanc', ' ZOE@Example.org ', '', '', 'Suisse')).toMatchObject({
      ...{ email: 'zoe@example.org', name: 'Zoé Blanc', companyName: null, country: 'CH' },
    });
  });

  it.each([
    [['Zoé', 'Blanc', ''], 'email'],
    [['Zoé', 'Blanc', 'zoe'], 'email'],
    [['x'.repeat(130), 'Blanc', 'zoe@example.org'], 'name'],
    [['Zoé', 'Blanc', 'zoe@example.org', '', '', '', 'de trop'], 'cells'],
  ])('%j is refused for its %s', (cells, reason) => {
    expect(read(...cells)).toMatchObject({ reason });
  });

  const line = given('Zoé', 'Blanc', 'zoe@example.org', 'Blanc SAS', '732829320', 'FR');
  const address = { street: '1 rue du Four', postcode: '59000', commune: 'Lille', country: 'FR' };
  const known = { id: 'm' as MemberId, ...{ email: 'zoe@example.org', name: 'Zoé' }, ...address };
  const bare = { ...known, companyName: null, registration: null, vatNumber: null };

  it('makes, changes, and a second time leaves alone; what it leaves empty stays', () => {
    const first = judge(given('Zoé', 'Blanc', 'zoe@example.org', 'Blanc SAS'), null);
    expect(first).toMatchObject({ outcome: 'created', member: { name: 'Zoé Blanc', companyName: 'Blanc SAS' } });
    const second = judge(line, bare);
    expect(second).toMatchObject({ outcome: 'updated', member: { id: 'm', street: '1 rue du Four' } });
    if (second.outcome !== 'updated') throw new Error('it is updated');
    expect(judge(line, second.member)).toEqual({ outcome: 'unchanged' });
    expect(judge(given('', '', 'zoe@example.org'), second.member)).toEqual({ outcome: 'unchanged' });
  });

  it('is refused for the field that is wrong with it', () => {
    expect(judge(given('', '', 'new@example.org'), null)).toEqual({ outcome: 'refused', reason: 'name' });
    const wrong = given('Zoé', 'Blanc', 'zoe@example.org', 'Blanc SAS', '123');
    expect(judge(wrong, bare)).toEqual({ outcome: 'refused', reason: 'registration' });
    expect(judge(given('Zoé', '', 'zoe@example.org', '', '', 'FR'), null)).toEqual({
      ...{ outcome: 'refused', reason: 'street' },
    });
  });
});
