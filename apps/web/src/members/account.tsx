import { Fragment } from 'react';
import { Link } from 'wouter';
import { fileAt } from '../api/orders';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { invoiceUrl, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Left } from '../invoices/due';
import { signed } from '../invoices/signed';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { type MemberAccount, membersAt } from './paths';

/** What the member, or a company for them, is charged. */
function Charges({ account, paidBy }: { account: MemberAccount; paidBy: string | null }) {
  const { t, money, dayNumeric } = useI18n();
  const charges = account.charges.filter((charge) => charge.paidBy === paidBy);
  if (charges.length === 0) return <p className="muted">{t('member.charges.none')}</p>;
  return (
    <ul role="list" className="member-facts">
      {charges.map(({ id, label, suppliedOn, amountCents, priceMode, status }) => (
        <li key={id}>
          <span>
            {label} <span className="small muted">{dayNumeric(suppliedOn)}</span>
          </span>
          <span className="row">
            {status === 'invoiced' && <Tag tone="ok">{t('member.charges.invoiced')}</Tag>}
            <span className="num">
              {money(amountCents, account.currency)} {t(`rate.mode.${priceMode}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Money, for managers: what the month has come to, and what was invoiced. */
export function Account({ site, id }: { site: Grant; id: string }) {
  const { t, money, dayNumeric, monthLong } = useI18n();
  const { data, problem, again } = useGet(membersAt.account(site.id, id));
  return (
    <Card
      title={t('member.account')}
      aside={
        data && (
          <span className="row">
            <ButtonLink small look="quiet" href={manageUrl('/facturation/lignes', site.slug, { membre: id })}>
              {t('member.charges.add')}
            </ButtonLink>
            <ButtonLink small look="quiet" href={manageUrl('/facturation', site.slug, { mois: data.month })}>
              {t('manage.billing')}
            </ButtonLink>
          </span>
        )
      }
    >
      {problem ? (
        <Failed problem={problem.body} again={again} />
      ) : !data ? (
        <Skeleton blocks={1} />
      ) : (
        <>
          <h3>{t('member.charges', { month: monthLong(data.month) })}</h3>
          <Charges account={data} paidBy={null} />
          {[...new Set(data.charges.flatMap(({ paidBy }) => paidBy ?? []))].map((name) => (
            <Fragment key={name}>
              <h3>{t('member.charges.paidBy', { name })}</h3>
              <Charges account={data} paidBy={name} />
            </Fragment>
          ))}
          <h3>{t('member.invoices')}</h3>
          {data.invoices.length === 0 ? (
            <p className="muted">{t('member.invoices.none')}</p>
          ) : (
            <ul role="list" className="member-facts">
              {data.invoices.map(({ id: key, kind, number, issuedOn, grossCents, dueCents, currency }) => (
                <li key={key}>
                  <span>
                    <Link href={invoiceUrl(site.slug, key)}>{number}</Link>{' '}
                    <span className="small muted">{dayNumeric(issuedOn)}</span>
                  </span>
                  <span className="row">
                    <Left of={{ grossCents, dueCents, currency }} />
                    <span className="num">{money(signed(kind, grossCents), currency)}</span>
                    <a href={fileAt.invoicePdf(site.id, key)} aria-label={t('member.invoices.pdf', { number })}>
                      PDF
                    </a>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Card>
  );
}
