import { type Get, get, to } from '../api/paths';
import type { components } from '../api/schema';
import { manageUrl } from '../app/links';
import { typedDecimal, typedMoney, typedNumber } from '../manage/credits-form';

export type Quote = components['schemas']['QuoteView'];
export type FollowedQuote = components['schemas']['FollowedQuoteView'];
export type QuoteBook = components['schemas']['QuoteBookView'];
type QuoteList = components['schemas']['QuoteListView'];

export const quotesAt = {
  list: (siteId: string, page: number): Get<QuoteBook> =>
    get('/api/manage/{siteId}/quotes', { siteId }, { page: page > 1 ? page : undefined }),
  one: (siteId: string, id: string): Get<FollowedQuote> => get('/api/manage/{siteId}/quotes/{id}', { siteId, id }),
  mails: (siteId: string, id: string) => get('/api/manage/{siteId}/quotes/{id}/mails', { siteId, id }),
  mine: (): Get<QuoteList> => get('/api/me/quotes'),
};
export const quotesTo = {
  list: (siteId: string): string => to('/api/manage/{siteId}/quotes', { siteId }),
  one: (siteId: string, id: string): string => to('/api/manage/{siteId}/quotes/{id}', { siteId, id }),
  send: (siteId: string, id: string): string => to('/api/manage/{siteId}/quotes/{id}/send', { siteId, id }),
  mail: (siteId: string, id: string): string => to('/api/manage/{siteId}/quotes/{id}/mails', { siteId, id }),
  accept: (siteId: string, id: string): string => to('/api/manage/{siteId}/quotes/{id}/accept', { siteId, id }),
  refuse: (siteId: string, id: string): string => to('/api/manage/{siteId}/quotes/{id}/refuse', { siteId, id }),
  acceptMine: (id: string): string => to('/api/me/quotes/{id}/accept', { id }),
  refuseMine: (id: string): string => to('/api/me/quotes/{id}/refuse', { id }),
};
export const quotePdf = (siteId: string | null, id: string): string =>
  siteId === null ? to('/api/me/quotes/{id}/pdf', { id }) : to('/api/manage/{siteId}/quotes/{id}/pdf', { siteId, id });

export const quoteUrl = (site: string, id: string | null, more: Record<string, string | null> = {}): string =>
  manageUrl('/devis', site, { devis: id, ...more });

type Values = Readonly<Record<string, string>>;
/** The fields of a row, by what the API calls them. */
export const SENT_AS = { libelle: 'label', quantite: 'quantity', prix: 'unitPrice', taux: 'vatRateBp' } as const;
export type RowField = keyof typeof SENT_AS;
/** Rows that one may write in, beside those with something in them. */
const EMPTY_ROWS = 3;

export const fieldOf = (row: number, field: RowField): string => `l${row}-${field}`;

/** The rows of a form with something in them, from 0. */
export const rowsOf = (values: Values): number[] =>
  Object.keys(values)
    .flatMap((name) => (values[name]?.trim() ? (/^l(\d{1,2})-(?:libelle|prix)$/.exec(name)?.[1] ?? []) : []))
    .map(Number)
    .toSorted((a, b) => a - b)
    .filter((row, index, all) => row !== all[index - 1]);

export const rowCount = (values: Values): number => (rowsOf(values).at(-1) ?? -1) + 1 + EMPTY_ROWS;

/** What the form says, as it was typed: the API says which field is wrong. */
export const termsOf = (values: Values) => ({
  ...{ title: values['objet'] ?? '', note: values['note'] || null, priceMode: values['mode'] ?? 'net' },
  ...{ suppliedOn: values['jour'] ?? '', validUntil: values['fin'] ?? '' },
  depositBp: typedNumber(values['acompte'], 100) ?? null,
  lines: rowsOf(values).map((row) => ({
    label: values[fieldOf(row, 'libelle')] ?? '',
    quantity: typedDecimal(values[fieldOf(row, 'quantite')]) || '1',
    unitPrice: typedDecimal(values[fieldOf(row, 'prix')]),
    vatRateBp: Number(values[fieldOf(row, 'taux')] ?? 0),
  })),
});

/** The fields of the form for a quote that was written before. */
export const valuesOf = (quote: Quote): Values => ({
  ...{
    objet: quote.title,
    note: quote.note ?? '',
    mode: quote.priceMode,
    jour: quote.suppliedOn,
    fin: quote.validUntil,
  },
  acompte: quote.depositBp === null ? '' : typedMoney(quote.depositBp),
  ...Object.fromEntries(
    quote.lines.flatMap(({ label, quantity, unitPrice, vatRateBp }, row) => [
      [fieldOf(row, 'libelle'), label],
      [fieldOf(row, 'quantite'), quantity.replace('.', ',')],
      [fieldOf(row, 'prix'), unitPrice.replace('.', ',')],
      [fieldOf(row, 'taux'), String(vatRateBp)],
    ]),
  ),
});
