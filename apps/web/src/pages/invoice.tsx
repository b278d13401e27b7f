import './invoice.css';
import { useSearchParams } from 'wouter';
import { at, fileAt } from '../api/paths';
import type { InvoiceView, Party } from '../api/invoice';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import { EmptyState, Failed } from '../kit/messages';
import { PrintButton } from '../kit/print';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { ConsoleFrame } from '../manage/frame';
import { monthOf } from '../time/day';

function PartyBlock({ title, party }: { title: string; party: Party }) {
  const { t, country } = useI18n();
  return (
    <section className="party">
      <h2>{title}</h2>
      <p className="strong">{party.name}</p>
      <p>
        {party.street}
        <br />
        {party.postcode} {party.commune}
        <br />
        {country(party.country)}
      </p>
      {party.legalId && <p className="small">{t('invoice.legalId', { id: party.legalId })}</p>}
      {party.vatId && <p className="small">{t('invoice.vatId', { id: party.vatId })}</p>}
    </section>
  );
}

function useRate(): (basisPoints: number) => string {
  const { number } = useI18n();
  return (basisPoints) => number(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
}

function Lines({ invoice }: { invoice: InvoiceView }) {
  const { t, money, number } = useI18n();
  const rate = useRate();
  return (
    <div className="scroll-x">
      <table className="table">
        <caption className="sr-only">{t('invoice.lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('invoice.what')}</th>
            <th scope="col" className="end">
              {t('invoice.quantity')}
            </th>
            <th scope="col" className="end">
              {t('invoice.unitPrice')}
            </th>
            <th scope="col" className="end">
              {t('money.vat')}
            </th>
            <th scope="col" className="end">
              {t('invoice.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line, i) => (
            <tr key={i}>
              <th scope="row">{line.description}</th>
              <td className="end">{number(line.quantity)}</td>
              <td className="end">{money(line.unitCents, invoice.currency)}</td>
              <td className="end">{rate(line.vatRateBp)}</td>
              <td className="end">{money(line.cents, invoice.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Totals({ invoice }: { invoice: InvoiceView }) {
  const { t, money } = useI18n();
  const rate = useRate();
  return (
    <dl className="invoice-totals num">
      <div>
        <dt>{t('money.net')}</dt>
        <dd>{money(invoice.netCents, invoice.currency)}</dd>
      </div>
      {invoice.vat.map((vat) => (
        <div key={vat.rateBp}>
          <dt>
            {t('invoice.vatLine', { rate: rate(vat.rateBp), base: money(vat.baseCents, invoice.currency) })}
            {vat.reason && <span className="hint"> {vat.reason}</span>}
          </dt>
          <dd>{money(vat.vatCents, invoice.currency)}</dd>
        </div>
      ))}
      <div className="invoice-gross">
        <dt>{t('money.gross')}</dt>
        <dd>{money(invoice.grossCents, invoice.currency)}</dd>
      </div>
    </dl>
  );
}

function Paper({ invoice }: { invoice: InvoiceView }) {
  const { t, dayFull } = useI18n();
  return (
    <article className="card paper" aria-labelledby="numero">
      <header className="paper-head">
        <div>
          <p className="strong paper-title" id="numero">
            {t('invoice.title', { number: invoice.number })}
          </p>
          <p className="muted">
            {t('invoice.dates', { issued: dayFull(invoice.issuedOn), due: dayFull(invoice.dueOn) })}
          </p>
        </div>
        <Tag tone="brand">{t('invoice.frozen')}</Tag>
      </header>
      <div className="parties">
        <PartyBlock title={t('invoice.seller')} party={invoice.seller} />
        <PartyBlock title={t('invoice.buyer')} party={invoice.buyer} />
      </div>
      <Lines invoice={invoice} />
      <Totals invoice={invoice} />
      {invoice.mentions.length > 0 && (
        <div className="small muted stack-tight">
          {invoice.mentions.map((mention) => (
            <p key={mention}>{mention}</p>
          ))}
        </div>
      )}
    </article>
  );
}

function Invoice({ site, id }: { site: Grant; id: string }) {
  const { t } = useI18n();
  const invoice = useGet(at.invoice(site.id, id), { refreshMs: 3_000, while: (data) => !data.pdf });
  if (invoice.problem?.status === 404)
    return (
      <EmptyState title={t('invoice.gone')} text={t('problem.not_found')}>
        <ButtonLink href={manageUrl('/facturation', site.slug)}>{t('invoice.back')}</ButtonLink>
      </EmptyState>
    );
  if (invoice.problem && !invoice.data) return <Failed problem={invoice.problem.body} again={invoice.again} />;
  if (!invoice.data) return <Skeleton blocks={1} />;
  return (
    <div className="stack">
      <div className="row no-print">
        <ButtonLink href={manageUrl('/facturation', site.slug, { mois: monthOf(invoice.data.issuedOn) })}>
          <Icon name="previous" size={18} />
          {t('invoice.back')}
        </ButtonLink>
        {invoice.data.pdf ? (
          <ButtonLink look="primary" download href={fileAt.invoicePdf(site.id, id)}>
            <Icon name="download" size={18} />
            {t('invoice.pdf')}
          </ButtonLink>
        ) : (
          <span className="muted" role="status">
            {t('invoice.pdf.soon')}
          </span>
        )}
        <PrintButton />
      </div>
      <Paper invoice={invoice.data} />
      <details className="no-print">
        <summary>{t('invoice.why.title')}</summary>
        <p>{t('invoice.why.text')}</p>
        {invoice.data.sha256 && <p className="small muted sha">SHA-256 {invoice.data.sha256}</p>}
      </details>
    </div>
  );
}

export default function InvoicePage({ params }: PageProps) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  return (
    <ConsoleFrame page="/facturation" title={t('invoice.heading')} managerOnly>
      {(site) => <Invoice site={site} id={params['id'] ?? ''} key={search.get('lieu')} />}
    </ConsoleFrame>
  );
}
