import type { Day } from '#libs/domain';
import { decimalComma } from './report.rules.js';

/** A line of an entry, with what the file says of the entry on each of its lines. */
export interface JournalLine {
  readonly number: number;
  readonly journal: string;
  readonly journalLabel: string;
  readonly entryDate: Day;
  readonly documentId: string;
  readonly pieceRef: string;
  readonly label: string;
  readonly validatedOn: Day;
  readonly account: string;
  readonly accountLabel: string;
  readonly auxiliary: string | null;
  readonly auxiliaryLabel: string | null;
  readonly analytic: string | null;
  readonly debitCents: number;
  readonly creditCents: number;
}

/** The 18 columns of article A. 47 A-1 of the Livre des procédures fiscales, in their order. */
export const FEC_COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

/** What separates columns and lines cannot stand inside them. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}|]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

const day = (date: Day): string => date.replaceAll('-', '');

/** Without the BOM, which not every reader of the file takes off; lines end as on Windows, where the checker runs. */
export const fecHead = (): string => `${FEC_COLUMNS.join('\t')}\r\n`;

export const fecLine = (line: JournalLine): string =>
  `${[
    ...[line.journal, line.journalLabel, String(line.number), day(line.entryDate)],
    ...[line.account, line.accountLabel, line.auxiliary ?? '', line.auxiliaryLabel ?? ''],
    ...[line.pieceRef, day(line.entryDate), line.label],
    ...[decimalComma(line.debitCents), decimalComma(line.creditCents)],
    // Not lettered, and never in another currency: amounts are in euros.
    ...['', '', day(line.validatedOn), '', ''],
  ]
    .map(clean)
    .join('\t')}\r\n`;

/** `732829320FEC20261231`: the SIREN, and the day the fiscal year ends. */
export const fecName = (siren: string, last: Day): string => `${siren}FEC${day(last)}`;

export interface FecFacts {
  readonly name: string;
  readonly legalName: string;
  readonly siren: string;
  readonly site: string;
  readonly first: Day;
  readonly last: Day;
  /** The fiscal year is not over. */
  readonly running: boolean;
}

const french = (date: Day): string => date.split('-').toReversed().join('/');

/** What article A. 47 A-1, XI wants beside the file. It is for the tax office: always in French. */
export const fecDescription = ({ name, legalName, siren, site, first, last, running }: FecFacts): string =>
  [
    `Descriptif du fichier ${name}.txt`,
    '',
    `Entreprise : ${clean(legalName)}, SIREN ${siren}. Lieu : ${clean(site)}.`,
    `Exercice : du ${french(first)} au ${french(last)}.${running ? ' Exercice en cours : fichier provisoire.' : ''}`,
    'Contenu : le journal des ventes que tient le logiciel Maille (factures, avoirs et acomptes émis).',
    'Les autres journaux (à-nouveaux, achats, banque, paie, opérations diverses) sont tenus dans la comptabilité générale.',
    '',
    'Format : texte, UTF-8 sans BOM ; une ligne par mouvement ; colonnes séparées par une tabulation ; fins de ligne CR LF.',
    'La première ligne porte les noms des colonnes. Dates : AAAAMMJJ. Montants : euros, virgule décimale, sans séparateur de milliers.',
    '',
    'JournalCode, JournalLib : le journal (VT, Ventes).',
    'EcritureNum : numéro de l’écriture, continu de 1 à n dans l’exercice, dans l’ordre de validation.',
    'EcritureDate : date de comptabilisation, celle de la pièce.',
    'CompteNum, CompteLib : compte du plan comptable et son libellé au jour de l’écriture.',
    'CompAuxNum, CompAuxLib : compte auxiliaire du client, et son nom sur la pièce.',
    'PieceRef, PieceDate : numéro et date de la facture (F), de l’avoir (A) ou de l’acompte (D).',
    'EcritureLib : nature de la pièce, son numéro et le client.',
    'Debit, Credit : l’un des deux est à zéro.',
    'EcritureLet, DateLet : vides, les écritures de ventes ne sont pas lettrées dans ce journal.',
    'ValidDate : jour où l’écriture a été validée ; elle ne peut plus être modifiée depuis.',
    'Montantdevise, Idevise : vides, toutes les opérations sont en euros.',
    '',
  ].join('\r\n');
