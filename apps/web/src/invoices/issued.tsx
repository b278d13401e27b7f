import { Link } from 'wouter';
import { fileAt } from '../api/orders';
import type { BillingView, Grant, InvoiceSummary } from '../api/types';
import { useRefused } from '../app/boot';
import { invoiceUrl, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { Left } from './due';
import { signed } from './signed';
import { DocumentStatus, MailTag } from './status';

interface Props {
  site: Grant;
  billing: BillingView;
}

/** What nobody has sent yet, in one go. */
function SendAll({ site, billing }: Props) {
  const { t } = useI18n();
  const { problem } = useRefused('send');
  const unsent = billing.issued.filter(({ mail }) => mail === null).length;
  if (unsent === 0) return null;
  return (
    <form
      className="stack-tight no-print"
      method="post"
      action={manageUrl('/facturation', site.slug, { mois: billing.month })}
    >
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="envoyer" />
      <div className="row">
        <Button type="submit" small>
          {t('run.mails.go', { count: unsent })}
        </Button>
      </div>
      <p className="hint">{t('run.mails.text')}</p>
    </form>
  );
}

function Row({ site, invoice }: { site: Grant; invoice: InvoiceSummary }) {
  const { t, money, dayNumeric } = useI18n();
  return (
    <tr>
      <th scope="row">
        <Link href={invoiceUrl(site.slug, invoice.id)}>{invoice.number}</Link> <DocumentStatus invoice={invoice} />{' '}
        <MailTag state={invoice.mail} />
      </th>
      <td>{dayNumeric(invoice.issuedOn)}</td>
      <td>
        {invoice.buyerName}
        {invoice.correctsId && (
          <span className="hint">
            {' '}
            {t('invoice.corrects')}{' '}
            <Link href={invoiceUrl(site.slug, invoice.correctsId)}>{invoice.correctsNumber}</Link>
          </span>
        )}
      </td>
      <td>{invoice.kind !== 'credit_note' && dayNumeric(invoice.dueOn)}</td>
      <td className="end">
        <span className="strong">{money(signed(invoice.kind, invoice.grossCents), invoice.currency)}</span>{' '}
        <Left of={invoice} />
      </td>
      <td className="end">
        <a
          href={fileAt.invoicePdf(site.id, invoice.id)}
          aria-label={t('invoice.pdf.of', { number: invoice.number })}
          download
        >
          PDF
        </a>
        {invoice.failed && (
          <>
            {' '}
            <Tag tone="danger">{t('invoice.failed.short')}</Tag>
          </>
        )}
      </td>
    </tr>
  );
}

/** What is issued of the month, each with its file and how far it has come by mail. */
export function Issued({ site, billing }: Props) {
  const { t } = useI18n();
  return (
    <>
      <SendAll site={site} billing={billing} />
      <div className="billing-issued">
        <Table
          className="folds"
          caption={t('billing.issued')}
          columns={[
            'invoice.number',
            'invoice.issuedOn',
            'invoice.buyer',
            'invoice.dueOn',
            { text: 'money.gross', end: true },
            { text: 'invoice.file', end: true },
          ]}
        >
          {billing.issued.map((invoice) => (
            <Row key={invoice.id} site={site} invoice={invoice} />
          ))}
        </Table>
      </div>
    </>
  );
}
