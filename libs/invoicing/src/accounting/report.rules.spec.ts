import { describe, expect, it } from '@jest/globals';
import { faultsOf, accountsOf } from './chart.rules.js';
import { type JournalLine, FEC_COLUMNS, fecDescription, fecHead, fecLine, fecName } from './fec.js';
import { ledgerHead, ledgerLine } from './ledger.csv.js';
import { type Taxed, decimalComma, periodOf, vatOfDocuments } from './report.rules.js';

const LINE: JournalLine = {
  number: 7,
  journal: 'VT',
  journalLabel: 'Ventes',
  entryDate: '2026-11-30',
  documentId: '0193a5f0-1111-7000-8000-00a1b2c3d4e5',
  pieceRef: 'F2026-000042',
  label: 'Facture F2026-000042 L’Étable\t& Cie | <test>\r\n"x"',
  validatedOn: '2026-12-01',
  account: '411000',
  accountLabel: 'Clients',
  auxiliary: 'C00A1B2C3D4E5',
  auxiliaryLabel: '=HYPERLINK("http://x")',
  analytic: null,
  debitCents: 123_456,
  creditCents: 0,
};

describe('amounts', () => {
  it.each([
    [0, '0,00'],
    [5, '0,05'],
    [-5, '-0,05'],
    [100, '1,00'],
    [123_456_789, '1234567,89'],
  ])('%i is %s', (cents, text) => expect(decimalComma(cents)).toBe(text));
});

describe('the FEC', () => {
  it('has the 18 columns of the law, tabs between them, and nothing that would break a line', () => {
    expect(fecHead().trimEnd().split('\t')).toEqual([...FEC_COLUMNS]);
    expect(fecLine(LINE).replace(/\r\n$/, '').split('\t')).toEqual([
      ...['VT', 'Ventes', '7', '20261130', '411000', 'Clients', 'C00A1B2C3D4E5', '=HYPERLINK("http://x")'],
      ...['F2026-000042', '20261130', 'Facture F2026-000042 L’Étable & Cie <test> "x"'],
      ...['1234,56', '0,00', '', '', '20261201', '', ''],
    ]);
  });

  it('is called by the SIREN and the last day of the fiscal year, and describes itself', () => {
    expect(fecName('732829320', '2026-08-31')).toBe('732829320FEC20260831');
    const facts = { name: 'x', legalName: 'La Filature', siren: '732829320', site: 'La Filature' };
    const year = { first: '2026-01-01', last: '2026-12-31' };
    expect(fecDescription({ ...facts, ...year, running: true })).toContain('Exercice en cours : fichier provisoire');
    expect(fecDescription({ ...facts, ...year, running: false })).toContain('du 01/01/2026 au 31/12/2026.\r\n');
  });
});

describe('the file for accountants', () => {
  it('has semicolons, the decimal mark of the language, and no formula', () => {
    expect(ledgerHead('fr').split(';')).toHaveLength(13);
    expect(ledgerLine(LINE, 'fr')).toContain(';1234,56;0,00;;2026-12-01\r\n');
    expect(ledgerLine(LINE, 'en')).toContain(';1234.56;0.00;;2026-12-01\r\n');
    expect(ledgerLine(LINE, 'fr')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });
});

describe('the VAT report', () => {
  const group = (vatRateBp: number, netCents: number, vatCents: number) => ({
    ...{ vatCategory: 'S' as const, vatRateBp, netCents, vatCents },
  });
  const document = (kind: Taxed['kind'], vat: Taxed['vat'], deposits: Taxed['deposits'] = []): Taxed => ({
    ...{ kind, vat, deposits },
  });

  it('adds invoices and deposits, takes off credit notes and the deposits that are settled', () => {
    const issuedOn = '2026-10-01';
    const taken = { kind: 'deposit', number: 'D1', issuedOn, grossCents: 1200, vat: [group(2000, 1000, 200)] } as const;
    const documents = [
      document('invoice', [group(2000, 10_000, 2_000), group(550, 1_000, 55)]),
      document('deposit', [group(2000, 3_000, 600)]),
      document('credit_note', [group(2000, 2_500, 500)]),
      document('invoice', [group(2000, 5_000, 1_000)], [taken]),
    ];
    expect(vatOfDocuments(documents)).toEqual([group(2000, 14_500, 2_900), group(550, 1_000, 55)]);
  });

  it('is of a month, or of the fiscal year of a day', () => {
    const year = { first: '2026-01-01', last: '2026-12-31' };
    expect(periodOf('2026-02', () => year)).toEqual({ first: '2026-02-01', last: '2026-02-28', month: '2026-02' });
    expect(periodOf('2026-02-03', () => year)).toEqual({ ...year, month: null });
  });
});

describe('accounts of a site', () => {
  const TODAY = '2026-11-21';
  const wish = (use: string, changes: Partial<{ account: string; label: string; analytic: string | null }> = {}) => ({
    ...{ use, account: '706100', label: 'Postes', analytic: null },
    ...changes,
  });
  const fields = (...wanted: ReturnType<typeof wish>[]) => faultsOf('FR', TODAY, wanted).map(({ field }) => field);

  it('are the usual ones of the country until they are changed', () => {
    const accounts = accountsOf('FR', TODAY, new Map([['desk', { account: '7061', label: 'Bureaux', analytic: 'B' }]]));
    expect(accounts[0]).toEqual({
      ...{ use: 'desk', account: '7061', label: 'Bureaux', analytic: 'B' },
      usual: { account: '706100', label: 'Prestations - postes de travail' },
    });
    expect(accounts.map(({ use }) => use)).toEqual([
      ...['desk', 'room', 'machine', 'membership', 'pack', 'extra', 'fee', 'goods', 'other', 'customers', 'deposits'],
      ...['vat_2000', 'vat_1000', 'vat_850', 'vat_550', 'vat_210', 'vat_pending'],
    ]);
    expect(accountsOf('CH', TODAY, new Map()).map(({ account }) => account)).toEqual([
      ...[
        '3401',
        '3402',
        '3403',
        '3404',
        '3405',
        '3406',
        '3600',
        '3200',
        '3400',
        '1100',
        '2030',
        '2201',
        '2203',
        '2202',
      ],
    ]);
  });

  it.each(['FR', 'BE', 'CH'])('the usual ones of %s are acceptable', (country) => {
    expect(faultsOf(country, TODAY, accountsOf(country, TODAY, new Map()))).toEqual([]);
  });

  it.each([
    ['a sale among the customers', wish('desk', { account: '411000' }), 'desk.account'],
    ['too short', wish('desk', { account: '70' }), 'desk.account'],
    ['no number', wish('desk', { account: '706-1' }), 'desk.account'],
    ['too long', wish('desk', { account: `7${'0'.repeat(20)}` }), 'desk.account'],
    ['a customer account among the sales', wish('customers'), 'customers.account'],
    ['no name', wish('desk', { label: ' ' }), 'desk.label'],
    ['a name with a separator', wish('desk', { label: 'Postes | salles' }), 'desk.label'],
    ['an analytic code with a space', wish('desk', { analytic: 'A B' }), 'desk.analytic'],
    ['nothing that is booked here', wish('vat_2100', { account: '445710' }), 'vat_2100.account'],
  ])('are refused: %s', (_what, wanted, field) => expect(fields(wanted)).toEqual([field]));

  it('have one name each', () => {
    expect(fields(wish('desk'), wish('room', { label: 'Salles' }))).toEqual(['room.label']);
    expect(fields(wish('desk'), wish('room'))).toEqual([]);
  });
});
