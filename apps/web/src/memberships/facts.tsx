import { useI18n } from '../i18n/i18n';
import { Meter } from '../kit/meter';
import { Bound, NextBill } from './confirm';
import type { Membership } from './paths';
import { useSayPlan } from './say';

/** What counts now: since when, what is billed next, and how long it goes on at least. */
export function Facts({ membership }: { membership: Membership }) {
  const { t, dayFull } = useI18n();
  const { startedOn, state } = membership;
  return (
    <dl className="membership-facts">
      <div>
        <dt>{t('membership.start')}</dt>
        <dd>{dayFull(startedOn)}</dd>
      </div>
      {state !== 'ended' && (
        <div>
          <dt>{t('membership.next.title')}</dt>
          <dd>
            <NextBill membership={membership} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('membership.bound')}</dt>
        <dd>
          <Bound membership={membership} />
        </dd>
      </div>
    </dl>
  );
}

/** What is left of what the period includes. */
export function Left({ membership: { rights, currency } }: { membership: Membership }) {
  const { t, dayFull } = useI18n();
  const say = useSayPlan(currency);
  if (rights.length === 0) return null;
  return (
    <ul className="lots" role="list" aria-label={t('membership.left')}>
      {rights.map((right) => (
        <li key={right.unit + right.kind + right.resourceName} className="lot">
          <div className="row-between">
            <p>
              {say.scope(right)}{' '}
              <span className="small muted">{t('membership.left.until', { day: dayFull(right.lastDay) })}</span>
            </p>
            <p className="num">
              <span className="strong">{say.amount(right.unit, right.remaining)}</span>{' '}
              <span className="small muted">
                {t('membership.left.of', { amount: say.amount(right.unit, right.granted) })}
              </span>
            </p>
          </div>
          <Meter value={right.remaining} max={right.granted} />
        </li>
      ))}
    </ul>
  );
}
