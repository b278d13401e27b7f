import { Link } from 'wouter';
import { fileAt } from '../api/orders';
import type { BillingView, Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { invoiceUrl, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { Tag } from '../kit/tag';
import { signed } from './signed';
import { DocumentStatus, MailTag } from './status';

/** What is issued of the month, each with its file and how far it has come by mail. */
export function Issued({ site, billing }: { site: Grant; billing: BillingView }) {
  const { t, money, dayNumeric } = useI18n();
  const { issued, month } = billing;
  const { problem } = useRefused('send');
  const unsent = issued.filter(({ mail }) => mail === null).length;
  return (
    <>
      {unsent > 0 && (
        <form
          className="stack-tight no-print"
          method="post"
          action={manageUrl('/facturation', site.slug, { mois: month })}
        >
          <ErrorSummary problem={problem} />
          <input type="hidden" name="faire" value="envoyer" />
          <Button type="submit" small>
            {t('run.mails.go', { count: unsent })}
          </Button>
          <span className="hint">{t('run.mails.text')}</span>
        </form>
      )}
      <div className="scroll-x billing-issued">
        <table className="table">
          <caption className="sr-only">{t('billing.issued')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('invoice.number')}</th>
              <th scope="col">{t('invoice.issuedOn')}</th>
              <th scope="col">{t('invoice.buyer')}</th>
              <th scope="col">{t('invoice.dueOn')}</th>
              <th scope="col" className="end">
                {t('money.gross')}
              </th>
              <th scope="col" className="end">
                {t('invoice.file')}
              </th>
            </tr>
          </thead>
          <tbody>
            {issued.map((invoice) => (
              <tr key={invoice.id}>
                <th scope="row">
                  <Link href={invoiceUrl(site.slug, invoice.id)}>{invoice.number}</Link>{' '}
                  <DocumentStatus invoice={invoice} /> <MailTag state={invoice.mail} />
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
                <td className="end strong">{money(signed(invoice.kind, invoice.grossCents), invoice.currency)}</td>
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
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
