import { useState } from 'react';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField } from '../kit/field';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { DEBTOR_COLUMNS } from '../manage/debtor-columns';
import { NoMonth } from '../manage/month-asked';
import {
  type Anomaly,
  type Foreseen,
  LEAVE_OUT,
  type RunPreview,
  foreseenId,
  payerUrl,
  repairUrl,
  runUrl,
  runsAt,
} from './paths';

/** What all comes to: how many, and by VAT rate. */
function Totals({ preview }: { preview: RunPreview }) {
  const { t, money, basisPoints } = useI18n();
  const { debtors, rates, currency } = preview;
  const companies = debtors.filter(({ companyId }) => companyId !== null).length;
  const sum = (of: 'netCents' | 'vatCents') => rates.reduce((all, rate) => all + rate[of], 0);
  const gross = sum('netCents') + sum('vatCents');
  const deposits = debtors.reduce((all, { depositsCents }) => all + depositsCents, 0);
  return (
    <>
      <p>
        {t('run.foreseen', { members: debtors.length - companies, companies })}{' '}
        <strong className="num">{money(gross, currency)}</strong>
      </p>
      {deposits > 0 && (
        <p>
          {t('run.deposits.all', { amount: money(deposits, currency) })}{' '}
          <strong className="num">{money(gross - deposits, currency)}</strong>
        </p>
      )}
      <div className="scroll-x">
        <Table
          className="run-rates"
          caption={t('run.rates')}
          columns={['run.rate', { text: 'money.net', end: true }, { text: 'money.vat', end: true }]}
        >
          {rates.map(({ vatCategory, vatRateBp, netCents, vatCents }) => (
            <tr key={`${vatCategory}${vatRateBp}`}>
              <th scope="row">{basisPoints(vatRateBp)}</th>
              <td className="end">{money(netCents, currency)}</td>
              <td className="end">{money(vatCents, currency)}</td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  );
}

interface DebtorsProps {
  site: Grant;
  preview: RunPreview;
  /** What was ticked when the form came back; null: it was not sent yet. */
  ticked: Record<string, string> | null;
}

interface RowProps extends DebtorsProps {
  one: Foreseen;
}

/** What is odd, and the way to where it is put right. Loaded whole: the address ends at the form that does it. */
function Odd({ site, preview, one, anomaly }: RowProps & { anomaly: Anomaly }) {
  const { t } = useI18n();
  const repair = repairUrl(site.slug, anomaly, one, preview.month);
  return (
    <li className={anomaly.startsWith('no_') ? 'quiet' : undefined}>
      {t(`run.anomaly.${anomaly}`)}
      {repair !== null && (
        <>
          {' '}
          <a href={repair}>
            {t(anomaly === 'negative' ? 'settle.go' : 'run.repair')} <span className="sr-only">({one.name})</span>
          </a>
        </>
      )}
    </li>
  );
}

/** An invoice without the address of its buyer lacks what the law asks: it is made for who is not left out on purpose. */
const isUnaddressed = ({ anomalies, blocked }: Foreseen): boolean => !blocked && anomalies.includes('no_address');

function DebtorRow({ one, ...props }: RowProps) {
  const { t, money } = useI18n();
  const { site, preview, ticked } = props;
  const name = `${LEAVE_OUT}${foreseenId(one)}`;
  return (
    <tr>
      <th scope="row">
        <a href={payerUrl(site.slug, one, preview.month)}>{one.name}</a>{' '}
        {one.companyId !== null && <Tag>{t('billing.company')}</Tag>}
        {one.anomalies.length > 0 && (
          <ul role="list" className="run-anomalies">
            {one.anomalies.map((anomaly) => (
              <Odd key={anomaly} {...props} one={one} anomaly={anomaly} />
            ))}
          </ul>
        )}
      </th>
      <td className="end">{one.charges}</td>
      <td className="end">{money(one.netCents, preview.currency)}</td>
      <td className="end">{money(one.vatCents, preview.currency)}</td>
      <td className="end strong">
        {money(one.grossCents, preview.currency)}
        {one.depositsCents > 0 && (
          <span className="hint"> {t('run.deposits', { amount: money(one.depositsCents, preview.currency) })}</span>
        )}
      </td>
      <td>
        {one.blocked ? (
          <Tag tone="warn">{t('run.blocked')}</Tag>
        ) : (
          <CheckField
            // Drawn anew once the address is known.
            key={String(isUnaddressed(one))}
            name={name}
            value="1"
            defaultChecked={ticked ? name in ticked : isUnaddressed(one)}
            label={
              <>
                {t('run.leaveOut')} <span className="sr-only">{one.name}</span>
              </>
            }
          />
        )}
      </td>
    </tr>
  );
}

function Debtors(props: DebtorsProps) {
  const { t } = useI18n();
  const { preview } = props;
  const unaddressed = preview.debtors.filter(isUnaddressed).length;
  const odd = preview.debtors.filter(({ anomalies }) => anomalies.length > 0).length;
  return (
    <>
      <p className="hint">{odd > 0 ? t('run.odd', { count: odd }) : t('run.even')}</p>
      {unaddressed > 0 && <p className="hint strong">{t('run.unaddressed.out', { count: unaddressed })}</p>}
      <Table
        className="folds run-debtors"
        caption={t('run.debtors')}
        columns={['run.client', ...DEBTOR_COLUMNS, 'run.choice']}
      >
        {preview.debtors.map((one) => (
          <DebtorRow key={foreseenId(one)} {...props} one={one} />
        ))}
      </Table>
    </>
  );
}

/** What to know before: each with what to do. */
function Warnings({ site, preview }: { site: Grant; preview: RunPreview }) {
  const { t } = useI18n();
  return (
    <>
      {preview.missing.length > 0 && (
        <Banner tone="danger">
          <p className="strong">{t('run.missing', { count: preview.missing.length })}</p>
          <ButtonLink small href={manageUrl('/facturation', site.slug, { mois: preview.month })}>
            {t('run.missing.see')}
          </ButtonLink>
        </Banner>
      )}
      {preview.dueMemberships > 0 && (
        <Banner tone="warn">
          <p>{t('run.dueMemberships', { count: preview.dueMemberships })}</p>
        </Banner>
      )}
    </>
  );
}

/** Who would get what, and the button that makes it so. */
export function PreviewForm({ site, month, thisMonth }: { site: Grant; month: string; thisMonth: string }) {
  const { t, monthLong } = useI18n();
  const { data: preview, problem, again } = useGet(runsAt.preview(site.id, month));
  const refused = useRefused('run');
  // One id for one question: pressing twice, or again after a lost answer, is one run.
  const [id] = useState(() => refused.values['id'] ?? uuid7());
  if (problem?.code === 'month_not_begun')
    return <NoMonth href={(asked) => runUrl(site.slug, asked)} thisMonth={thisMonth} problem={problem} />;
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!preview) return <Skeleton blocks={2} />;
  const back = <ButtonLink href={manageUrl('/facturation', site.slug, { mois: month })}>{t('run.back')}</ButtonLink>;
  if (preview.debtors.length === 0)
    return (
      <EmptyState title={t('billing.none.title', { month: monthLong(month) })} text={t('run.none')}>
        {back}
      </EmptyState>
    );
  const { issuedToday, limit } = preview.bound;
  const isMany = refused.problem?.code === 'billing_bound' || issuedToday + preview.debtors.length > limit;
  return (
    <form className="stack" method="post" action={runUrl(site.slug, month)}>
      <ErrorSummary problem={refused.problem} />
      <input type="hidden" name="faire" value="lancer" />
      <input type="hidden" name="id" value={id} />
      <Warnings site={site} preview={preview} />
      <Card title={t('run.totals')}>
        <Totals preview={preview} />
      </Card>
      <Card title={t('run.debtors')}>
        <Debtors site={site} preview={preview} ticked={refused.problem ? refused.values : null} />
      </Card>
      <Card title={t('run.go.title')}>
        <p className="hint">{t('run.warning')}</p>
        {isMany && (
          <CheckField name="confirmer" value="1" label={t('run.bound.confirm', { limit, issued: issuedToday })} />
        )}
        <div className="row">
          <Button type="submit" look="primary" aria-disabled={preview.missing.length > 0}>
            {t('run.go')}
          </Button>
          {back}
        </div>
      </Card>
    </form>
  );
}
