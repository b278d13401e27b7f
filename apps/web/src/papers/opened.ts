import { useI18n } from '../i18n/i18n';
import type { SharedKind } from './paths';

/** "Étudiants (−20 %)" for each group that a document opens. */
export function useSayOpened(): (groups: SharedKind['groups']) => string {
  const { t, number } = useI18n();
  return (groups) =>
    groups
      .map(({ name, discountBp }) =>
        discountBp === 0 ? name : t('social.group', { name, percent: number(discountBp / 100) }),
      )
      .join(', ');
}
