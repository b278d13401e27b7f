import { type Get, get, to } from '../api/paths';
import type { components } from '../api/schema';
import { manageUrl } from '../app/links';
import type { Asked } from '../manage/buyer-choice';
import { typedNumber } from '../manage/credits-form';

export type Deposits = components['schemas']['DepositsView'];
export type Deposit = components['schemas']['DepositView'];
export type DepositPreview = components['schemas']['DepositPreviewView'];
type Wish = Omit<components['schemas']['DepositRequest'], 'id'>;

export const depositsAt = {
  list: (siteId: string, page: number): Get<Deposits> =>
    get('/api/manage/{siteId}/deposits', { siteId }, { page: page > 1 ? page : undefined }),
  preview: (siteId: string, wish: TypedWish): Get<DepositPreview> =>
    get('/api/manage/{siteId}/deposits/preview', { siteId }, { ...wish }),
};
export const depositsTo = {
  list: (siteId: string): string => to('/api/manage/{siteId}/deposits', { siteId }),
  deductFrom: (siteId: string, id: string): string =>
    to('/api/manage/{siteId}/deposits/{id}/deduct-from', { siteId, id }),
};

export const depositUrl = (site: string, { memberId, companyId }: Partial<Asked> = {}, more = {}): string =>
  manageUrl('/acomptes', site, { membre: memberId ?? null, entreprise: companyId ?? null, ...more });

type Values = Readonly<Record<string, string>>;
/** As it was typed: the API says which field is wrong. */
type TypedWish = { [K in keyof Wish]: string | number | undefined };

/** What the form says; what was left empty is left out. */
export function wishOf(values: Values): TypedWish {
  const { membre, entreprise, objet = '', montant, mode = 'gross', tva, pourcent, mois } = values;
  return {
    ...(entreprise ? { companyId: entreprise } : { memberId: membre ?? '' }),
    ...{ label: objet, amountCents: typedNumber(montant, 100), priceMode: mode },
    ...{ vatRateBp: typedNumber(tva, 1), percentBp: typedNumber(pourcent, 100), deductFrom: mois || undefined },
  };
}

/** The fields of the form by what the API calls them. */
export const FIELD_OF = {
  ...{ label: 'objet', amountCents: 'montant', vatRateBp: 'tva', percentBp: 'pourcent', deductFrom: 'mois' },
} as const;
