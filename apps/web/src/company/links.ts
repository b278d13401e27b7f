import { url } from '../app/links';
import { useI18n } from '../i18n/i18n';

/** The screen of a company's managers. */
export const companyUrl = (id: string | null, more: Record<string, string | null> = {}): string =>
  url('/entreprise', { e: id, ...more });

/** "36 € of 100 €", or what was spent where there is no cap. */
export function useSaySpent(currency: string): (spent: number, cap: number | null) => string {
  const { t, money } = useI18n();
  return (spent, cap) =>
    cap === null
      ? money(spent, currency)
      : t('company.spentOf', { spent: money(spent, currency), cap: money(cap, currency) });
}
