import type { Accounting } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Banner } from '../kit/messages';
import { Scroll } from '../kit/scroll';
import { type Column, Table } from '../kit/table';
import { accountColumns } from './columns';

const sumOf = <T,>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((sum, row) => sum + of(row), 0);

export function Figures({ report }: { report: Accounting }) {
  const { t, money, number } = useI18n();
  const { vat, currency, entries } = report;
  return (
    <dl className="figures">
      <div className="card figure">
        <dt>{t('money.net')}</dt>
        <dd>
          {money(
            sumOf(vat, (row) => row.netCents),
            currency,
          )}
        </dd>
      </div>
      <div className="card figure">
        <dt>{t('money.vat')}</dt>
        <dd>
          {money(
            sumOf(vat, (row) => row.vatCents),
            currency,
          )}
        </dd>
      </div>
      <div className="card figure">
        <dt>{t('compta.entries')}</dt>
        <dd>{number(entries)}</dd>
      </div>
    </dl>
  );
}

type VatAmounts = Pick<Accounting['vat'][number], 'netCents' | 'vatCents' | 'dueCents' | 'pendingCents'>;

/** What a rate, or all of them, comes to; on a phone each amount has its name before it. */
function VatCells({ of, currency, pending }: { of: VatAmounts; currency: string; pending: boolean }) {
  const { t, money } = useI18n();
  return (
    <>
      <td className="end" data-label={t('compta.vat.net')}>
        {money(of.netCents, currency)}
      </td>
      <td className="end strong" data-label={t('compta.vat.documents')}>
        {money(of.vatCents, currency)}
      </td>
      <td className="end" data-label={t('compta.vat.due')}>
        {money(of.dueCents, currency)}
      </td>
      {pending && (
        <td className="end" data-label={t('compta.vat.pending')}>
          {money(of.pendingCents, currency)}
        </td>
      )}
    </>
  );
}

const AMOUNTS: readonly Column[] = (
  ['compta.vat.net', 'compta.vat.documents', 'compta.vat.due', 'compta.vat.pending'] as const
).map((text) => ({ text, end: true }));

/** By rate: what the documents say, and what the accounts received for it. */
export function VatReport({ report }: { report: Accounting }) {
  const { t, basisPoints } = useI18n();
  const { vat, currency } = report;
  const pending = vat.some((row) => row.pendingCents !== 0);
  const agrees = vat.every((row) => row.vatCents === row.dueCents + row.pendingCents);
  const total = {
    netCents: sumOf(vat, (row) => row.netCents),
    vatCents: sumOf(vat, (row) => row.vatCents),
    dueCents: sumOf(vat, (row) => row.dueCents),
    pendingCents: sumOf(vat, (row) => row.pendingCents),
  };
  return (
    <Card title={t('compta.vat')}>
      <div className="vat-report">
        <Table
          caption={t('compta.vat')}
          columns={['compta.vat.rate', ...AMOUNTS.slice(0, pending ? 4 : 3)]}
          foot={
            <tfoot>
              <tr>
                <th scope="row">{t('money.total')}</th>
                <VatCells of={total} currency={currency} pending={pending} />
              </tr>
            </tfoot>
          }
        >
          {vat.map((row) => (
            <tr key={`${row.vatCategory}${row.vatRateBp}`}>
              <th scope="row">
                {row.vatCategory === 'S' ? basisPoints(row.vatRateBp) : t(`compta.vat.${row.vatCategory}`)}
              </th>
              <VatCells of={row} currency={currency} pending={pending} />
            </tr>
          ))}
        </Table>
      </div>
      {agrees ? (
        <p className="hint">{t(pending ? 'compta.vat.agrees.pending' : 'compta.vat.agrees')}</p>
      ) : (
        <Banner tone="warn">
          <p>{t('compta.vat.differs')}</p>
        </Banner>
      )}
    </Card>
  );
}

export function AccountTotals({ report }: { report: Accounting }) {
  const { t, money } = useI18n();
  const { accounts, currency } = report;
  const amount = (cents: number) => (cents === 0 ? '' : money(cents, currency));
  const coded = accounts.some(({ analytic }) => analytic !== null);
  return (
    <Card title={t('compta.totals')}>
      <Scroll label={t('compta.totals')}>
        <Table
          caption={t('compta.totals')}
          columns={accountColumns(coded)}
          foot={
            <tfoot>
              <tr>
                <th scope="row">{t('money.total')}</th>
                {coded && <td className="wide-only" />}
                <td className="end">
                  {money(
                    sumOf(accounts, (row) => row.debitCents),
                    currency,
                  )}
                </td>
                <td className="end">
                  {money(
                    sumOf(accounts, (row) => row.creditCents),
                    currency,
                  )}
                </td>
              </tr>
            </tfoot>
          }
        >
          {accounts.map(({ account, label, analytic, debitCents, creditCents }) => (
            <tr key={`${account} ${analytic ?? ''}`}>
              <th scope="row">
                <span className="num">{account}</span> <span className="account-name muted">{label}</span>
              </th>
              {coded && <td className="wide-only">{analytic}</td>}
              <td className="end">{amount(debitCents)}</td>
              <td className="end">{amount(creditCents)}</td>
            </tr>
          ))}
        </Table>
      </Scroll>
    </Card>
  );
}
