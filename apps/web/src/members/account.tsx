import { Link } from 'wouter';
import { fileAt } from '../api/orders';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { invoiceUrl, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { membersAt } from './paths';

/** Money, for managers: what the month has come to, and what was invoiced. */
export function Account({ site, id }: { site: Grant; id: string }) {
  const { t, money, dayNumeric, monthLong } = useI18n();
  const { data, problem, again } = useGet(membersAt.account(site.id, id));
  return (
    <Card
      title={t('member.account')}
      aside={
        data && (
          <ButtonLink small look="quiet" href={manageUrl('/facturation', site.slug, { mois: data.month })}>
            {t('manage.billing')}
          </ButtonLink>
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
          {data.charges.length === 0 ? (
            <p className="muted">{t('member.charges.none')}</p>
          ) : (
            <ul role="list" className="member-facts">
              {data.charges.map(({ id: key, label, suppliedOn, amountCents, priceMode, status }) => (
                <li key={key}>
                  <span>
                    {label} <span className="small muted">{dayNumeric(suppliedOn)}</span>
                  </span>
                  <span className="row">
                    {status === 'invoiced' && <Tag tone="ok">{t('member.charges.invoiced')}</Tag>}
                    <span className="num">
                      {money(amountCents, data.currency)} {t(`rate.mode.${priceMode}`)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
          <h3>{t('member.invoices')}</h3>
          {data.invoices.length === 0 ? (
            <p className="muted">{t('member.invoices.none')}</p>
          ) : (
            <ul role="list" className="member-facts">
              {data.invoices.map(({ id: key, number, issuedOn, grossCents, currency }) => (
                <li key={key}>
                  <span>
                    <Link href={invoiceUrl(site.slug, key)}>{number}</Link>{' '}
                    <span className="small muted">{dayNumeric(issuedOn)}</span>
                  </span>
                  <span className="row">
                    <span className="num">{money(grossCents, currency)}</span>
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
