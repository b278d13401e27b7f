import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { dayOf } from '../time/day';
import type { Membership } from './paths';

/** What was billed, the newest first, and whether it is on an invoice. */
export function Periods({ membership: { periods, currency } }: { membership: Membership }) {
  const { t, money, dayNumeric } = useI18n();
  if (periods.length === 0) return <p className="muted">{t('membership.periods.none')}</p>;
  return (
    <Table
      className="folds"
      caption={t('membership.periods')}
      columns={[
        'membership.period',
        'membership.plan',
        'membership.days',
        { text: 'membership.amount', end: true },
        'membership.invoice',
      ]}
    >
      {periods.map((period) => (
        <tr key={period.first}>
          <th scope="row" className="num">
            {dayNumeric(period.first)} – {dayNumeric(period.last)}
          </th>
          <td>{period.planName}</td>
          <td className="num">{t('membership.daysOf', { days: period.days, of: period.cycleDays })}</td>
          <td className="num end">
            {money(period.cents, currency)} {t(`rate.mode.${period.priceMode}`)}
          </td>
          <td>
            <Tag tone={period.invoiced ? 'ok' : 'plain'}>
              {t(period.invoiced ? 'membership.invoiced' : 'membership.toInvoice')}
            </Tag>
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Every change, the latest first: who ordered it, and why an exception was made. */
export function Changes({ membership: { changes, timeZone } }: { membership: Membership }) {
  const { t, dayNumeric } = useI18n();
  return (
    <ul className="membership-changes" role="list">
      {changes.toReversed().map(({ kind, firstDay, lastDay, planName, exception, reason, byName, at }) => (
        <li key={at + kind}>
          <span className="small muted num">{dayNumeric(dayOf(at, timeZone))}</span>
          <span>
            {t(`membership.did.${kind}`, {
              plan: planName ?? '',
              first: dayNumeric(firstDay),
              last: lastDay === null ? t('membership.openEnd') : dayNumeric(lastDay),
            })}
            {exception && <span className="small"> {t('membership.did.exception', { reason: reason ?? '–' })}</span>}
            {byName && <span className="small muted"> {t('membership.did.by', { name: byName })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Which plan when, and when it rests: what was, what is and what is to come. */
export function Terms({ membership: { terms, today } }: { membership: Membership }) {
  const { t, dayNumeric } = useI18n();
  return (
    <ul className="membership-changes" role="list">
      {terms.map(({ first, last, planName, state }) => (
        <li key={first}>
          <span className="small muted num">
            {last === null
              ? t('membership.since', { day: dayNumeric(first) })
              : `${dayNumeric(first)} – ${dayNumeric(last)}`}
          </span>
          <span className="row">
            {planName}
            {state === 'paused' && <Tag tone="warn">{t('membership.state.paused')}</Tag>}
            {first <= today && (last === null || last >= today) && <Tag tone="brand">{t('membership.now')}</Tag>}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function History({ membership }: { membership: Membership }) {
  const { t } = useI18n();
  return (
    <>
      <Card title={t('membership.periods')}>
        <Periods membership={membership} />
      </Card>
      <Card title={t('membership.story')}>
        {membership.terms.length > 0 && <Terms membership={membership} />}
        <h3>{t('membership.changes')}</h3>
        <Changes membership={membership} />
      </Card>
    </>
  );
}
