import {
  isBelgianEnterprise,
  isBelgianVat,
  isFrenchVat,
  isIban,
  isSiren,
  isSiret,
  isSwissIde,
  isSwissVat,
  isVatNumber,
  isVatNumberFor,
  isVatNumberOf,
} from './company-numbers.js';

/** Every number that differs from a valid one in one digit. */
const oneDigitOff = (valid: string): string[] =>
  [...valid].flatMap((character, index) =>
    /\d/.test(character)
      ? [...'0123456789'].filter((d) => d !== character).map((d) => valid.slice(0, index) + d + valid.slice(index + 1))
      : [],
  );

describe('numbers that identify sellers', () => {
  it.each([
    ['SIREN', isSiren, ['732829320', '732 829 320', '356000000'], ['73282932', '7328293200', 'ABCDEFGHI', '']],
    ['SIRET', isSiret, ['73282932000074', '732 829 320 00074', '35600000000048', '35600000049837'], ['732829320', '']],
    ['Belgian enterprise', isBelgianEnterprise, ['0403019261', '0403.019.261'], ['403019261', '2403019261', '']],
    ['Swiss IDE', isSwissIde, ['CHE-116.281.710', 'CHE116281710'], ['116281710', 'CHE-116.281.71', '']],
    [
      'IBAN',
      isIban,
      ['FR76 3000 6000 0112 3456 7890 189', 'BE68539007547034', 'CH9300762011623852957'],
      ['FR76', '', 'x'],
    ],
  ] as const)('%s', (_, check, right, wrong) => {
    for (const text of right) expect([text, check(text)]).toEqual([text, true]);
    for (const text of wrong) expect([text, check(text)]).toEqual([text, false]);
  });

  it.each([
    ['SIREN', isSiren, '732829320'],
    ['SIRET', isSiret, '73282932000074'],
    ['Belgian enterprise', isBelgianEnterprise, '0403019261'],
    ['Swiss IDE', isSwissIde, 'CHE116281710'],
    ['IBAN', isIban, 'FR7630006000011234567890189'],
  ] as const)('a %s with one wrong digit is refused', (_, check, valid) => {
    expect(oneDigitOff(valid).filter((text) => check(text))).toEqual([]);
  });

  it('VAT numbers belong to their registration', () => {
    expect(isFrenchVat('FR44 732829320', '732 829 320')).toBe(true);
    expect(isFrenchVat('FRK7732829320', '732829320')).toBe(true);
    expect(isFrenchVat('FR45732829320', '732829320')).toBe(false);
    expect(isFrenchVat('FR44732829320', '552100554')).toBe(false);
    expect(isBelgianVat('BE 0403.019.261', '0403019261')).toBe(true);
    expect(isBelgianVat('BE0403019261', '0403019262')).toBe(false);
    expect(isSwissVat('CHE-116.281.710 TVA', 'CHE-116.281.710')).toBe(true);
    expect(isSwissVat('CHE-116.281.710', 'CHE-116.281.710')).toBe(false);
  });

  it.each([
    ['FR44732829320', ['FR45732829320', 'FR44732829321', 'FR4473282932']],
    ['BE 0403.019.261', ['BE0403019262', 'BE403019261']],
    ['CHE-116.281.710 TVA', ['CHE116281711']],
    ['DE136695976', ['DE1366959', 'DE13669597X']],
    ['NL123456789B01', ['NL123456789', 'NL123456789C01']],
    ['ESB12345678', ['ES12345']],
    ['ATU12345678', ['AT12345678']],
    ['EL123456789', ['EL12345678']],
    ['IT12345678901', ['IT1234567890']],
    ['GB123456789', ['42', '']],
  ])('of buyers: %s', (right, wrong) => {
    expect([right, isVatNumber(right)]).toEqual([right, true]);
    for (const text of wrong) expect([text, isVatNumber(text)]).toEqual([text, false]);
  });

  it('a VAT number has one country and one registration', () => {
    for (const [number, here, elsewhere] of [
      ['FR44732829320', 'FR', 'BE'],
      ['FR44732829320', 'RE', 'DE'],
      ['CHE116281710TVA', 'LI', 'FR'],
      ['EL123456789', 'GR', 'EL'],
      ['DE136695976', 'DE', 'FR'],
    ] as const) {
      expect([number, isVatNumberOf(number, here), isVatNumberOf(number, elsewhere)]).toEqual([number, true, false]);
    }
    expect(isVatNumberFor('FR44732829320', '732 829 320 00074')).toBe(true);
    expect(isVatNumberFor('FR44732829320', '552100554')).toBe(false);
    expect(isVatNumberFor('BE0403019261', '0403.019.262')).toBe(false);
    expect(isVatNumberFor('CHE-116.281.710 TVA', 'CHE-116.281.710')).toBe(true);
    expect(isVatNumberFor('DE136695976', 'HRB 1234')).toBe(true);
  });
});
