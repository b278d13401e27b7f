import type { ProblemBody } from '../api/problem';
import { useI18n } from '../i18n/i18n';

/** What a refusal for the payer's sake says beside the field. */
export function useSayRefused(): (problem: ProblemBody | null) => string | null {
  const { t, money } = useI18n();
  return (problem) => {
    if (problem?.code === 'company_cap_reached') {
      const { remainingCents, currency } = problem as ProblemBody & { remainingCents: number; currency: string };
      return t('payer.capReached', { left: money(Number(remainingCents ?? 0), currency ?? 'EUR') });
    }
    return problem?.code === 'company_not_paying' ? t('payer.other') : null;
  };
}
