/** Identifiers that pass their checksum and belong to nobody: fictional ranges, right last digit. */

/** Luhn's check digit for a number that still lacks it. */
function luhnDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** INSEE gives no SIREN that begins with 000. */
export function siren(rank: number): string {
  const body = `000${String(10_000 + rank * 7).padStart(5, '0')}`;
  return body + luhnDigit(body);
}

export function siret(sirenNumber: string): string {
  const body = `${sirenNumber}0001`;
  return body + luhnDigit(body);
}

/** FR + key + SIREN; key = (12 + 3 × (SIREN mod 97)) mod 97. */
export const frenchVat = (sirenNumber: string): string =>
  `FR${String((12 + 3 * (Number(sirenNumber) % 97)) % 97).padStart(2, '0')}${sirenNumber}`;

/** Belgian enterprise number: eight digits and 97 − (their value mod 97). */
export function belgianEnterprise(rank: number): string {
  const body = `0${String(9_900_000 + rank * 13).padStart(7, '0')}`;
  return body + String(97 - (Number(body) % 97)).padStart(2, '0');
}

const IDE_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4];

/** Swiss IDE: eight digits and a check digit modulo 11; ranks whose check digit would be 10 are skipped. */
export function swissIde(rank: number): string {
  for (let number = 10_000_000 + rank * 17; ; number++) {
    const digits = String(number);
    const sum = IDE_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `CHE-${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}${check}`;
  }
}

/** ISO 13616: the two digits after the country make the whole ≡ 1 modulo 97. */
export function iban(country: string, account: string): string {
  const numeric = [...`${account}${country}00`].map((char) => parseInt(char, 36)).join('');
  return `${country}${String(98n - (BigInt(numeric) % 97n)).padStart(2, '0')}${account}`;
}

/** French account with its own key (97 − …), at a bank code no bank has. */
export function frenchIban(rank: number): string {
  const account = String(rank).padStart(11, '0');
  const key = 97n - ((89n * 99_999n + 15n * 99_999n + 3n * BigInt(account)) % 97n);
  return iban('FR', `9999999999${account}${String(key).padStart(2, '0')}`);
}
