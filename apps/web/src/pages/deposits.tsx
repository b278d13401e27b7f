import './deposits.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useToday } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { invoiceUrl } from '../app/links';
import { DepositForm } from '../deposits/form';
import { type Deposit, depositUrl, depositsAt } from '../deposits/paths';
import { zoneOf } from '../finder/state';
import { type Key, useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { pageOf } from '../kit/pagination';
import { Pending } from '../kit/pending';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { ForBuyer } from '../manage/buyer-choice';
import { PagedCard } from '../manage/paged-card';
import { SectionFrame } from '../manage/section-frame';
import { monthOf } from '../time/day';

const DONE: Record<string, Key> = { reporte: 'deposit.postponed' };

/** What is left of a deposit, and from which month on invoices take it off. */
function Left({ site, deposit }: { site: Grant; deposit: Deposit }) {
  const { t, money, monthLong } = useI18n();
  if (deposit.leftCents === 0)
    return deposit.deductedCents > 0 ? (
      <Tag tone="ok">{t('deposit.deducted')}</Tag>
    ) : (
      <Tag>{t('deposit.credited')}</Tag>
    );
  return (
    <>
      {t('deposit.left', { amount: money(deposit.leftCents, deposit.currency), month: monthLong(deposit.deductFrom) })}
      <details>
        <summary>{t('deposit.postpone')}</summary>
        <form className="row" method="post" action={depositUrl(site.slug)}>
          <input type="hidden" name="faire" value="reporter" />
          <input type="hidden" name="id" value={deposit.id} />
          <Field
            name="mois"
            type="month"
            required
            label={t('deposit.postpone.to', { number: deposit.number })}
            placeholder={deposit.deductFrom}
            defaultValue={deposit.deductFrom}
          />
          <Button type="submit" small>
            {t('action.save')}
          </Button>
        </form>
      </details>
    </>
  );
}

function DepositTable({ site, deposits }: { site: Grant; deposits: readonly Deposit[] }) {
  const { t, money, dayNumeric } = useI18n();
  return (
    <Table
      className="folds"
      caption={t('deposit.title')}
      columns={[
        'invoice.number',
        'invoice.issuedOn',
        'invoice.buyer',
        { text: 'money.gross', end: true },
        'deposit.invoices',
        'deposit.rest',
      ]}
    >
      {deposits.map((deposit) => (
        <tr key={deposit.id}>
          <th scope="row">
            <Link href={invoiceUrl(site.slug, deposit.id)}>{deposit.number}</Link>
          </th>
          <td>{dayNumeric(deposit.issuedOn)}</td>
          <td>{deposit.buyerName}</td>
          <td className="end">{money(deposit.grossCents, deposit.currency)}</td>
          <td>
            {deposit.invoices.map(({ id, number, grossCents }) => (
              <span key={id}>
                <Link href={invoiceUrl(site.slug, id)}>{number}</Link>{' '}
                <span className="small muted">{money(grossCents, deposit.currency)}</span>{' '}
              </span>
            ))}
          </td>
          <td>
            <Left site={site} deposit={deposit} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function DepositsOf({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const thisMonth = monthOf(useToday(zoneOf(useGet(at.network).data)));
  const book = useGet(depositsAt.list(site.id, pageOf(search)));
  if (!book.data) return <Pending of={book} blocks={2} />;
  const { data } = book;
  return (
    <div className="stack">
      <Done words={DONE} />
      <p className="muted">{t('deposit.about')}</p>
      <section id="demande">
        <ForBuyer site={site} page="/acomptes" title={t('deposit.ask')}>
          {(asked) => <DepositForm site={site} book={data} asked={asked} thisMonth={thisMonth} />}
        </ForBuyer>
      </section>
      <PagedCard
        site={site}
        page="/acomptes"
        list={data}
        title={t('deposit.title')}
        none={{ title: 'deposit.none.title', text: 'deposit.none.text' }}
        empty={data.deposits.length === 0}
      >
        <DepositTable site={site} deposits={data.deposits} />
      </PagedCard>
    </div>
  );
}

export default function DepositsPage() {
  return (
    <SectionFrame page="/acomptes" managerOnly>
      {(site) => <DepositsOf site={site} key={site.id} />}
    </SectionFrame>
  );
}
