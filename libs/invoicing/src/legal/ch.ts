import { ALWAYS, type CountryLaw } from './dated.js';

/** Switzerland. Content of a document: art. 26 LTVA. Interest on late payment: art. 104 CO; no fixed compensation. */
export const CH: CountryLaw = {
  texts: [
    {
      code: 'exemption',
      ref: 'VATEX-EU-O',
      regimes: ['franchise', 'exempt_association'],
      buyers: 'all',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Non assujetti à la TVA (art. 10, al. 2, LTVA).',
        en: 'Not liable to VAT (art. 10(2) of the Swiss VAT act).',
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
        fr: 'Non assujetti à la TVA : collectivité publique (art. 12 LTVA).',
        en: 'Not liable to VAT: public authority (art. 12 of the Swiss VAT act).',
      },
    },
    {
      code: 'penalty',
      ref: 'PMD',
      buyers: 'professional',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'En cas de retard de paiement, intérêt moratoire de 5 % l’an (art. 104 CO).',
        en: 'Late payment: interest at 5 % a year (art. 104 of the Swiss code of obligations).',
      },
    },
  ],
};
