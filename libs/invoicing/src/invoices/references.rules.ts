import type { DocumentKind, Seller } from '#libs/domain';

/** Two series may have the same numbers: the first digit tells them apart. */
const SERIES: Readonly<Record<DocumentKind, string>> = { invoice: '1', deposit: '2', credit_note: '3' };

export interface Ranked {
  readonly kind: DocumentKind;
  readonly year: number;
  readonly rank: number;
}

/**
 * What a transfer quotes where the country's banks have a form with a key of its own, so that a typing error is
 * noticed: Belgium's OGM, in Switzerland QRR on a QR-IBAN and ISO 11649 on another account. Undefined elsewhere: the
 * number of the document.
 */
export function transferReference({ address, iban }: Seller, ranked: Ranked): string | undefined {
  if (ranked.kind === 'credit_note' || !iban) return undefined;
  const digits = `${SERIES[ranked.kind]}${String(ranked.year % 100).padStart(2, '0')}${String(ranked.rank).padStart(7, '0')}`;
  if (address.country === 'BE') return ogm(digits);
  if (address.country !== 'CH') return undefined;
  return isQrIban(iban) ? qrr(digits) : iso11649(digits);
}

/** +++ddd/dddd/ddddd+++: ten digits and what is left of them divided by 97, 97 where nothing is. */
export function ogm(digits: string): string {
  const key = String(Number(BigInt(digits) % 97n) || 97).padStart(2, '0');
  const all = `${digits}${key}`;
  return `+++${all.slice(0, 3)}/${all.slice(3, 7)}/${all.slice(7)}+++`;
}

/** RF, two digits of key (mod 97 like an IBAN), up to 21 letters or digits. */
export function iso11649(body: string): string {
  const value = [...`${body}RF00`].map((character) => String(parseInt(character, 36))).join('');
  return `RF${String(98n - (BigInt(value) % 97n)).padStart(2, '0')}${body}`;
}

/** The clearing number of an account that takes QRR references is 30000 to 31999. */
const isQrIban = (iban: string): boolean => /^(CH|LI)\d\d3[01]\d{3}/.test(iban.replace(/\s/g, ''));

const CARRY = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** 26 digits and their key, "modulo 10, recursive" of the Swiss payment slips. */
export function qrr(digits: string): string {
  const padded = digits.padStart(26, '0');
  const carry = [...padded].reduce((at, digit) => CARRY[(at + Number(digit)) % 10]!, 0);
  return `${padded}${(10 - carry) % 10}`;
}
