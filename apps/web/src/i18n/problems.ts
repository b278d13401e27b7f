import type { ProblemBody } from '../api/problem';
import { useI18n } from './i18n';

/**
 * Why something was refused, in words. The key is built from the union of codes in the contract: a code without a
 * text in both languages does not compile. At run time a newer server may still know one more.
 */
export function useSayProblem(): (problem: ProblemBody) => string {
  const { t, has } = useI18n();
  return ({ code }) => (has(`problem.${code}`) ? t(`problem.${code}`) : t('problem.internal'));
}
