import { useState } from 'react';
import type { ProblemBody } from '../api/problem';
import { uuid7 } from '../api/uuid7';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { AreaField } from '../kit/field';
import { Banner } from '../kit/messages';
import { Reckoning } from './effects';
import type { Membership, MembershipEffect, Outcome } from './paths';
import { useSayRefusal } from './refusal';

/** What is billed next: what for, how much and when. */
export function NextBill({ membership: { next, currency, state } }: { membership: Membership }) {
  const { t, dayFull, money } = useI18n();
  const [period] = next;
  if (!period) return <>{t(state === 'paused' ? 'membership.next.paused' : 'membership.next.none')}</>;
  const sum = next.reduce((cents, effect: MembershipEffect) => cents + effect.cents, 0);
  const price = `${money(sum, currency)} ${t(`rate.mode.${period.priceMode}`)}`;
  return <>{t('membership.next', { price, day: dayFull(period.first) })}</>;
}

/** How long it goes on at least, with its days. */
export function Bound({ membership }: { membership: Membership }) {
  const { t, dayFull } = useI18n();
  const { lastDay, committedUntil, startedOn, noticeDays, earliestLastDay } = membership;
  if (lastDay !== null) return <>{t('membership.endsOn', { day: dayFull(lastDay) })}</>;
  const committed = committedUntil >= startedOn && committedUntil >= membership.today;
  return (
    <>
      {committed ? t('membership.committed', { day: dayFull(committedUntil) }) : t('membership.notCommitted')}{' '}
      {t('membership.notice', { count: noticeDays, day: dayFull(earliestLastDay) })}
    </>
  );
}

interface Props {
  title: string;
  outcome: Outcome;
  /** Where the order is given, with everything that its preview was asked. */
  action: string;
  fields: Readonly<Record<string, string | undefined>>;
  /** Why it was refused after all. */
  problem: ProblemBody | null;
  values: Readonly<Record<string, string>>;
  back: string;
  /** Notice and commitment are set aside: why is on record. */
  exception?: boolean;
}

/** What an order comes to, before it is given. Nothing is done before this button. */
export function Confirm({ title, outcome, action, fields, problem, values, back, exception }: Props) {
  const { t } = useI18n();
  const refusal = useSayRefusal();
  const [fresh] = useState(() => uuid7());
  const { membership, effects, cents } = outcome;
  return (
    <div id="apercu">
      <Card title={title}>
        <form className="stack" method="post" action={action}>
          {problem && (
            <Banner tone="danger" status>
              <p>{refusal.say(problem)}</p>
            </Banner>
          )}
          <input type="hidden" name="id" value={values['id'] ?? fresh} />
          {Object.entries(fields).map(
            ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <Reckoning effects={effects} cents={cents} currency={membership.currency} />
          <dl className="membership-facts">
            <div>
              <dt>{t('membership.next.title')}</dt>
              <dd>
                <NextBill membership={membership} />
              </dd>
            </div>
            <div>
              <dt>{t('membership.bound')}</dt>
              <dd>
                <Bound membership={membership} />
              </dd>
            </div>
          </dl>
          {exception && (
            <AreaField
              name="motif"
              required
              maxLength={500}
              label={t('membership.reason')}
              hint={t('membership.reason.hint')}
              defaultValue={values['motif'] ?? ''}
              error={refusal.of(problem, 'reason')}
            />
          )}
          <p className="hint">{t('membership.billed')}</p>
          <div className="row">
            <Button type="submit" look="primary">
              {t('membership.confirm')}
            </Button>
            <ButtonLink href={back}>{t('membership.leave')}</ButtonLink>
          </div>
        </form>
      </Card>
    </div>
  );
}
