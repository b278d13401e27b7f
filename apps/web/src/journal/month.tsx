import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { dayOf } from '../time/day';
import { type JournalMonth, spanOf } from './months';
import { type Totals, journalAt } from './paths';

interface Shown {
  siteId: string;
  currency: string;
  timeZone: string;
}

export function Rates({ totals, currency }: { totals: Totals; currency: string }) {
  const { t, money, number } = useI18n();
  return (
    <dl className="journal-rates">
      {totals.byRate.map(({ category, rateBp, netCents, vatCents }) => (
        <div key={`${category}${rateBp}`}>
          <dt>{category === 'S' ? t('journal.rate', { rate: number(rateBp / 100) }) : t('journal.noVat')}</dt>
          <dd>{t('journal.rate.amounts', { net: money(netCents, currency), vat: money(vatCents, currency) })}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The beginning of a hash, as documents print it; the whole for whoever copies it. */
function Print({ hash }: { hash: string }) {
  return (
    <code className="journal-hash" title={hash}>
      {hash.slice(0, 16)}
    </code>
  );
}

function Days({ month, currency }: { month: JournalMonth; currency: string }) {
  const { t, money, dayNumeric } = useI18n();
  if (month.days.length === 0) return null;
  return (
    <div className="scroll-x">
      <Table
        className="folds"
        caption={t('journal.days')}
        columns={[
          'journal.day',
          { text: 'journal.documents', end: true },
          { text: 'money.gross', end: true },
          { text: 'journal.perpetual', end: true },
          'journal.hash',
        ]}
      >
        {month.days.map(({ seq, period, totals, perpetual, hash }) => (
          <tr key={seq}>
            <th scope="row">{dayNumeric(period)}</th>
            <td className="end">{t('journal.count', { count: totals.documents })}</td>
            <td className="end strong">{money(totals.grossCents, currency)}</td>
            <td className="end muted journal-wide">{money(perpetual.grossCents, currency)}</td>
            <td>
              <Print hash={hash} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

/** A month opens to its days; the newest one is open. */
export function Month({ month, open, siteId, currency, timeZone }: Shown & { month: JournalMonth; open: boolean }) {
  const { t, money, monthLong, dayNumeric } = useI18n();
  const { closure, totals } = month;
  const [from, to] = spanOf(month.month);
  return (
    <details className="journal-month" open={open}>
      <summary>
        <span className="strong journal-name">{monthLong(month.month)}</span>
        {closure ? (
          <Tag tone="ok">{t('journal.closedOn', { day: dayNumeric(dayOf(closure.closedAt, timeZone)) })}</Tag>
        ) : (
          <Tag tone="brand">{t('journal.runs')}</Tag>
        )}
        <span className="journal-sum">
          <span className="muted">{t('journal.count', { count: totals.documents })}</span>{' '}
          <span className="strong">{money(totals.grossCents, currency)}</span>
        </span>
      </summary>
      <div className="stack">
        <Rates totals={totals} currency={currency} />
        {closure && (
          <p className="journal-print">
            {t('journal.hash')} <code className="journal-hash">{closure.hash}</code>
          </p>
        )}
        <Days month={month} currency={currency} />
        <div className="row">
          <ButtonLink small external href={journalAt.archive(siteId, from, to)}>
            {t('journal.archive.of', { period: monthLong(month.month) })}
          </ButtonLink>
        </div>
      </div>
    </details>
  );
}
