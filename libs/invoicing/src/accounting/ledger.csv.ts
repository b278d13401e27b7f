import { csvLine } from '#libs/domain';
import type { JournalLine } from './fec.js';
import { decimalComma } from './report.rules.js';

type Locale = 'fr' | 'en';

const COLUMNS: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    ...['Journal', 'Écriture', 'Date', 'Pièce', 'Compte', 'Libellé du compte', 'Compte auxiliaire', 'Client'],
    ...['Libellé', 'Débit', 'Crédit', 'Analytique', 'Validée le'],
  ],
  en: [
    ...['Journal', 'Entry', 'Date', 'Document', 'Account', 'Account name', 'Subsidiary account', 'Customer'],
    ...['Label', 'Debit', 'Credit', 'Analytic code', 'Validated on'],
  ],
};

/** With the mark by which spreadsheets know UTF-8. */
export const ledgerHead = (locale: Locale): string => `\uFEFF${csvLine(COLUMNS[locale])}`;

export function ledgerLine(line: JournalLine, locale: Locale): string {
  const amount = (cents: number) => (locale === 'fr' ? decimalComma(cents) : decimalComma(cents).replace(',', '.'));
  return csvLine([
    ...[line.journal, String(line.number), line.entryDate, line.pieceRef, line.account, line.accountLabel],
    ...[line.auxiliary ?? '', line.auxiliaryLabel ?? '', line.label],
    ...[amount(line.debitCents), amount(line.creditCents), line.analytic ?? '', line.validatedOn],
  ]);
}
