import type { ProblemBody } from '../api/problem';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Field } from './field';

/** The six digits of a mail: telephones offer them by themselves, and what is wrong stands beside them. */
export function CodeField({ problem }: { problem: ProblemBody | null }) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  return (
    <Field
      id="code"
      name="code"
      label={t('signIn.code')}
      hint={t('signIn.code.hint')}
      autoComplete="one-time-code"
      inputMode="numeric"
      autoFocus={!problem}
      required
      error={problem && sayProblem(problem)}
    />
  );
}
