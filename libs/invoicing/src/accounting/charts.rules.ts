import { type Day, PRODUCTS, type Product, vatRatesOn } from '#libs/domain';

/** What an amount is booked as. `vat_2000` is the VAT of 20 %. */
export type Use = 'customers' | 'deposits' | 'vat_pending' | `vat_${number}` | Product;

export interface Account {
  readonly account: string;
  readonly label: string;
  /** Code of the site's own, for its analytic accounts. */
  readonly analytic: string | null;
}

/** The usual accounts of a country, and what the number of an account there begins with. */
export interface Chart {
  readonly journal: { readonly code: string; readonly label: string };
  readonly accounts: Readonly<Record<'customers' | 'deposits' | Product, readonly [account: string, label: string]>>;
  /** VAT that is owed once the customer pays; null: it is owed when invoiced. */
  readonly pending: readonly [account: string, label: string] | null;
  /** Basis points; `other`: a rate that is not named. */
  readonly vat: Readonly<Record<number | 'other', readonly [account: string, label: string]>>;
  readonly begins: Readonly<Record<'customers' | 'deposits' | 'vat' | 'revenue', readonly string[]>>;
}

/** Plan comptable général (règlement ANC 2014-03). Packs may be booked as income in advance (487) or an advance (419). */
const FR: Chart = {
  journal: { code: 'VT', label: 'Ventes' },
  accounts: {
    customers: ['411000', 'Clients'],
    deposits: ['419100', 'Clients - avances et acomptes reçus'],
    desk: ['706100', 'Prestations - postes de travail'],
    room: ['708300', 'Locations diverses - salles'],
    machine: ['706200', 'Prestations - machines et ateliers'],
    membership: ['706300', 'Prestations - abonnements'],
    pack: ['706400', 'Prestations - carnets'],
    extra: ['706500', 'Prestations annexes'],
    fee: ['708800', 'Autres produits d’activités annexes'],
    goods: ['707000', 'Ventes de marchandises'],
    other: ['706000', 'Prestations de services'],
  },
  pending: ['445870', 'TVA en attente d’encaissement'],
  vat: {
    2000: ['445710', 'TVA collectée 20 %'],
    1000: ['445711', 'TVA collectée 10 %'],
    850: ['445714', 'TVA collectée 8,5 %'],
    550: ['445712', 'TVA collectée 5,5 %'],
    210: ['445713', 'TVA collectée 2,1 %'],
    other: ['445719', 'TVA collectée, autres taux'],
  },
  begins: { customers: ['411'], deposits: ['419'], vat: ['445'], revenue: ['70', '74', '75', '487', '419'] },
};

/** Plan comptable minimum normalisé (AR du 21 octobre 2018). */
const BE: Chart = {
  journal: { code: 'VEN', label: 'Ventes' },
  accounts: {
    customers: ['400000', 'Clients'],
    deposits: ['460000', 'Acomptes reçus'],
    desk: ['700100', 'Prestations - postes de travail'],
    room: ['700200', 'Prestations - salles'],
    machine: ['700300', 'Prestations - machines et ateliers'],
    membership: ['700400', 'Prestations - abonnements'],
    pack: ['700500', 'Prestations - carnets'],
    extra: ['700600', 'Prestations annexes'],
    fee: ['743000', 'Produits d’exploitation divers'],
    goods: ['701000', 'Ventes de marchandises'],
    other: ['700000', 'Prestations de services'],
  },
  pending: null,
  vat: {
    2100: ['451021', 'TVA à payer 21 %'],
    1200: ['451012', 'TVA à payer 12 %'],
    600: ['451006', 'TVA à payer 6 %'],
    other: ['451000', 'TVA à payer'],
  },
  begins: { customers: ['40'], deposits: ['46'], vat: ['451'], revenue: ['70', '74', '46', '493'] },
};

/** Plan comptable général suisse PME. */
const CH: Chart = {
  journal: { code: 'VTE', label: 'Ventes' },
  accounts: {
    customers: ['1100', 'Créances résultant de livraisons et prestations'],
    deposits: ['2030', 'Acomptes de clients'],
    desk: ['3401', 'Prestations - postes de travail'],
    room: ['3402', 'Prestations - salles'],
    machine: ['3403', 'Prestations - machines et ateliers'],
    membership: ['3404', 'Prestations - abonnements'],
    pack: ['3405', 'Prestations - carnets'],
    extra: ['3406', 'Prestations annexes'],
    fee: ['3600', 'Autres ventes et prestations'],
    goods: ['3200', 'Ventes de marchandises'],
    other: ['3400', 'Ventes de prestations'],
  },
  pending: null,
  vat: {
    810: ['2201', 'TVA due 8,1 %'],
    380: ['2203', 'TVA due 3,8 %'],
    260: ['2202', 'TVA due 2,6 %'],
    other: ['2200', 'TVA due'],
  },
  begins: { customers: ['11'], deposits: ['20'], vat: ['22'], revenue: ['3', '20', '23'] },
};

const CHARTS: Readonly<Record<string, Chart>> = { FR, BE, CH };

/** Of the seller's country; elsewhere the French one, whose numbers the site replaces by its own. */
export const chartOf = (country: string): Chart => CHARTS[country] ?? FR;

const VAT = /^vat_(\d+)$/;

/** The account a country usually books a use to. */
export function usualAccount(chart: Chart, use: Use): Account {
  const rate = VAT.exec(use)?.[1];
  const [account, label] =
    use === 'vat_pending'
      ? (chart.pending ?? chart.vat.other)
      : rate === undefined
        ? chart.accounts[use as Product]
        : (chart.vat[Number(rate)] ?? chart.vat.other);
  return { account, label, analytic: null };
}

/** What a site of this country books today, in the order it is shown. */
export function usesOf(country: string, today: Day): Use[] {
  const rates = vatRatesOn(country, today).map((rateBp): Use => `vat_${rateBp}`);
  const pending: Use[] = chartOf(country).pending ? ['vat_pending'] : [];
  return [...PRODUCTS, 'customers', 'deposits', ...rates, ...pending];
}

/** What the account of a use may begin with in this country. */
export function beginningsOf(chart: Chart, use: Use): readonly string[] {
  if (use === 'customers' || use === 'deposits') return chart.begins[use];
  return chart.begins[use.startsWith('vat_') ? 'vat' : 'revenue'];
}
