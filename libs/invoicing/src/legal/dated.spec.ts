import { describe, expect, it } from '@jest/globals';
import { type Day, VAT_REGIMES, type VatRegime, addDays, inForce } from '#libs/domain';
import { BE } from './be.js';
import { CH } from './ch.js';
import { ALWAYS, type CountryLaw, type LegalText } from './dated.js';
import { FR } from './fr.js';

const LAWS = { FR, BE, CH } as const;
const TODAY: Day = '2026-11-30';

const said = (law: CountryLaw, day: Day, regime: VatRegime, code: LegalText['code']) =>
  inForce(law.texts, day).filter((row) => row.code === code && (row.regimes?.includes(regime) ?? true));

/** Rows that say one thing of the same documents, one after the other. */
const subjects = ({ texts }: CountryLaw) =>
  Object.values(
    Object.groupBy(texts, ({ from: _from, until: _until, text: _text, ref: _ref, ...subject }) =>
      JSON.stringify(Object.entries(subject).toSorted()),
    ),
  ).map((rows) => rows!.toSorted((a, b) => (a.from < b.from ? -1 : 1)));

describe('texts of the law', () => {
  it.each(Object.entries(LAWS))('%s: each is in force without a gap and without two at once', (_country, law) => {
    for (const rows of subjects(law)) {
      expect(rows[0]!.from).toBe(ALWAYS);
      expect(rows.map(({ until }) => until)).toEqual([...rows.slice(1).map(({ from }) => from), null]);
      for (const { until } of rows.filter((row) => row.until !== null)) {
        const inForceAround = [addDays(until!, -1), until!].map((day) => inForce(rows, day));
        expect(inForceAround.map((found) => found.length)).toEqual([1, 1]);
        expect(inForceAround[0]).not.toEqual(inForceAround[1]);
      }
    }
  });

  // design/einvoicing.md 1.1 and 1.2, line by line: the code of EN 16931 and the words that must not be missing.
  it.each<[keyof typeof LAWS, VatRegime, LegalText['code'], string | null, RegExp]>([
    ['FR', 'franchise', 'exemption', 'VATEX-FR-FRANCHISE', /^TVA non applicable, article L\. 223-3 du CIBS\.$/],
    ['FR', 'exempt_association', 'exemption', 'VATEX-FR-CGI261-7', /261, 7-1° a du CGI.*132.*2006\/112\/CE/],
    ['FR', 'public_exempt', 'exemption', 'VATEX-EU-O', /hors du champ/],
    ['FR', 'standard', 'reverse_charge', 'VATEX-EU-AE', /^Autoliquidation/],
    ['FR', 'standard', 'vat_on_debits', null, /^Option pour le paiement de la taxe d’après les débits\.$/],
    ['FR', 'standard', 'penalty', 'PMD', /majoré de 10 points.*L\. 441-10/],
    ['FR', 'standard', 'recovery', 'PMT', /40 €.*D\. 441-5/],
    ['FR', 'standard', 'discount', 'AAB', /^Pas d’escompte pour paiement anticipé\.$/],
    ['BE', 'franchise', 'exemption', null, /franchise de taxe.*TVA non applicable/],
    ['BE', 'exempt_association', 'exemption', 'VATEX-EU-132', /article 44, § 2/],
    ['BE', 'public_exempt', 'exemption', 'VATEX-EU-O', /article 6/],
    ['BE', 'standard', 'reverse_charge', 'VATEX-EU-AE', /^Autoliquidation/],
    ['BE', 'standard', 'penalty', 'PMD', /loi du 2 août 2002/],
    ['BE', 'standard', 'recovery', 'PMT', /40 €/],
    ['CH', 'franchise', 'exemption', 'VATEX-EU-O', /art\. 10, al\. 2, LTVA/],
    ['CH', 'public_exempt', 'exemption', 'VATEX-EU-O', /art\. 12 LTVA/],
    ['CH', 'standard', 'penalty', 'PMD', /5 % l’an \(art\. 104 CO\)/],
  ])('%s, %s: %s', (country, regime, code, ref, words) => {
    expect(said(LAWS[country], TODAY, regime, code)).toEqual([
      expect.objectContaining({ ref, text: { fr: expect.stringMatching(words), en: expect.any(String) } }),
    ]);
  });

  it('name the category of the operation in France alone, and the reverse charge where a seller charges VAT', () => {
    for (const [country, law] of Object.entries(LAWS)) {
      for (const regime of VAT_REGIMES) {
        const has = (code: LegalText['code']) => said(law, TODAY, regime, code).length > 0;
        expect([country, regime, has('operation')]).toEqual([country, regime, country === 'FR']);
        const owing = country !== 'CH' && regime === 'standard';
        expect([country, regime, has('reverse_charge')]).toEqual([country, regime, owing]);
      }
    }
  });
});
