import { ALWAYS, type CountryLaw } from './dated.js';

/**
 * France. Since 1 September 2026 the rules of invoicing stand in the code des impositions sur les biens et
 * services (CIBS, ord. 2025-1247); VATEX codes keep the old CGI names. Penalties, recovery and discount:
 * C. com. L. 441-9, L. 441-10, D. 441-5 (between professionals only). The words the law dictates stay French
 * in the English texts.
 */
export const FR: CountryLaw = {
  texts: [
    {
      code: 'exemption',
      ref: 'VATEX-FR-FRANCHISE',
      regimes: ['franchise'],
      buyers: 'all',
      from: ALWAYS,
      until: '2026-09-01',
      text: {
        fr: 'TVA non applicable, article 293 B du CGI.',
        en: 'No VAT: “TVA non applicable, article 293 B du CGI”.',
      },
    },
    {
      code: 'exemption',
      ref: 'VATEX-FR-FRANCHISE',
      regimes: ['franchise'],
      buyers: 'all',
      from: '2026-09-01',
      until: null,
      text: {
        fr: 'TVA non applicable, article L. 223-3 du CIBS.',
        en: 'No VAT: “TVA non applicable, article L. 223-3 du CIBS”.',
      },
    },
    {
      code: 'exemption',
      ref: 'VATEX-FR-CGI261-7',
      regimes: ['exempt_association'],
      buyers: 'all',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Exonération de TVA : article 261, 7-1° a du CGI, article 132, paragraphe 1, de la directive 2006/112/CE.',
        en: 'VAT exempt: “Exonération de TVA, article 261, 7-1° a du CGI”, article 132(1) of directive 2006/112/EC.',
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
        fr: 'Opération hors du champ de la TVA : personne morale de droit public, article 13 de la directive 2006/112/CE.',
        en: 'Outside the scope of VAT: body governed by public law, article 13 of directive 2006/112/EC.',
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
      code: 'vat_on_debits',
      ref: null,
      regimes: ['standard'],
      buyers: 'all',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Option pour le paiement de la taxe d’après les débits.',
        en: 'VAT is due on invoicing: “Option pour le paiement de la taxe d’après les débits”.',
      },
    },
    {
      code: 'operation',
      ref: null,
      buyers: 'all',
      sells: 'services',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Catégorie de l’opération : prestation de services.',
        en: 'Category of operation: services (“prestation de services”).',
      },
    },
    {
      code: 'operation',
      ref: null,
      buyers: 'all',
      sells: 'goods',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Catégorie de l’opération : livraison de biens.',
        en: 'Category of operation: goods (“livraison de biens”).',
      },
    },
    {
      code: 'operation',
      ref: null,
      buyers: 'all',
      sells: 'both',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Catégorie de l’opération : livraison de biens et prestation de services.',
        en: 'Category of operation: goods and services (“livraison de biens et prestation de services”).',
      },
    },
    {
      code: 'penalty',
      ref: 'PMD',
      buyers: 'professional',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'En cas de retard de paiement, pénalités exigibles sans rappel au taux de refinancement de la Banque centrale européenne majoré de 10 points (article L. 441-10 du code de commerce).',
        en: 'Late payment: penalties due without reminder at the refinancing rate of the European Central Bank plus 10 points (article L. 441-10 of the French commercial code).',
      },
    },
    {
      code: 'recovery',
      ref: 'PMT',
      buyers: 'professional',
      from: ALWAYS,
      until: null,
      text: {
        fr: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 € (article D. 441-5 du code de commerce).',
        en: 'Fixed compensation for recovery costs in case of late payment: €40 (article D. 441-5 of the French commercial code).',
      },
    },
    {
      code: 'discount',
      ref: 'AAB',
      buyers: 'professional',
      from: ALWAYS,
      until: null,
      text: { fr: 'Pas d’escompte pour paiement anticipé.', en: 'No discount for early payment.' },
    },
  ],
};
