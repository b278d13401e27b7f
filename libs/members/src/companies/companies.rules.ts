import { bareNumber, invalidField, isElectronicAddress, isSiren, isSiret } from '#libs/domain';
import { billingIdentity } from '../members/members.rules.js';
import { normalEmail } from '../people/people.rules.js';

export const KINDS = ['desk', 'room', 'machine'] as const;

/** To whom its invoices are addressed, and what they print. */
export interface CompanyIdentity {
  readonly name: string;
  readonly email: string;
  readonly street: string;
  readonly postcode: string;
  readonly commune: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** FR: SIREN or SIRET; BE: enterprise number; CH: IDE. */
  readonly registration: string | null;
  readonly vatNumber: string | null;
  /** FR: the SIRET of the establishment that is billed; others have none. */
  readonly establishment: string | null;
  /** Where e-invoices go, "0225:552100554"; null: what its number makes it. */
  readonly electronicAddress: string | null;
  readonly purchaseOrder: string | null;
  /** Chorus Pro: the service of a public buyer that its invoices are routed to. */
  readonly serviceCode: string | null;
}

/** For what it pays and how much; cents of a month, VAT included, null: no cap. */
export interface CompanyTerms {
  readonly paidKinds: readonly string[];
  readonly monthlyCapCents: number | null;
  readonly personCapCents: number | null;
}

const LENGTHS = { purchaseOrder: 60, serviceCode: 100 } as const;

const line = (value: string | null): string | null =>
  value?.normalize('NFC').replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim() || null;

/** The identity as it will be stored; throws what is wrong with it. A company always has a name and an address. */
export function companyIdentity(given: CompanyIdentity): CompanyIdentity {
  const email = normalEmail(given.email);
  const name = line(given.name);
  if (name === null || name.length > 160) throw invalidField('name', 'must have 1 to 160 characters');
  const { companyName: _name, ...identity } = billingIdentity({ ...given, companyName: name });
  const { street, postcode, commune, country, registration, vatNumber } = identity;
  if (street === null || postcode === null || commune === null || country === null) {
    throw invalidField('street', 'an address has a street, a postcode, a commune and a country');
  }
  const printed = { purchaseOrder: line(given.purchaseOrder), serviceCode: line(given.serviceCode) };
  for (const field of ['purchaseOrder', 'serviceCode'] as const) {
    if ((printed[field]?.length ?? 0) > LENGTHS[field]) {
      throw invalidField(field, `must have at most ${LENGTHS[field]} characters`);
    }
  }
  const where = { establishment: line(given.establishment), electronicAddress: line(given.electronicAddress) };
  const numbers = addressed({ country, registration, ...where });
  return { name, email, street, postcode, commune, country, registration, vatNumber, ...numbers, ...printed };
}

/**
 * Which establishment, and where e-invoices go: both of the company itself. A French address begins with the SIREN, or the
 * platforms refuse the document (BR-FR-21).
 */
function addressed(
  company: Pick<CompanyIdentity, 'country' | 'registration' | 'establishment' | 'electronicAddress'>,
): Pick<CompanyIdentity, 'establishment' | 'electronicAddress'> {
  const { country, registration, electronicAddress } = company;
  const french = country === 'FR';
  const establishment = company.establishment && bareNumber(company.establishment);
  const siren = (registration ?? establishment ?? '').slice(0, 9);
  if (establishment !== null && !(french && isSiret(establishment) && establishment.startsWith(siren))) {
    throw invalidField('establishment', 'a SIRET, of companies in France alone: the SIREN and 5 more digits');
  }
  if (electronicAddress !== null) {
    const own = !french || !isSiren(siren) || electronicAddress.startsWith(`0225:${siren}`);
    if (!isElectronicAddress(electronicAddress) || !own) {
      throw invalidField(
        'electronicAddress',
        `a scheme, a colon and the address: ${french ? `0225:${siren}` : '0208:…'}`,
      );
    }
  }
  return { establishment, electronicAddress };
}

/** One line, 1 to 80 characters. */
export function costCentreName(given: string): string {
  const name = line(given);
  if (name === null || name.length > 80) throw invalidField('name', 'must have 1 to 80 characters');
  return name;
}
