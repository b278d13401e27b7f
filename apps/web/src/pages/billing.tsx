import './billing.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { BillingView, Grant, InvoiceSummary, InvoiceView } from '../api/types';
import { useGet } from '../app/get';
import { invoiceUrl, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { signed } from '../invoices/signed';
import { Issued } from '../invoices/issued';
import { Settling } from '../invoices/settle';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Icon } from '../kit/icon';
import { Banner, EmptyState } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Sheet } from '../kit/sheet';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { Toast } from '../kit/toast';
import { DEBTOR_COLUMNS } from '../manage/debtor-columns';
import { type Debtor, debtorId, debtors, documentsByDebtor, invoicedCents } from '../manage/debtors';
import { NoMonth, useMonthAsked } from '../manage/month-asked';
import { SectionFrame } from '../manage/section-frame';
import { IssueForm } from '../manage/issue';
import { RunStrip } from '../runs/strip';
import { Checklist } from '../seller/checklist';
import { addMonths } from '../time/day';

const monthUrl = (site: Grant) => (mois: string) => manageUrl('/facturation', site.slug, { mois });

function MonthNav({ site, month, thisMonth }: { site: Grant; month: string; thisMonth: string }) {
  const { t, monthLong } = useI18n();
  const to = (count: number) => monthUrl(site)(addMonths(month, count));
  return (
    <nav className="row month-nav no-print" aria-label={t('billing.month')}>
      <ButtonLink href={to(-1)} label={monthLong(addMonths(month, -1))}>
        <Icon name="previous" size={18} />
      </ButtonLink>
      <span className="strong month-name">{monthLong(month)}</span>
      {month < thisMonth && (
        <ButtonLink href={to(1)} label={monthLong(addMonths(month, 1))}>
          <Icon name="next" size={18} />
        </ButtonLink>
      )}
    </nav>
  );
}

function Figures({ billing }: { billing: BillingView }) {
  const { t, money } = useI18n();
  const { totals, currency, issued } = billing;
  const members = debtors(billing);
  const documents = documentsByDebtor(billing);
  const hasInvoice = (id: string) => (documents.get(id) ?? []).some(({ kind }) => kind === 'invoice');
  const done = members.filter((member) => hasInvoice(debtorId(member)) && member.charges === 0).length;
  return (
    <dl className="figures">
      <div className="card figure">
        <dt>{t('billing.done')}</dt>
        <dd>
          {`${done} `}
          <small>{t('today.of', { total: members.length })}</small>
        </dd>
      </div>
      <div className="card figure">
        <dt>{t('billing.invoiced')}</dt>
        <dd>{money(invoicedCents(issued), currency)}</dd>
      </div>
      <div className="card figure">
        <dt>{t('billing.open')}</dt>
        <dd>{money(totals.grossCents, currency)}</dd>
      </div>
    </dl>
  );
}

interface MembersProps {
  site: Grant;
  billing: BillingView;
  onIssue: (member: Debtor) => void;
}

/** What one can do with what somebody owes. */
function Owing({ site, billing, member, onIssue }: MembersProps & { member: Debtor }) {
  const { t } = useI18n();
  if (member.charges === 0) return null;
  if (billing.missing.length > 0) return <Tag tone="warn">{t('billing.blocked')}</Tag>;
  if (member.grossCents < 0)
    return (
      <ButtonLink
        small
        href={manageUrl('/facturation', site.slug, { mois: billing.month, solder: debtorId(member) })}
        label={t('settle.of', { name: member.name })}
      >
        {t('settle.go')}
      </ButtonLink>
    );
  return (
    <ButtonLink
      small
      href={manageUrl('/facturation', site.slug, { mois: billing.month, emettre: debtorId(member) })}
      label={t('issue.of', { name: member.name })}
      onClick={(event) => {
        event.preventDefault();
        onIssue(member);
      }}
    >
      {t('issue.go')}
    </ButtonLink>
  );
}

interface RowProps extends MembersProps {
  member: Debtor;
  documents: readonly InvoiceSummary[];
}

/** What they owe still, and beside it what they were invoiced of the month. */
function MemberRow({ documents, ...props }: RowProps) {
  const { t, money } = useI18n();
  const { site, billing, member } = props;
  const owed = (cents: number) => member.charges > 0 && money(cents, billing.currency);
  return (
    <tr>
      <th scope="row">
        {member.name} {'companyId' in member && <Tag>{t('billing.company')}</Tag>}
        <span className="member-email muted">{member.email}</span>
      </th>
      <td className="end">{member.charges > 0 && member.charges}</td>
      <td className="end">{owed(member.netCents)}</td>
      <td className="end">{owed(member.vatCents)}</td>
      <td className="end strong">{owed(member.grossCents)}</td>
      <td className="end">
        {documents.length > 0 && (
          <ul role="list" className="issued-to">
            {documents.map(({ id, kind, number, grossCents }) => (
              <li key={id}>
                <Link href={invoiceUrl(site.slug, id)}>{number}</Link>{' '}
                <span className="small muted">{money(signed(kind, grossCents), billing.currency)}</span>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td className="end">{documents.length > 0 && money(invoicedCents(documents), billing.currency)}</td>
      <td className="end">
        <Owing {...props} />
      </td>
    </tr>
  );
}

function Members({ site, billing, onIssue }: MembersProps) {
  const { t, money } = useI18n();
  const documents = documentsByDebtor(billing);
  const { netCents, vatCents, grossCents } = billing.totals;
  return (
    <div className="billing-members">
      <Table
        className="folds"
        caption={t('billing.members')}
        columns={[
          'billing.member',
          ...DEBTOR_COLUMNS.slice(0, -1),
          { text: 'billing.open', end: true },
          { text: 'billing.documents', end: true },
          { text: 'billing.invoicedTo', end: true },
          { text: 'billing.todo', unseen: true },
        ]}
        foot={
          <tfoot>
            <tr>
              <th scope="row">{t('billing.sum')}</th>
              <td />
              <td className="end">{money(netCents, billing.currency)}</td>
              <td className="end">{money(vatCents, billing.currency)}</td>
              <td className="end">{money(grossCents, billing.currency)}</td>
              <td />
              <td className="end">{money(invoicedCents(billing.issued), billing.currency)}</td>
              <td />
            </tr>
          </tfoot>
        }
      >
        {debtors(billing).map((member) => (
          <MemberRow
            key={debtorId(member)}
            {...{ site, billing, member, onIssue }}
            documents={documents.get(debtorId(member)) ?? []}
          />
        ))}
      </Table>
    </div>
  );
}

/** The button that was pressed goes once its invoice is there: the focus moves on to the link that took its place. */
function useFocusOnIssued(site: Grant, billing: BillingView | undefined) {
  const page = useRef<HTMLDivElement>(null);
  const [awaited, setAwaited] = useState<string | null>(null);
  useEffect(() => {
    const link = awaited && page.current?.querySelector<HTMLElement>(`a[href="${invoiceUrl(site.slug, awaited)}"]`);
    if (!link) return;
    // Who has already gone elsewhere stays there.
    if (document.activeElement === document.body) link.focus();
    setAwaited(null);
  }, [awaited, billing, site.slug]);
  return { page, await: setAwaited };
}

function Cockpit({ site, month, thisMonth }: { site: Grant; month: string; thisMonth: string }) {
  const { t, monthLong } = useI18n();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<Debtor | null>(null);
  const [toast, setToast] = useState<string | null>(null);
  const billing = useGet(at.billing(site.id, month));
  const gone = useCallback(() => setToast(null), []);
  const byAddress =
    billing.data && debtors(billing.data).find((one) => debtorId(one) === search.get('emettre') && one.charges > 0);
  const focus = useFocusOnIssued(site, billing.data);
  if (billing.problem?.code === 'month_not_begun')
    return <NoMonth href={monthUrl(site)} thisMonth={thisMonth} problem={billing.problem} />;
  const issued = ({ id, number }: InvoiceView) => {
    setAsked(null);
    focus.await(id);
    setToast(t('issue.done', { number }));
    if (byAddress) navigate(manageUrl('/facturation', site.slug, { mois: month }), { replace: true });
  };
  return (
    <div className="stack" ref={focus.page}>
      <MonthNav site={site} month={month} thisMonth={thisMonth} />
      {!billing.data && <Pending of={billing} />}
      {billing.data && (
        <div className="stack" aria-busy={billing.stale}>
          {search.get('fait') === 'envoi' && (
            <Banner tone="ok" status>
              {t('billing.sent')}
            </Banner>
          )}
          <Checklist site={site.slug} missing={billing.data.missing} />
          <Settling site={site} billing={billing.data} />
          {byAddress && (
            <Card title={t('issue.title')}>
              <IssueForm site={site} billing={billing.data} member={byAddress} onIssued={issued} />
            </Card>
          )}
          <RunStrip site={site} billing={billing.data} />
          <Figures billing={billing.data} />
          {debtors(billing.data).length === 0 ? (
            <EmptyState title={t('billing.none.title', { month: monthLong(month) })} text={t('billing.none.text')} />
          ) : (
            <Card title={t('billing.members')}>
              <Members site={site} billing={billing.data} onIssue={setAsked} />
            </Card>
          )}
          {billing.data.issued.length > 0 && (
            <Card title={t('billing.issued')}>
              <Issued site={site} billing={billing.data} />
            </Card>
          )}
          <Sheet open={asked !== null} onClose={() => setAsked(null)} title={t('issue.title')}>
            {asked && (
              <IssueForm
                site={site}
                billing={billing.data}
                member={asked}
                onIssued={issued}
                onKeep={() => setAsked(null)}
              />
            )}
          </Sheet>
        </div>
      )}
      {toast && <Toast text={toast} onGone={gone} />}
    </div>
  );
}

export default function BillingPage() {
  const { month, thisMonth } = useMonthAsked();
  return (
    <SectionFrame page="/facturation" managerOnly>
      {(site) =>
        month === null ? (
          <NoMonth href={monthUrl(site)} thisMonth={thisMonth} />
        ) : (
          <Cockpit site={site} month={month} thisMonth={thisMonth} key={site.id} />
        )
      }
    </SectionFrame>
  );
}
