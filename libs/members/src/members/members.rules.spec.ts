import { describe, expect, it } from '@jest/globals';
import { isRegistration, isVatNumber } from '#libs/domain';
import { type BillingIdentity, billingIdentity, containing, printedNumbers } from './members.rules.js';

const nobody: BillingIdentity = {
  companyName: null,
  street: null,
  postcode: null,
  commune: null,
  country: null,
  registration: null,
  vatNumber: null,
};

const SOMEWHERE = { street: '1 rue du Four', postcode: '59000', commune: 'Lille' };

describe('registration numbers', () => {
  it.each([
    ['FR', '732829320'], // INSEE's own example of a SIREN
    ['FR', '73282932000074'],
    ['FR', '35600000049837'], // an office of La Poste
    ['BE', '0403170701'],
    ['CH', 'CHE116281710'],
    ['LU', 'B12345'],
  ])('%s takes %s', (country, number) => {
    expect(isRegistration(number, country)).toBe(true);
  });

  it.each([
    ['FR', '732829321'],
    ['FR', '73282932000075'],
    ['FR', '7328293'],
    ['BE', '0403170702'],
    ['CH', 'CHE116281711'],
    ['LU', 'B 1'],
  ])('%s refuses %s', (country, number) => {
    expect(isRegistration(number, country)).toBe(false);
  });

  it('find every single wrong digit of a French one', () => {
    const right = '73282932000074';
    for (let at = 0; at < right.length; at++) {
      for (const digit of '0123456789') {
        const typed = right.slice(0, at) + digit + right.slice(at + 1);
        expect(isRegistration(typed, 'FR')).toBe(typed === right);
      }
    }
  });
});

describe('VAT numbers', () => {
  it.each(['FR44732829320', 'BE0403170701', 'CHE116281710TVA', 'CHE116281710MWST', 'DE123456789', 'FRK7732829320'])(
    'takes %s',
    (number) => expect(isVatNumber(number)).toBe(true),
  );
  it.each(['FR45732829320', 'FR44732829321', 'BE0403170702', 'CHE116281711TVA', '123', 'D', 'FRI7732829320'])(
    'refuses %s',
    (number) => expect(isVatNumber(number)).toBe(false),
  );
});

describe('billing identity', () => {
  it('is stored without the spaces and dots people write', () => {
    const address = { street: ' 1  rue du Four', postcode: '1000', commune: 'Bruxelles', country: 'be' };
    expect(
      billingIdentity({
        ...nobody,
        ...address,
        companyName: 'Le Four SRL',
        registration: '0403.170.701',
        vatNumber: 'BE 0403.170.701',
      }),
    ).toEqual({
      companyName: 'Le Four SRL',
      street: '1 rue du Four',
      postcode: '1000',
      commune: 'Bruxelles',
      country: 'BE',
      registration: '0403170701',
      vatNumber: 'BE0403170701',
    });
    expect(billingIdentity({ ...nobody, companyName: '  ' })).toEqual(nobody);
  });

  it.each<[string, Partial<BillingIdentity>]>([
    ['postcode', { street: '1 rue du Four', commune: 'Lille', country: 'FR' }],
    ['country', { street: '1 rue du Four', postcode: '59000', commune: 'Lille', country: 'France' }],
    ['companyName', { vatNumber: 'FR44732829320' }],
    ['companyName', { companyName: 'x'.repeat(161) }],
    ['vatNumber', { companyName: 'Le Four', vatNumber: '42' }],
    [
      'vatNumber',
      { companyName: 'Le Four', registration: '552100554', vatNumber: 'FR44732829320', country: 'FR', ...SOMEWHERE },
    ],
    ['vatNumber', { companyName: 'Le Four', vatNumber: 'FR44732829320', country: 'BE', ...SOMEWHERE }],
    ['vatNumber', { companyName: 'Le Four', vatNumber: 'DE136695976', country: 'FR', ...SOMEWHERE }],
  ])('names %s when it is wrong', (field, wrong) => {
    expect(() => billingIdentity({ ...nobody, ...wrong })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ errors: [expect.objectContaining({ field })] }) }),
    );
  });
});

it('a search pattern takes the wildcards of a person as letters', () => {
  expect(containing(' 100%_\\ ')).toBe('%100\\%\\_\\\\%');
});

describe('numbers on a document', () => {
  const [siren, siret] = ['732829320', '73282932000074'];

  it('are the SIREN and the SIRET of a French buyer, whichever was given', () => {
    expect(printedNumbers({ country: 'FR', registration: siren })).toEqual({ registration: siren });
    const both = { registration: siren, establishment: siret };
    expect(printedNumbers({ country: 'FR', registration: siret })).toEqual(both);
    expect(printedNumbers({ country: 'FR', registration: siren, establishment: siret })).toEqual(both);
    expect(printedNumbers({ country: 'FR', registration: null, establishment: siret })).toEqual(both);
  });

  it('are the registration alone elsewhere', () => {
    expect(printedNumbers({ country: 'LU', registration: siret })).toEqual({ registration: siret });
    expect(printedNumbers({ country: null, registration: null })).toEqual({ registration: null });
  });
});
