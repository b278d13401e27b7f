import './deposits.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useToday } from '../app/boot';
import { doneOf } from '../app/done';
import { useGet } from '../app/get';
import { invoiceUrl, manageUrl } from '../app/links';
import { DepositForm } from '../deposits/form';
import { type Deposit, depositUrl, depositsAt } from '../deposits/paths';
import { zoneOf } from '../finder/state';
import { type Key, useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { Banner, EmptyState, Failed } from '../kit/messages';
import { Pagination, pageOf } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { BuyerChoice, askedOf } from '../manage/buyer-choice';
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

function Table({ site, deposits }: { site: Grant; deposits: readonly Deposit[] }) {
  const { t, money, dayNumeric } = useI18n();
  return (
    <table className="table folds">
      <caption className="sr-only">{t('deposit.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('invoice.number')}</th>
          <th scope="col">{t('invoice.issuedOn')}</th>
          <th scope="col">{t('invoice.buyer')}</th>
          <th scope="col" className="end">
            {t('money.gross')}
          </th>
          <th scope="col">{t('deposit.invoices')}</th>
          <th scope="col">{t('deposit.rest')}</th>
        </tr>
      </thead>
      <tbody>
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
      </tbody>
    </table>
  );
}

function DepositsOf({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const done = doneOf(DONE, search);
  const thisMonth = monthOf(useToday(zoneOf(useGet(at.network).data)));
  const page = pageOf(search);
  const { data, problem, again } = useGet(depositsAt.list(site.id, page));
  const asked = askedOf(search);
  if (!data) return problem ? <Failed problem={problem.body} again={again} /> : <Skeleton blocks={2} />;
  return (
    <div className="stack">
      {done && (
        <Banner tone="ok" status>
          <p className="strong">{t(done)}</p>
        </Banner>
      )}
      <p className="muted">{t('deposit.about')}</p>
      <section id="demande">
        <Card title={t('deposit.ask')}>
          <div className="stack">
            <BuyerChoice site={site} q={(search.get('q') ?? '').trim()} asked={asked} page="/acomptes" />
            {(asked.memberId ?? asked.companyId) !== null && (
              <DepositForm site={site} book={data} asked={asked} thisMonth={thisMonth} />
            )}
          </div>
        </Card>
      </section>
      {data.deposits.length === 0 ? (
        <EmptyState title={t('deposit.none.title')} text={t('deposit.none.text')} />
      ) : (
        <Card title={t('deposit.title')}>
          <Table site={site} deposits={data.deposits} />
          <Pagination
            page={page}
            pages={data.pages}
            href={(next) => manageUrl('/acomptes', site.slug, { page: next > 1 ? String(next) : null })}
          />
        </Card>
      )}
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
