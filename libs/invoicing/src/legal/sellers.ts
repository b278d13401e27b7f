import {
  type FieldError,
  type Seller,
  bareNumber,
  isBelgianEnterprise,
  isBelgianVat,
  isBic,
  isElectronicAddress,
  isFrenchVat,
  isIban,
  isSiren,
  isSiret,
  isSwissIde,
  isSwissVat,
  printedNumber,
} from '#libs/domain';
import type { LegalProfile, SellerData } from '#libs/spaces';
import { type Locale, money } from '../format.js';
import { FORMS } from './forms.js';
import { COUNTRIES } from './mentions.js';

const MANDATORY = ['legalName', 'street', 'postcode', 'commune'] as const;
/** What a site without any profile is asked for first. */
const FIRST_QUESTIONS = [
  'legalName',
  'legalForm',
  'vatRegime',
  'street',
  'postcode',
  'commune',
  'country',
  'registration',
];

/**
 * What a seller must still say before it may issue a document: fields of the legal profile with what is expected
 * of each. Empty: every mandatory mention can be printed (design/einvoicing.md 1.2).
 */
export function missingForSeller(profile: SellerData | null): FieldError[] {
  if (!profile) return FIRST_QUESTIONS.map((field) => ({ field, message: 'is needed on every invoice' }));
  const form = FORMS[profile.legalForm];
  const gaps: FieldError[] = MANDATORY.filter((field) => profile[field].trim() === '').map((field) => ({
    field,
    message: 'is needed on every invoice',
  }));
  const gap = (field: keyof SellerData, message: string) => gaps.push({ field, message });
  if (!COUNTRIES.includes(profile.country)) gap('country', `must be one of ${COUNTRIES.join(', ')}`);
  if (form.country !== null && form.country !== profile.country) gap('legalForm', 'is not a form of this country');
  if (form.printed === null && !profile.legalFormText) gap('legalFormText', 'the form in words, as it is printed');
  if (form.registered && !profile.registry) gap('registry', 'registry and town, e.g. RCS Lille Métropole');
  if (form.capital === 'must' && profile.capitalCents === null)
    gap('capitalCents', 'a company prints its share capital');
  if (profile.iban && !isIban(profile.iban)) gap('iban', 'is not a valid IBAN');
  if (profile.bic && !isBic(profile.bic)) gap('bic', 'is not a BIC: 8 or 11 letters and digits');
  gaps.push(...identityGaps(profile));
  return gaps;
}

/** Of what is missing, what was said and cannot be right: it is refused, while the rest may follow later. */
export const wrongInSeller = (seller: SellerData): FieldError[] =>
  missingForSeller(seller).filter(({ field }) => {
    const said = seller[field as keyof SellerData];
    return said !== null && String(said).trim() !== '';
  });

/** Registration numbers, VAT number and electronic address, by country. */
function identityGaps(profile: SellerData): FieldError[] {
  const { country, vatRegime, legalForm } = profile;
  const [registration, establishment, vatNumber, electronicAddress] = [
    profile.registration ?? '',
    profile.establishment ?? '',
    profile.vatNumber ?? '',
    profile.electronicAddress ?? '',
  ];
  const gaps: FieldError[] = [];
  const want = (right: boolean, field: keyof SellerData, message: string) => {
    if (!right) gaps.push({ field, message });
  };
  // A number that is given is checked; one that the regime makes mandatory must be given. While the registration is
  // not known, the others are checked for themselves.
  const vatWanted = vatRegime === 'standard' || vatNumber !== '';
  if (country === 'FR') {
    want(isSiren(registration), 'registration', 'a SIREN: 9 digits with a valid key');
    const ofSiren = bareNumber(establishment).startsWith(bareNumber(registration));
    want(isSiret(establishment) && ofSiren, 'establishment', 'a SIRET: the SIREN and 5 more digits with a valid key');
    const siren = registration || bareNumber(vatNumber).slice(4);
    if (vatWanted) want(isFrenchVat(vatNumber, siren), 'vatNumber', 'FR, two characters and the SIREN');
  }
  if (country === 'BE') {
    want(isBelgianEnterprise(registration), 'registration', 'an enterprise number: 10 digits with a valid key');
    const enterprise = registration || bareNumber(vatNumber).slice(2);
    // In franchise too, a Belgian seller has a VAT number and prints it.
    if (vatWanted || vatRegime === 'franchise') {
      want(isBelgianVat(vatNumber, enterprise), 'vatNumber', 'BE and the enterprise number');
    }
  }
  if (country === 'CH') {
    // An association without turnover has no IDE; whoever is liable to VAT or in the register has.
    const ideWanted = vatRegime === 'standard' || FORMS[legalForm].entered || registration !== '';
    if (ideWanted) want(isSwissIde(registration), 'registration', 'an IDE: CHE and 9 digits with a valid key');
    const ide = registration || bareNumber(vatNumber).slice(0, 12);
    if (vatWanted) want(isSwissVat(vatNumber, ide), 'vatNumber', 'the IDE followed by TVA');
  }
  if (electronicAddress !== '') {
    const own = country !== 'FR' || registration === '' || electronicAddress.includes(bareNumber(registration));
    const message = 'a scheme of 4 digits, a colon and the address: 0225:732829320';
    want(isElectronicAddress(electronicAddress) && own, 'electronicAddress', message);
  }
  return gaps;
}

/** Numbers the way they are printed, however they were typed, and nothing that the legal form has not. */
export function asPrinted(seller: SellerData): SellerData {
  const number = (text: string | null) => text && printedNumber(text, seller.country);
  const { capital, printed } = FORMS[seller.legalForm];
  return {
    ...seller,
    capitalCents: capital === 'none' ? null : seller.capitalCents,
    legalFormText: printed === null ? seller.legalFormText : null,
    registration: number(seller.registration),
    establishment: number(seller.establishment),
    vatNumber: number(seller.vatNumber),
    iban: seller.iban && bareNumber(seller.iban),
    bic: seller.bic && bareNumber(seller.bic),
  };
}

/** Where e-invoices come from unless the seller says otherwise: FR 0225 and the SIREN, BE 0208 and its number. */
export function electronicAddressOf(country: string, registration: string | null): string | null {
  if (country === 'FR' && isSiren(registration ?? '')) return `0225:${bareNumber(registration!)}`;
  if (country === 'BE' && isBelgianEnterprise(registration ?? '')) return `0208:${bareNumber(registration!)}`;
  return null;
}

/** The seller as every document prints it. Call it when nothing is missing. */
export function sellerOf(profile: LegalProfile, locale: Locale): Seller {
  const { legalName, name, legalForm, vatRegime, vatOnDebits, establishment, registry } = profile;
  const { street, postcode, commune, country, vatNumber, iban, bic, email, phone, logo, closing } = profile;
  const { printed, capital: printsCapital } = FORMS[legalForm];
  const form = printed?.[locale] ?? profile.legalFormText ?? '';
  const capitalCents = printsCapital === 'none' ? null : profile.capitalCents;
  const capital =
    capitalCents === null ? null : money(capitalCents, profile.currency, locale).replace(/[.,]00(?!\d)/, '');
  const ofCapital = locale === 'fr' ? `${form} au capital de ${capital}` : `${form}, share capital ${capital}`;
  return {
    name: legalName,
    tradeName: name,
    legalForm,
    status: capital === null ? form : ofCapital,
    vatRegime,
    address: { street, postcode, commune, country },
    registration: profile.registration ?? '',
    establishment,
    registry,
    capitalCents,
    vatNumber,
    vatOnDebits,
    iban,
    bic,
    email,
    phone,
    logo,
    closing,
    electronicAddress: profile.electronicAddress ?? electronicAddressOf(country, profile.registration),
  };
}
