import { ALWAYS, type CountryLaw } from './dated.js';

/**
 * Belgium. Late payment: law of 2 August 2002, between professionals only; consumers are under book XIX CDE, which
 * leaves them a first free reminder and no 40 €.
 */
export const BE: CountryLaw = {
  texts: [
    {
      code: 'exemption',
      ref: null,
      regimes: ['franchise'],
      buyers: 'all',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Petite entreprise soumise au régime de la franchise de taxe. TVA non applicable.',
        en: 'No VAT: “Petite entreprise soumise au régime de la franchise de taxe. TVA non applicable”.',
      },
    },
    {
      code: 'exemption',
      ref: 'VATEX-EU-132',
      regimes: ['exempt_association'],
      buyers: 'all',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Exemption de TVA : article 44, § 2, du Code de la TVA.',
        en: 'VAT exempt: “Exemption de TVA, article 44, § 2, du Code de la TVA”.',
      },
    },
    {
      code: 'exemption',
      ref: 'VATEX-EU-O',
      regimes: ['public_exempt'],
      buyers: 'all',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Opération hors du champ de la TVA : article 6 du Code de la TVA.',
        en: 'Outside the scope of VAT: article 6 of the Belgian VAT code.',
      },
    },
    {
      code: 'reverse_charge',
      ref: 'VATEX-EU-AE',
      regimes: ['standard'],
      buyers: 'all',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Autoliquidation : la taxe est due par le preneur, article 196 de la directive 2006/112/CE.',
        en: 'Reverse charge (“Autoliquidation”): the customer owes the tax, article 196 of directive 2006/112/EC.',
      },
    },
    {
      code: 'penalty',
      ref: 'PMD',
      buyers: 'professional',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'En cas de retard de paiement, intérêts de plein droit et sans mise en demeure au taux de la loi du 2 août 2002.',
        en: 'Late payment: interest by right and without notice at the rate of the Belgian law of 2 August 2002.',
      },
    },
    {
      code: 'recovery',
      ref: 'PMT',
      buyers: 'professional',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 € (article 6 de la loi du 2 août 2002).',
        en: 'Fixed compensation for recovery costs in case of late payment: €40 (article 6 of the law of 2 August 2002).',
      },
    },
  ],
};
