import type { ReactNode } from 'react';
import type { ProblemBody } from '../api/problem';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { CheckField, Field, SelectField } from '../kit/field';
import { addDays } from '../time/day';
import { wordOfKind } from './links';
import type { ChangeKind, Membership, PlanOffer, WantedChange } from './paths';
import { useSayRefusal } from './refusal';
import { useSayPlan } from './say';

interface Props {
  membership: Membership;
  /** What it could be changed to. */
  plans: readonly PlanOffer[];
  /** Where the forms are sent, and what the address must keep saying. */
  path: string;
  keep: Readonly<Record<string, string>>;
  wanted: WantedChange | null;
  problem: ProblemBody | null;
  by: 'member' | 'desk' | 'manager';
}

/** One order, to be looked at before it is given: the form asks for its preview. */
function Order({ kind, children, ...props }: { kind: ChangeKind; children?: ReactNode } & Props) {
  const { t } = useI18n();
  const { path, keep, wanted, problem } = props;
  return (
    <details open={(wanted?.kind === kind && problem !== null) || undefined}>
      <summary>{t(`membership.change.${kind}`)}</summary>
      <form className="stack" method="get" action={`${path}#apercu`}>
        {Object.entries({ ...keep, faire: wordOfKind(kind) }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="row">
          <Button type="submit">{t('membership.preview.go')}</Button>
        </div>
      </form>
    </details>
  );
}

/** The days of an order, with what is refused of them beside. */
function useDays({ membership, wanted, problem }: Props, kind: ChangeKind) {
  const refusal = useSayRefusal();
  const mine = wanted?.kind === kind ? wanted : null;
  return {
    mine,
    of: (field: string) => (mine ? refusal.of(problem, field) : null),
    from: mine?.from ?? membership.today,
  };
}

function ChangePlan(props: Props) {
  const { t } = useI18n();
  const { plans, membership, by } = props;
  const { mine, of, from } = useDays(props, 'plan');
  const say = useSayPlan(membership.currency);
  return (
    <Order kind="plan" {...props}>
      <p className="hint">{t(by === 'member' ? 'membership.change.plan.own' : 'membership.change.plan.hint')}</p>
      <div className="fields">
        <SelectField
          name="formule"
          label={t('membership.plan')}
          defaultValue={mine?.planId ?? plans[0]?.id}
          error={of('planId')}
        >
          {plans.map((plan) => (
            <option key={plan.id} value={plan.id}>
              {plan.name}, {say.price(plan)}
            </option>
          ))}
        </SelectField>
        <Field
          name="du"
          type="date"
          required
          min={membership.today}
          label={t('membership.from')}
          defaultValue={from}
          error={of('from')}
        />
      </div>
    </Order>
  );
}

function Pause(props: Props) {
  const { t, dayFull } = useI18n();
  const { membership, by } = props;
  const { mine, of, from } = useDays(props, 'pause');
  const earliest = addDays(membership.earliestLastDay, 1);
  return (
    <Order kind="pause" {...props}>
      <p className="hint">
        {by === 'member'
          ? t('membership.change.pause.own', { day: dayFull(earliest) })
          : t('membership.change.pause.hint')}
      </p>
      <div className="fields">
        <Field
          name="du"
          type="date"
          required
          min={membership.today}
          label={t('membership.pause.first')}
          defaultValue={mine || by !== 'member' ? from : earliest}
          error={of('from')}
        />
        <Field
          name="au"
          type="date"
          min={membership.today}
          label={t('membership.pause.last')}
          hint={t('membership.pause.last.hint')}
          defaultValue={mine?.lastDay ?? ''}
          error={of('lastDay')}
        />
      </div>
    </Order>
  );
}

function Resume(props: Props) {
  const { t } = useI18n();
  const { of, from } = useDays(props, 'resume');
  return (
    <Order kind="resume" {...props}>
      <Field
        name="du"
        type="date"
        required
        min={props.membership.today}
        label={t('membership.resume.first')}
        defaultValue={from}
        error={of('from')}
      />
    </Order>
  );
}

function End(props: Props & { exception: boolean }) {
  const { t, dayFull } = useI18n();
  const { membership, by, exception } = props;
  const { mine, of } = useDays(props, 'end');
  return (
    <Order kind="end" {...props}>
      <p className="hint">{t('membership.change.end.hint', { day: dayFull(membership.earliestLastDay) })}</p>
      <Field
        name="au"
        type="date"
        required
        label={t('membership.lastDay')}
        defaultValue={mine?.lastDay ?? membership.earliestLastDay}
        error={of('lastDay')}
      />
      {by === 'manager' && (
        <CheckField name="exception" value="1" label={t('membership.exception')} defaultChecked={exception} />
      )}
    </Order>
  );
}

/** Whether it rests on a day to come, or now. */
const willRest = ({ terms, today }: Membership): boolean =>
  terms.some(({ state, last }) => state === 'paused' && (last === null || last >= today));

/** What may be asked of a membership as it stands; nothing of one that is over. */
export function ChangeForms(props: Props & { exception?: boolean }) {
  const { membership, plans, by, exception = false } = props;
  if (membership.state === 'ended') return null;
  const mayRest = by !== 'member' || membership.selfPause;
  return (
    <div className="membership-orders">
      {plans.length > 0 && <ChangePlan {...props} />}
      {mayRest && <Pause {...props} />}
      {mayRest && willRest(membership) && <Resume {...props} />}
      {membership.lastDay === null ? <End {...props} exception={exception} /> : <Order kind="keep" {...props} />}
    </div>
  );
}
