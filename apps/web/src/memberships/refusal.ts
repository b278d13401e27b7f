import type { ProblemBody } from '../api/problem';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';

/** Why an order about a membership is refused, with the day from or until which it would be accepted. */
export function useSayRefusal() {
  const { t, has, dayFull } = useI18n();
  const sayProblem = useSayProblem();
  const say = (problem: ProblemBody): string => {
    const key = `membership.error.${problem.code}`;
    const day = (fact: string) => (typeof problem[fact] === 'string' ? dayFull(problem[fact]) : null);
    const [earliest, latest, used] = [day('earliest'), day('latest') ?? day('lastDay'), day('usedOn')];
    return [
      has(key) ? t(key) : sayProblem(problem),
      earliest && t('membership.error.earliest', { day: earliest }),
      used && t('membership.error.usedOn', { day: used }),
      latest && t('membership.error.latest', { day: latest }),
    ]
      .filter(Boolean)
      .join(' ');
  };
  return {
    say,
    /** The same beside its field, when it is that one's. */
    of: (problem: ProblemBody | null, field: string): string | null =>
      problem?.errors?.some((one) => one.field === field) ? say(problem) : null,
  };
}
