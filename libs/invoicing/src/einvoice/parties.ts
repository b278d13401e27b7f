import type { Buyer, PostalAddress, Seller } from '#libs/domain';
import { bareNumber, isBelgianEnterprise, isSiren, isSiret, isSwissIde } from '#libs/domain';
import { optionalText, xmlText } from './xml.js';

/** A number and the register it comes from: ISO 6523 for identifiers, EAS for electronic addresses. */
export interface Identifier {
  readonly scheme: string | null;
  readonly id: string;
}

/** Seller (BG-4) or buyer (BG-7) as EN 16931 knows them. */
export interface Party {
  readonly name: string;
  readonly tradeName?: string | undefined;
  /** BT-33: legal form and capital. */
  readonly legalForm?: string | undefined;
  /** BT-29, BT-46: the SIRET. */
  readonly establishment: Identifier | null;
  /** BT-30, BT-47. */
  readonly legal: Identifier | null;
  /** BT-31, BT-48: country code first. */
  readonly vatId: string | null;
  /** BT-32: how a seller without VAT number is known to the tax office. */
  readonly taxId: string | null;
  /** BT-34, BT-49. */
  readonly endpoint: Identifier | null;
  readonly address: {
    readonly street?: string | undefined;
    readonly postcode?: string | undefined;
    readonly commune?: string | undefined;
    readonly country: string;
  };
  readonly contact: {
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
  };
}

/**
 * The register a business is in, by its country. A number without a valid key is told without a register: a wrong
 * claim makes the whole document invalid. French numbers may come as SIRET or inside the VAT number.
 */
function legalIdOf(country: string, registration: string | null, vatNumber: string | null): Identifier | null {
  const number = bareNumber(registration ?? '');
  const vat = bareNumber(vatNumber ?? '');
  const known = (scheme: string, candidates: readonly string[], valid: (text: string) => boolean) => {
    const id = candidates.find(valid);
    return id === undefined ? null : { scheme, id };
  };
  const registers: Readonly<Record<string, () => Identifier | null>> = {
    FR: () => known('0002', [number, number.slice(0, 9), vat.slice(4)], isSiren),
    BE: () => known('0208', [number.replace(/^BE/, ''), vat.replace(/^BE/, '')], isBelgianEnterprise),
    CH: () => known('0183', [number, vat.slice(0, 12)], isSwissIde),
  };
  return registers[country]?.() ?? (number === '' ? null : { scheme: null, id: number });
}

const establishmentOf = (establishment: string | null | undefined, legal: Identifier | null): Identifier | null => {
  const siret = bareNumber(establishment ?? '');
  return legal?.scheme === '0002' && isSiret(siret) && siret.startsWith(legal.id)
    ? { scheme: '0009', id: siret }
    : null;
};

/** A number that does not begin with a country is not one that EN 16931 takes (BR-CO-09). */
const vatIdOf = (vatNumber: string | null): string | null => {
  const number = bareNumber(vatNumber ?? '');
  return /^[A-Z]{2}\w+$/.test(number) ? number : null;
};

/** Schemes of VAT numbers as electronic addresses, where the country's own register is not known. */
const VAT_SCHEMES: Readonly<Record<string, string>> = { BE: '9925', DE: '9930', FR: '9957', LU: '9938', NL: '9944' };
/** Schemes of registers as electronic addresses; French ones have a directory of their own. */
const LEGAL_SCHEMES: Readonly<Record<string, string>> = { '0002': '0225', '0208': '0208', '0183': '0183' };

/**
 * Where e-invoices go: what was said, else what the register or the VAT number makes it, else the e-mail address. A
 * French address begins with the SIREN (BR-FR-21).
 */
function endpointOf(
  said: string | null | undefined,
  legal: Identifier | null,
  vatId: string | null,
  email: string | null,
): Identifier | null {
  const [, scheme, id] = /^([0-9A-Z]{2,4}):([A-Za-z0-9\-_.]{1,125})$/.exec(said ?? '') ?? [];
  const french = legal?.scheme === '0002';
  if (scheme && id && (!french || (scheme === '0225' && id.startsWith(legal.id)))) return { scheme, id };
  const registered = legal?.scheme ? LEGAL_SCHEMES[legal.scheme] : undefined;
  if (registered) return { scheme: registered, id: legal!.id };
  const byVat = vatId ? VAT_SCHEMES[vatId.slice(0, 2)] : undefined;
  if (byVat) return { scheme: byVat, id: vatId! };
  const address = optionalText(email);
  return address ? { scheme: 'EM', id: address } : null;
}

const addressOf = (address: PostalAddress | null, fallback: string): Party['address'] => ({
  street: optionalText(address?.street),
  postcode: optionalText(address?.postcode),
  commune: optionalText(address?.commune),
  country: address?.country ?? fallback,
});

/** `taxed`: outside the scope of VAT no VAT number may be told, of either side (BR-O-02). */
export function sellerParty(seller: Seller, taxed: boolean): Party {
  const { name, tradeName, status, address, registration, establishment, vatNumber, email, phone } = seller;
  const legal = legalIdOf(address.country, registration, vatNumber);
  const vatId = taxed ? vatIdOf(vatNumber) : null;
  return {
    name: xmlText(name),
    tradeName: tradeName === name ? undefined : optionalText(tradeName),
    legalForm: optionalText(status),
    establishment: establishmentOf(establishment, legal),
    legal,
    vatId,
    taxId: taxed && !vatId && legal ? legal.id : null,
    endpoint: endpointOf(seller.electronicAddress, legal, vatIdOf(vatNumber), email),
    address: addressOf(address, address.country),
    contact: { phone: optionalText(phone), email: optionalText(email) },
  };
}

/** A buyer whose country nobody said is taken to be at home: every document needs one (BR-11). */
export function buyerParty(buyer: Buyer, home: string, taxed: boolean): Party {
  const { name, companyName, address, registration, establishment, vatNumber, email } = buyer;
  const country = address?.country ?? (vatIdOf(vatNumber)?.slice(0, 2) || home);
  const legal = legalIdOf(country, registration ?? establishment ?? null, vatNumber);
  const vatId = vatIdOf(vatNumber);
  return {
    name: optionalText(companyName) ?? (xmlText(name) || '-'),
    establishment: establishmentOf(establishment ?? registration, legal),
    legal,
    vatId: taxed ? vatId : null,
    taxId: null,
    endpoint: endpointOf(buyer.electronicAddress, legal, vatId, email),
    address: addressOf(address, country),
    contact: { name: companyName ? optionalText(name) : undefined, email: optionalText(email) },
  };
}
