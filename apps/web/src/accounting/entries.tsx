import { Link } from 'wouter';
import type { AccountingEntry, Grant } from '../api/types';
import { useGet } from '../app/get';
import { invoiceUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Pagination } from '../kit/pagination';
import { Pending } from '../kit/pending';
import { Scroll } from '../kit/scroll';
import { TableHead } from '../kit/table';
import { accountColumns } from './columns';
import { accountingAt } from './paths';
import { periodUrl } from './period';

interface Shown {
  site: Grant;
  currency: string;
}

function Entry({ site, currency, entry, coded }: Shown & { entry: AccountingEntry; coded: boolean }) {
  const { t, money, dayNumeric } = useI18n();
  const amount = (cents: number) => (cents === 0 ? '' : money(cents, currency));
  const link = <Link href={invoiceUrl(site.slug, entry.documentId)}>{entry.pieceRef}</Link>;
  return (
    <tbody className="entry">
      <tr>
        <th scope="rowgroup" colSpan={coded ? 4 : 3} className="entry-head">
          <span className="muted num">{t('compta.entry', { journal: entry.journal, number: entry.number })}</span>
          <span className="num">{dayNumeric(entry.entryDate)}</span>
          <span>{link}</span>
          <span className="entry-label muted">{entry.label.replace(entry.pieceRef, '').replace(/ {2,}/, ' ')}</span>
        </th>
      </tr>
      {entry.lines.map(({ account, accountLabel, auxiliary, analytic, debitCents, creditCents }) => (
        <tr key={`${account}${analytic ?? ''}${debitCents}${creditCents}`}>
          <td>
            <span className="num">{account}</span>{' '}
            <span className="account-name muted">{auxiliary ? `${accountLabel} · ${auxiliary}` : accountLabel}</span>
          </td>
          {coded && <td className="wide-only">{analytic}</td>}
          <td className="end">{amount(debitCents)}</td>
          <td className="end">{amount(creditCents)}</td>
        </tr>
      ))}
    </tbody>
  );
}

export function Entries({ site, currency, period, page }: Shown & { period: string; page: number }) {
  const { t } = useI18n();
  const found = useGet(accountingAt.entries(site.id, period, page));
  if (!found.data) return <Pending of={found} />;
  const { entries, pages } = found.data;
  const coded = entries.some(({ lines }) => lines.some(({ analytic }) => analytic !== null));
  return (
    <Card title={t('compta.entries')}>
      <Scroll label={t('compta.entries')}>
        <table className="table entries">
          <caption className="sr-only">{t('compta.entries')}</caption>
          <TableHead columns={accountColumns(coded)} />
          {entries.map((entry) => (
            <Entry
              key={`${entry.entryDate} ${entry.number}`}
              site={site}
              currency={currency}
              entry={entry}
              coded={coded}
            />
          ))}
        </table>
      </Scroll>
      <Pagination page={page} pages={pages} href={(to) => periodUrl(site, period, to)} />
    </Card>
  );
}
