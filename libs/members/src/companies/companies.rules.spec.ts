import { describe, expect, it } from '@jest/globals';
import type { CompanyId } from '#libs/domain';
import { type CompanyIdentity, companyIdentity, costCentreName } from './companies.rules.js';
import { type CompanyLink, payerOf } from './payers.rules.js';

const IDENTITY: CompanyIdentity = {
  ...{ name: ' Ateliers  Benali ', email: 'Compta@Benali.example', street: '3 rue du Four', postcode: '59000' },
  ...{ commune: 'Lille', country: 'FR', registration: '552 100 554', vatNumber: 'FR 96 552100554' },
  ...{ purchaseOrder: ' BC-2026-17 ', serviceCode: '', establishment: '552 100 554 00021', electronicAddress: '' },
};

describe('whom to bill', () => {
  it('is kept as it is printed: one line each, numbers without spaces, what is empty is nothing', () => {
    expect(companyIdentity(IDENTITY)).toMatchObject({
      ...{ name: 'Ateliers Benali', registration: '552100554', vatNumber: 'FR96552100554' },
      ...{ purchaseOrder: 'BC-2026-17', serviceCode: null, establishment: '55210055400021', electronicAddress: null },
    });
  });

  it.each([
    ['name', { name: '  ' }],
    ['street', { street: '' }],
    ['registration', { registration: '552 100 555' }],
    ['registration', { country: 'BE', registration: '0403.170.702', vatNumber: null }],
    ['vatNumber', { vatNumber: 'FR00552100554' }],
    ['establishment', { establishment: '55210055400022' }],
    ['establishment', { establishment: '73282932000074' }],
    ['establishment', { country: 'BE', registration: '0403.170.701', vatNumber: null }],
    ['electronicAddress', { electronicAddress: '552100554' }],
    ['electronicAddress', { electronicAddress: '0225:732829320' }],
    ['electronicAddress', { electronicAddress: '0009:55210055400021' }],
    ['purchaseOrder', { purchaseOrder: 'x'.repeat(61) }],
    ['serviceCode', { serviceCode: 'x'.repeat(101) }],
  ])('is refused with the field that is wrong: %s, %j', (field, wrong) => {
    expect(() => companyIdentity({ ...IDENTITY, ...wrong })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ errors: [expect.objectContaining({ field })] }) }),
    );
  });

  it.each([' ', 'x'.repeat(81)])('names a cost centre: %j is no name', (name) => {
    expect(() => costCentreName(name)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

describe('who pays', () => {
  const link = (companyId: string, more: Partial<CompanyLink> = {}): CompanyLink => ({
    ...{ companyId: companyId as CompanyId, name: companyId, paidKinds: ['desk'], paysByDefault: true },
    ...{ costCentreId: 'usual', costCentres: [{ id: 'usual', name: 'Atelier' }] },
    ...more,
  });
  const asked = (companyId: string, costCentreId?: string | null) => ({
    companyId: companyId as CompanyId,
    ...(costCentreId !== undefined && { costCentreId }),
  });

  it('is the first company that does so by default for this kind, on the usual cost centre while it is open', () => {
    const links = [link('a', { paidKinds: ['room'] }), link('b', { paysByDefault: false }), link('c'), link('d')];
    expect(payerOf(links, undefined, 'desk')).toEqual({ companyId: 'c', name: 'c', costCentreId: 'usual' });
    expect(payerOf([link('c', { costCentres: [] })], undefined, 'desk')?.costCentreId).toBeNull();
    expect(payerOf(links, undefined, 'machine')).toBeNull();
    expect(payerOf(links, null, 'desk')).toBeNull();
  });

  it('is whoever was asked, if they may; otherwise it says why not', () => {
    const links = [link('b', { paysByDefault: false })];
    expect(payerOf(links, asked('b'), 'desk')?.costCentreId).toBe('usual');
    expect(payerOf(links, asked('b', null), 'desk')?.costCentreId).toBeNull();
    const reason = (call: () => unknown) => {
      try {
        return call();
      } catch (error) {
        return (error as { details: { reason: string } }).details.reason;
      }
    };
    expect(reason(() => payerOf(links, asked('a'), 'desk'))).toBe('link');
    expect(reason(() => payerOf(links, asked('b'), 'room'))).toBe('kind');
    expect(reason(() => payerOf(links, asked('b', 'other'), 'desk'))).toBe('cost_centre');
  });
});
