/** Check digits of the numbers that identify sellers and buyers. All take the number as people write it. */

/** Without what people write between digits. */
export const bareNumber = (text: string): string => text.replace(/[\s.\-/]/g, '').toUpperCase();

/** Luhn: every second digit from the right doubled, digit sums add to a multiple of 10. */
function luhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
}

export const isSiren = (text: string): boolean => /^\d{9}$/.test(bareNumber(text)) && luhn(bareNumber(text));

/** La Poste's establishments (SIREN 356 000 000) are numbered so that the digits sum to a multiple of 5. */
export function isSiret(text: string): boolean {
  const siret = bareNumber(text);
  if (!/^\d{14}$/.test(siret)) return false;
  const laPoste = siret.startsWith('356000000') && [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  return isSiren(siret.slice(0, 9)) && (luhn(siret) || laPoste);
}

/** FR + key + SIREN; a key of two digits is 12 + 3 × (SIREN mod 97), mod 97; keys with letters (no I, no O) have no public rule. */
export function isFrenchVat(text: string, siren: string): boolean {
  const match = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(bareNumber(text));
  if (!match || match[2] !== bareNumber(siren)) return false;
  const key = match[1]!;
  return !/^\d\d$/.test(key) || Number(key) === (12 + 3 * (Number(match[2]) % 97)) % 97;
}

/** Belgian enterprise number: 10 digits from 0 or 1; the last two are 97 − (the first eight mod 97). */
export function isBelgianEnterprise(text: string): boolean {
  const number = bareNumber(text);
  return /^[01]\d{9}$/.test(number) && Number(number.slice(8)) === 97 - (Number(number.slice(0, 8)) % 97);
}

export const isBelgianVat = (text: string, enterprise: string): boolean =>
  bareNumber(text) === `BE${bareNumber(enterprise)}`;

/** Swiss IDE: CHE and 9 digits, weights 5 4 3 2 7 6 5 4, mod 11. */
export function isSwissIde(text: string): boolean {
  const digits = /^CHE(\d{8})(\d)$/.exec(bareNumber(text));
  if (!digits) return false;
  const weights = [5, 4, 3, 2, 7, 6, 5, 4];
  const check = 11 - (weights.reduce((sum, weight, index) => sum + weight * Number(digits[1]![index]), 0) % 11);
  return check !== 10 && check % 11 === Number(digits[2]);
}

/** The IDE followed by TVA, MWST or IVA (art. 26 LTVA). */
export const isSwissVat = (text: string, ide: string): boolean =>
  new RegExp(`^${bareNumber(ide)}(TVA|MWST|IVA)$`).test(bareNumber(text));

/** ISO 13616: the first four characters to the end, letters as 10..35, mod 97 is 1. */
export function isIban(text: string): boolean {
  const iban = bareNumber(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((character) => String(parseInt(character, 36))).join('');
  return BigInt(digits) % 97n === 1n;
}

/** ISO 9362: bank, country, place, and perhaps a branch. */
export const isBic = (text: string): boolean => /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bareNumber(text));

/**
 * "scheme:address", a scheme of the EAS list and what it stands for. Those with a key are checked: 0002 and 0225
 * (SIREN), 0009 (SIRET), 0208 (Belgian enterprise).
 */
export function isElectronicAddress(text: string): boolean {
  const [, scheme = '', address = ''] = /^(\d{4}):([A-Za-z0-9][A-Za-z0-9._-]{0,49})$/.exec(text) ?? [];
  switch (scheme) {
    case '':
      return false;
    case '0002':
      return isSiren(address);
    case '0009':
      return isSiret(address);
    case '0208':
      return isBelgianEnterprise(address);
    case '0225':
      return isSiren(address.slice(0, 9)) && /^\d{9}(_|$)/.test(address);
    default:
      return true;
  }
}

/** A number of this country the way documents print it; one that is none stays as it was typed. */
export function printedNumber(text: string, country: string): string {
  const number = bareNumber(text);
  if (country === 'CH') {
    const [, a, b, c, suffix] = /^CHE(\d{3})(\d{3})(\d{3})(TVA|MWST|IVA)?$/.exec(number) ?? [];
    return a ? `CHE-${a}.${b}.${c}${suffix ? ` ${suffix}` : ''}` : text.trim();
  }
  if (country === 'BE' && isBelgianEnterprise(number)) return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');
  return /^[A-Z0-9]{4,20}$/.test(number) ? number : text.trim();
}

/** Shapes of the VAT numbers of the Union behind their two letters; those with a public key here have their own check. */
const VAT_SHAPES: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
};

/** France, Belgium and Switzerland by their keys, the rest of the Union by the shape, other countries loosely. */
export function isVatNumber(text: string): boolean {
  const number = bareNumber(text);
  const prefix = number.slice(0, 2);
  if (prefix === 'FR') return isSiren(number.slice(4)) && isFrenchVat(number, number.slice(4));
  if (prefix === 'BE') return isBelgianEnterprise(number.slice(2));
  if (number.startsWith('CHE')) return isSwissIde(number.replace(/(TVA|MWST|IVA)$/, ''));
  const shape = VAT_SHAPES[prefix];
  return shape ? shape.test(number.slice(2)) : /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(number);
}

/** Whether a country, or the beginning of a VAT number, is one whose businesses have VAT numbers of the Union. */
export const isInUnion = (code: string): boolean => ['FR', 'BE', 'GR'].includes(code) || code in VAT_SHAPES;

/** Where somebody with a VAT number of this prefix may live, beside the country of that name. */
const VAT_TERRITORIES: Readonly<Record<string, readonly string[]>> = {
  FR: ['FR', 'MC', 'GP', 'MQ', 'RE', 'GF', 'YT'],
  CH: ['CH', 'LI'],
  EL: ['GR'],
  XI: ['GB'],
};

/** Whether a VAT number belongs to an address in this country (ISO 3166-1). */
export function isVatNumberOf(text: string, country: string): boolean {
  const prefix = bareNumber(text).slice(0, 2);
  return (VAT_TERRITORIES[prefix] ?? [prefix]).includes(country);
}

/** FR: SIREN or SIRET; BE: enterprise number; CH: IDE; elsewhere any. */
export function isRegistration(text: string, country: string | null): boolean {
  if (country === 'FR') return isSiren(text) || isSiret(text);
  if (country === 'BE') return isBelgianEnterprise(text);
  if (country === 'CH') return isSwissIde(text);
  return /^[A-Z0-9]{4,20}$/.test(bareNumber(text));
}

/** False when a VAT number has another number of registration inside than the one given (FR, BE, CH). */
export function isVatNumberFor(text: string, registration: string): boolean {
  const [number, own] = [bareNumber(text), bareNumber(registration)];
  if (number.startsWith('FR')) return number.slice(4) === own.slice(0, 9);
  if (number.startsWith('BE')) return number.slice(2) === own;
  return !number.startsWith('CHE') || number.replace(/(TVA|MWST|IVA)$/, '') === own;
}
