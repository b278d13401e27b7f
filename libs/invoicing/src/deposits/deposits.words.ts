import { type Locale, percent } from '../format.js';

const WORDS = {
  fr: { whole: 'Acompte', part: (text: string) => `Acompte de ${text}`, colon: ' : ' },
  en: { whole: 'Deposit', part: (text: string) => `Deposit of ${text}`, colon: ': ' },
} as const;
/** Of a line, as the database keeps those of charges. */
const LABEL_LENGTH = 240;

/** What the lines of a deposit say: "Acompte de 30 % : salle du 12 mars". */
export function depositLabel(locale: Locale, label: string, percentBp: number | null): string {
  const { whole, part, colon } = WORDS[locale];
  return `${percentBp === null ? whole : part(percent(percentBp, locale))}${colon}${label}`.slice(0, LABEL_LENGTH);
}
