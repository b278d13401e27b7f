import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { InvoiceView } from '../api/types';
import type { Problem } from '../api/problem';
import type { BillingView, Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { type Debtor, debtorId, debtorOf } from './debtors';
import { manageUrl, url } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { ErrorSummary } from '../kit/messages';

interface Props {
  site: Grant;
  billing: BillingView;
  member: Debtor;
  onIssued: (invoice: InvoiceView) => void;
  onKeep?: () => void;
}

const draftUrl = (site: string, month: string, member: Debtor): string =>
  url('/gestion/factures/brouillon', {
    ...{ lieu: site, mois: month, ['companyId' in member ? 'entreprise' : 'membre']: debtorId(member) },
  });

/** What the invoice will come to, and what is left of it. */
function Total({ billing, member }: Pick<Props, 'billing' | 'member'>) {
  const { t, money } = useI18n();
  return (
    <dl className="issue-total num">
      <div>
        <dt>{t('money.net')}</dt>
        <dd>{money(member.netCents, billing.currency)}</dd>
      </div>
      <div>
        <dt>{t('money.vat')}</dt>
        <dd>{money(member.vatCents, billing.currency)}</dd>
      </div>
      <div className="strong">
        <dt>{t('money.gross')}</dt>
        <dd>{money(member.grossCents, billing.currency)}</dd>
      </div>
      {member.depositsCents > 0 && (
        <>
          <div>
            <dt>{t('issue.deposits')}</dt>
            <dd>{money(-member.depositsCents, billing.currency)}</dd>
          </div>
          <div className="strong">
            <dt>{t('invoice.rest')}</dt>
            <dd>{money(member.grossCents - member.depositsCents, billing.currency)}</dd>
          </div>
        </>
      )}
    </dl>
  );
}

/** The question before an invoice is issued: it takes the next legal number and never changes again. */
export function IssueForm({ site, billing, member, onIssued, onKeep }: Props) {
  const { t, monthLong } = useI18n();
  const refused = useRefused('invoice');
  const cache = useQueryClient();
  // One id for one question: pressing twice, or again after a lost answer, issues one invoice.
  const [id] = useState(() => uuid7());
  const issue = useMutation<InvoiceView, Problem>({
    mutationFn: () => send('POST', postTo.invoices(site.id), { id, ...debtorOf(member), month: billing.month }),
    onSuccess: (invoice) => {
      void cache.invalidateQueries();
      onIssued(invoice);
    },
  });
  const problem = issue.error?.body ?? refused.problem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!issue.isPending) issue.mutate();
  };
  return (
    <form className="stack" method="post" action={`/gestion/facturation?lieu=${site.slug}`} onSubmit={submit}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name={'companyId' in member ? 'entreprise' : 'membre'} value={debtorId(member)} />
      <input type="hidden" name="month" value={billing.month} />
      <ErrorSummary problem={problem}>
        {problem?.code === 'invoice_negative' && (
          <a href={manageUrl('/facturation', site.slug, { mois: billing.month, solder: debtorId(member) })}>
            {t('settle.go')}
          </a>
        )}
      </ErrorSummary>
      <p>{t('issue.text', { name: member.name, month: monthLong(billing.month), count: member.charges })}</p>
      <Total billing={billing} member={member} />
      <p className="hint">{t('issue.warning')}</p>
      <div className="row">
        <Button type="submit" look="primary" aria-disabled={issue.isPending}>
          {t(issue.isPending ? 'book.sending' : 'issue.confirm')}
        </Button>
        <ButtonLink href={draftUrl(site.slug, billing.month, member)}>{t('invoice.draft.see')}</ButtonLink>
        {onKeep ? (
          <Button onClick={onKeep}>{t('issue.later')}</Button>
        ) : (
          <ButtonLink href={manageUrl('/facturation', site.slug, { mois: billing.month })}>
            {t('issue.later')}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
