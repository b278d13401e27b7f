import { DomainError, type MemberId, cellText } from '#libs/domain';
import { type BillingIdentity, billingIdentity } from '../members/members.rules.js';
import { normalEmail, normalName } from '../people/people.rules.js';

export type Encoding = 'utf-8' | 'windows-1252';

export const OUTCOMES = ['created', 'updated', 'unchanged', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const BILLING = ['companyName', 'street', 'postcode', 'commune', 'country', 'registration', 'vatNumber'] as const;
export const FIELDS = ['email', 'name', 'firstName', 'lastName', ...BILLING] as const;
export type Field = (typeof FIELDS)[number];

/** Why a line is not taken: something about the line, or the field that is wrong. */
export const REASONS = ['broken', 'cells', 'email_twice', ...FIELDS] as const;
export type Reason = (typeof REASONS)[number];

export interface ImportColumn {
  readonly header: string;
  /** Null: nothing that we know of; its cells are not looked at. */
  readonly field: Field | null;
}

/** Headers as people and other software write them, folded. */
const HEADERS: Readonly<Record<Field, string>> = {
  email: 'email|e mail|mail|courriel|adresse e mail|adresse email|adresse mail|adresse electronique|email address',
  name: 'nom complet|nom et prenom|nom prenom|prenom nom|prenom et nom|full name|name|member|membre',
  firstName: 'prenom|first name|firstname|given name',
  lastName: 'nom|nom de famille|last name|lastname|surname|family name',
  companyName: 'entreprise|societe|raison sociale|structure|association|organisation|organization|company|company name',
  street: 'adresse|rue|voie|adresse postale|street|address|street address',
  postcode: 'code postal|cp|postcode|postal code|zip|zip code',
  commune: 'commune|ville|localite|city|town',
  country: 'pays|code pays|country|country code',
  registration: 'siren|siret|siren ou siret|siren siret|numero d entreprise|ide|registration|registration number',
  vatNumber: 'tva|n tva|numero de tva|numero tva|tva intracommunautaire|vat|vat number',
};
const FIELD_OF = new Map(FIELDS.flatMap((field) => HEADERS[field].split('|').map((word) => [word, field] as const)));

const COUNTRIES: Readonly<Record<string, string>> = {
  ...{ france: 'FR', belgique: 'BE', belgium: 'BE', suisse: 'CH', switzerland: 'CH', luxembourg: 'LU' },
  ...{ allemagne: 'DE', germany: 'DE', espagne: 'ES', spain: 'ES', italie: 'IT', italy: 'IT' },
};

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** What each column holds. Of two that say the same the first counts; "Nom" alone is the whole name. */
export function columnsOf(headers: readonly string[]): ImportColumn[] {
  const taken = new Set<Field>();
  const columns = headers.map((header) => {
    const field = FIELD_OF.get(folded(header)) ?? null;
    if (field === null || taken.has(field)) return { header, field: null };
    taken.add(field);
    return { header, field };
  });
  if (taken.has('firstName') || taken.has('name')) return columns;
  return columns.map((column) => (column.field === 'lastName' ? { ...column, field: 'name' as const } : column));
}

/** Text that did not survive an encoding, or never was text. */
export const isBrokenText = (text: string): boolean => /\uFFFD|(?![\t\n\v\f\r])\p{Cc}/u.test(text);

/** What a line says of a member; what it leaves empty is null and stays as it is known. */
export interface GivenMember extends BillingIdentity {
  readonly email: string;
  readonly name: string | null;
}

export type Refusal = { readonly reason: Reason; readonly email: string | null };

const isRefusal = (error: unknown): error is DomainError => error instanceof DomainError;

/** Reads the cells of a line. */
export function givenMember(cells: readonly string[], columns: readonly ImportColumn[]): GivenMember | Refusal {
  const values: Partial<Record<Field, string>> = {};
  for (const [i, { field }] of columns.entries()) {
    const text = cellText(cells[i] ?? '');
    if (field !== null && text !== '') values[field] = text;
  }
  const written = values.email?.slice(0, 254) ?? null;
  // A comma in a cell without quotes moves all that follows into wrong columns.
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return { reason: 'cells', email: written };
  try {
    const email = normalEmail(values.email ?? '');
    const whole = values.name ?? [values.firstName, values.lastName].filter(Boolean).join(' ');
    try {
      const country = values.country === undefined ? null : (COUNTRIES[folded(values.country)] ?? values.country);
      const billing = Object.fromEntries(BILLING.map((field) => [field, values[field] ?? null]));
      return {
        ...(billing as unknown as BillingIdentity),
        ...{ country, email, name: whole === '' ? null : normalName(whole) },
      };
    } catch (error) {
      if (isRefusal(error)) return { reason: 'name', email };
      throw error;
    }
  } catch (error) {
    if (isRefusal(error)) return { reason: 'email', email: written };
    throw error;
  }
}

export interface KnownMember extends BillingIdentity {
  readonly id: MemberId;
  readonly email: string;
  readonly name: string;
}

export interface NewMember extends BillingIdentity {
  readonly email: string;
  readonly name: string;
}

export type Judgement =
  | { readonly outcome: 'created'; readonly member: NewMember }
  | { readonly outcome: 'updated'; readonly member: KnownMember }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly reason: Reason };

/** What a line comes to, beside what is known of its address. The same line a second time comes to nothing. */
export function judge(given: GivenMember, known: KnownMember | null): Judgement {
  const name = given.name ?? known?.name;
  if (name === undefined) return { outcome: 'refused', reason: 'name' };
  const wanted = Object.fromEntries(BILLING.map((field) => [field, given[field] ?? known?.[field] ?? null]));
  try {
    const billing = billingIdentity(wanted as unknown as BillingIdentity);
    if (!known) return { outcome: 'created', member: { ...billing, email: given.email, name } };
    const isSame = known.name === name && BILLING.every((field) => known[field] === billing[field]);
    return isSame ? { outcome: 'unchanged' } : { outcome: 'updated', member: { ...known, ...billing, name } };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const field = FIELDS.find((one) => one === error.details.errors?.[0]?.field);
    return { outcome: 'refused', reason: field ?? 'cells' };
  }
}
