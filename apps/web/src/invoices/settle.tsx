import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { BillingView, Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { type Debtor, debtorId, debtorOf, debtors } from '../manage/debtors';
import { type Settlement, settlementAt } from './paths';
import { Returns } from './returns';

interface Props {
  site: Grant;
  billing: BillingView;
  member: Debtor;
}

type Charge = Settlement['settled'][number];

function Charges({ charges, currency }: { charges: readonly Charge[]; currency: string }) {
  const { t, money, dayNumeric } = useI18n();
  return (
    <ul className="stack-tight">
      {charges.map(({ id, label, suppliedOn, amountCents, priceMode }) => (
        <li key={id}>
          {label} <span className="muted">{dayNumeric(suppliedOn)}</span> · {money(amountCents, currency)}{' '}
          {t(`rate.mode.${priceMode}`)}
        </li>
      ))}
    </ul>
  );
}

function Notes({ settlement }: { settlement: Settlement }) {
  const { t, money, dayNumeric } = useI18n();
  return (
    <ul className="stack-tight">
      {settlement.notes.map(({ invoiceId, number, issuedOn, grossCents, returns }) => (
        <li key={invoiceId}>
          {t('settle.note', {
            ...{ number, day: dayNumeric(issuedOn), amount: money(grossCents, settlement.currency) },
          })}
          <Returns of={{ returns, grossCents }} currency={settlement.currency} />
        </li>
      ))}
    </ul>
  );
}

/** Of whoever the address names. */
export function Settling({ site, billing }: Pick<Props, 'site' | 'billing'>) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const member = debtors(billing).find((one) => debtorId(one) === search.get('solder'));
  if (!member) return null;
  return (
    <Card title={t('settle.title')}>
      <SettleForm key={debtorId(member)} site={site} billing={billing} member={member} />
    </Card>
  );
}

/** More is given back than is owed: the credit notes that would settle it, and the word. */
function SettleForm({ site, billing, member }: Props) {
  const { t } = useI18n();
  const { values, problem } = useRefused('settle');
  const [fresh] = useState(() => uuid7());
  const settlement = useGet(settlementAt.of(site.id, billing.month, debtorOf(member)));
  const leave = (
    <ButtonLink href={manageUrl('/facturation', site.slug, { mois: billing.month })}>{t('issue.later')}</ButtonLink>
  );
  if (settlement.problem) return <Failed problem={settlement.problem.body} again={settlement.again} />;
  if (!settlement.data) return <Skeleton blocks={1} />;
  const { notes, settled, carried, currency } = settlement.data;
  return (
    <form
      className="stack"
      method="post"
      action={manageUrl('/facturation', site.slug, { mois: billing.month, solder: debtorId(member) })}
    >
      <ErrorSummary problem={problem} fields={{ reason: { id: 'motif', label: t('invoice.credit.reason') } }} />
      <input type="hidden" name="faire" value="solder" />
      <input type="hidden" name="id" value={values['id'] ?? fresh} />
      <input type="hidden" name={'companyId' in member ? 'entreprise' : 'membre'} value={debtorId(member)} />
      <input type="hidden" name="month" value={billing.month} />
      <p>{t('settle.text', { name: member.name })}</p>
      {notes.length > 0 && (
        <>
          <Charges charges={settled} currency={currency} />
          <p className="strong">{t('settle.notes')}</p>
          <Notes settlement={settlement.data} />
        </>
      )}
      {carried.length > 0 && (
        <>
          <p>{t('settle.carried')}</p>
          <Charges charges={carried} currency={currency} />
        </>
      )}
      {notes.length === 0 ? (
        <div className="row">{leave}</div>
      ) : (
        <>
          <Field
            id="motif"
            name="motif"
            required
            minLength={3}
            maxLength={300}
            label={t('invoice.credit.reason')}
            hint={t('invoice.credit.reason.hint')}
            defaultValue={
              values['motif'] ??
              settled
                .map(({ label }) => label)
                .join(', ')
                .slice(0, 300)
            }
          />
          <p className="hint">{t('invoice.credit.warning')}</p>
          <div className="row">
            <Button type="submit" look="primary">
              {t('settle.confirm', { count: notes.length })}
            </Button>
            {leave}
          </div>
        </>
      )}
    </form>
  );
}
