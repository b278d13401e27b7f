import type { ProblemBody } from '../api/problem';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field, SelectField } from '../kit/field';
import type { PlanOffer } from './paths';
import { useSayRefusal } from './refusal';
import { useSayPlan } from './say';

interface Props {
  plans: readonly PlanOffer[];
  currency: string;
  /** Where the form is sent, and what the address must keep saying. */
  path: string;
  keep: Readonly<Record<string, string>>;
  planId: string | null;
  startsOn: string;
  /** The first day that may be chosen. */
  earliest: string;
  problem: ProblemBody | null;
}

/** Which plan from which day: the form asks for what beginning it charges. */
export function JoinForm({ plans, currency, path, keep, planId, startsOn, earliest, problem }: Props) {
  const { t } = useI18n();
  const say = useSayPlan(currency);
  const refusal = useSayRefusal();
  return (
    <form className="stack" method="get" action={`${path}#apercu`}>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="fields">
        <SelectField
          name="formule"
          label={t('membership.plan')}
          defaultValue={planId ?? plans[0]?.id}
          error={refusal.of(problem, 'planId')}
        >
          {plans.map((plan) => (
            <option key={plan.id} value={plan.id}>
              {plan.name}, {say.price(plan)}
            </option>
          ))}
        </SelectField>
        <Field
          name="debut"
          type="date"
          required
          min={earliest}
          label={t('membership.startsOn')}
          defaultValue={startsOn}
          error={refusal.of(problem, 'startsOn')}
        />
      </div>
      <div className="row">
        <Button type="submit">{t('membership.preview.go')}</Button>
      </div>
    </form>
  );
}
