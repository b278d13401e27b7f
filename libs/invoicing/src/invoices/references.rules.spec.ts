import { describe, expect, it } from '@jest/globals';
import { calculateQRReferenceChecksum, isQRReferenceValid, isSCORReferenceValid } from 'swissqrbill/utils';
import { SELLERS } from '../../../../test/support/invoices.js';
import { sellerOf } from '../legal/index.js';
import { iso11649, ogm, qrr, transferReference } from './references.rules.js';

const seller = (kind: string, iban: string | null = SELLERS[kind]!.iban) => ({
  ...sellerOf(SELLERS[kind]!, 'fr'),
  iban,
});
const first = { kind: 'invoice', year: 2026, rank: 42 } as const;

describe('what a transfer quotes', () => {
  it('is the form of the country, with a key that a wrong digit breaks', () => {
    expect(transferReference(seller('belgian'), first)).toBe('+++126/0000/04215+++');
    expect(transferReference(seller('swiss'), first)).toBe('RF841260000042');
    expect(transferReference(seller('swiss', 'CH4431999123000889012'), first)).toBe('000000000000000012600000421');
  });

  it('is the number elsewhere, and nothing where nothing is paid', () => {
    expect(transferReference(seller('company'), first)).toBeUndefined();
    expect(transferReference(seller('belgian'), { ...first, kind: 'credit_note' })).toBeUndefined();
    expect(transferReference(seller('belgian', null), first)).toBeUndefined();
  });

  it('is never the same for two series', () => {
    const of = (kind: 'invoice' | 'deposit') => transferReference(seller('belgian'), { ...first, kind });
    expect(of('invoice')).not.toBe(of('deposit'));
  });

  it('has the key that others compute', () => {
    expect(ogm('0108068171')).toBe('+++010/8068/17183+++');
    expect(ogm('0000000097')).toBe('+++000/0000/09797+++');
    for (let rank = 0; rank < 300; rank++) {
      const digits = `126${String(rank * 37_127).padStart(7, '0')}`;
      expect(isQRReferenceValid(qrr(digits))).toBe(true);
      expect(qrr(digits).at(-1)).toBe(calculateQRReferenceChecksum(digits.padStart(26, '0')));
      expect(isSCORReferenceValid(iso11649(digits))).toBe(true);
    }
  });
});
