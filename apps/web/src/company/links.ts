import { url } from '../app/links';
import { useI18n } from '../i18n/i18n';

/** The parts of the screen of a company's managers; the first is what it opens with. */
export const VIEWS = ['apercu', 'personnes', 'factures', 'reglages'] as const;
export type View = (typeof VIEWS)[number];

/** What is none is the first. */
export const viewOf = (word: string | null | undefined): View => VIEWS.find((view) => view === word) ?? VIEWS[0];

/** The screen of a company's managers. */
export const companyUrl = (
  id: string | null,
  view: View = VIEWS[0],
  more: Record<string, string | null> = {},
): string => url('/entreprise', { e: id, vue: view === VIEWS[0] ? null : view, ...more });

/** "36 € of 100 €", or what was spent where there is no cap. */
export function useSaySpent(currency: string): (spent: number, cap: number | null) => string {
  const { t, money } = useI18n();
  return (spent, cap) =>
    cap === null
      ? money(spent, currency)
      : t('company.spentOf', { spent: money(spent, currency), cap: money(cap, currency) });
}

/** The one that the address names, else the first; one that is not theirs is none. */
export const chosenCompany = <Company extends { id: string }>(
  companies: readonly Company[],
  search: URLSearchParams,
): Company | undefined => {
  const asked = search.get('e');
  return asked ? companies.find(({ id }) => id === asked) : companies[0];
};
