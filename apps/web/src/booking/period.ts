import type { Period } from '../api/types';
import { useI18n, type Key } from '../i18n/i18n';

/** What a period is called: as the site named it, or by what it is of the day. */
export function usePeriodName(): (period: Pick<Period, 'key' | 'name'>) => string {
  const { t, locale } = useI18n();
  return ({ key, name }) => (name ? name[locale] : t(`period.${key}` as Key));
}
