import './invoice.css';
import { Link, useSearchParams } from 'wouter';
import { fileAt } from '../api/orders';
import { at } from '../api/paths';
import type { Buyer, InvoiceView, PostalAddress, Seller } from '../api/types';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { invoiceUrl, manageUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { useI18n, type Key } from '../i18n/i18n';
import { CreditForm } from '../invoices/credit';
import { draftAt, draftPdfUrl } from '../invoices/paths';
import { Mails, invoiceSent } from '../invoices/mails';
import { CreditNotes } from '../invoices/notes';
import { DocumentStatus } from '../invoices/status';
import { ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import { Banner, EmptyState, Failed } from '../kit/messages';
import { Pending } from '../kit/pending';
import { PrintButton } from '../kit/print';
import { Scroll } from '../kit/scroll';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { SectionFrame } from '../manage/section-frame';
import { monthOf } from '../time/day';

/** In the place of an id. */
const DRAFT = 'brouillon';

function Address({ address }: { address: PostalAddress }) {
  const { country } = useI18n();
  return (
    <p>
      {address.street}
      <br />
      {address.postcode} {address.commune}
      <br />
      {country(address.country)}
    </p>
  );
}

const LEGAL_IDS: Readonly<Record<string, Key>> = {
  FR: 'invoice.siren',
  BE: 'invoice.enterprise',
  CH: 'invoice.ide',
};

/** Where one is registered: the company, and in France which establishment of it. */
function Registration({ of }: { of: Pick<Buyer, 'registration' | 'establishment' | 'address'> }) {
  const { t } = useI18n();
  const { registration, establishment, address } = of;
  const country = address?.country ?? '';
  return (
    <>
      {registration && <p className="small">{t(LEGAL_IDS[country] ?? 'invoice.legalId', { id: registration })}</p>}
      {establishment && <p className="small">{t('invoice.siret', { id: establishment })}</p>}
    </>
  );
}

function SellerBlock({ seller }: { seller: Seller }) {
  const { t } = useI18n();
  return (
    <section className="party">
      <h2>{t('invoice.seller')}</h2>
      <p className="strong">{seller.name}</p>
      <p className="small muted">{seller.status}</p>
      <Address address={seller.address} />
      <Registration of={seller} />
      {seller.registry && <p className="small">{seller.registry}</p>}
      {seller.vatNumber && <p className="small">{t('invoice.vatId', { id: seller.vatNumber })}</p>}
      {seller.iban && <p className="small">{t('invoice.iban', { iban: seller.iban, bic: seller.bic ?? '' })}</p>}
    </section>
  );
}

function BuyerBlock({ buyer }: { buyer: Buyer }) {
  const { t } = useI18n();
  return (
    <section className="party">
      <h2>{t('invoice.buyer')}</h2>
      <p className="strong">{buyer.companyName ?? buyer.name}</p>
      {buyer.companyName && buyer.companyName !== buyer.name && <p>{buyer.name}</p>}
      {buyer.address && <Address address={buyer.address} />}
      <p className="small">{buyer.email}</p>
      <Registration of={buyer} />
      {buyer.vatNumber && <p className="small">{t('invoice.vatId', { id: buyer.vatNumber })}</p>}
    </section>
  );
}

function Lines({ invoice }: { invoice: InvoiceView }) {
  const { t, money, number, dayNumeric, basisPoints } = useI18n();
  // Up to six decimals: some advertised prices with tax have no net price in whole cents.
  const unitPrice = (net: string) =>
    number(Number(net), { style: 'currency', currency: invoice.currency, maximumFractionDigits: 6 });
  return (
    <Scroll label={t('invoice.lines')}>
      <Table
        caption={t('invoice.lines')}
        columns={[
          'invoice.what',
          { text: 'invoice.quantity', end: true },
          { text: 'invoice.unitPrice', end: true },
          { text: 'money.vat', end: true },
          { text: 'invoice.amount', end: true },
        ]}
      >
        {invoice.lines.map((line, i) => (
          <tr key={i}>
            <th scope="row">
              {line.label} <span className="hint">{dayNumeric(line.suppliedOn)}</span>
              {line.person && (
                <span className="hint"> · {[line.person, line.costCentre].filter(Boolean).join(' · ')}</span>
              )}
            </th>
            <td className="end">{number(Number(line.quantity))}</td>
            <td className="end">{unitPrice(line.unitNet)}</td>
            <td className="end">{basisPoints(line.vatRateBp)}</td>
            <td className="end">{money(line.netCents, invoice.currency)}</td>
          </tr>
        ))}
      </Table>
    </Scroll>
  );
}

function Totals({ invoice }: { invoice: InvoiceView }) {
  const { t, money, basisPoints } = useI18n();
  const isBack = invoice.kind === 'credit_note';
  const rest = invoice.deposits.reduce((left, { grossCents }) => left - grossCents, invoice.grossCents);
  return (
    <dl className="invoice-totals num">
      <div>
        <dt>{t('money.net')}</dt>
        <dd>{money(invoice.netCents, invoice.currency)}</dd>
      </div>
      {invoice.vat.map((vat) => (
        <div key={vat.vatCategory + String(vat.vatRateBp)}>
          <dt>
            {t('invoice.vatLine', { rate: basisPoints(vat.vatRateBp), base: money(vat.netCents, invoice.currency) })}
          </dt>
          <dd>{money(vat.vatCents, invoice.currency)}</dd>
        </div>
      ))}
      <div className="invoice-gross">
        <dt>{t('money.gross')}</dt>
        <dd>{money(invoice.grossCents, invoice.currency)}</dd>
      </div>
      {invoice.deposits.map(({ number, grossCents, vatCents }) => (
        <div key={number}>
          <dt>
            {t(isBack ? 'invoice.deposit.back' : 'invoice.deposit', {
              number,
              vat: money(vatCents, invoice.currency),
            })}
          </dt>
          <dd>{money(-grossCents, invoice.currency)}</dd>
        </div>
      ))}
      {invoice.deposits.length > 0 && (
        <div className="invoice-gross">
          <dt>{t(isBack ? 'invoice.rest.back' : 'invoice.rest')}</dt>
          <dd>{money(rest, invoice.currency)}</dd>
        </div>
      )}
    </dl>
  );
}

/** What each person and each cost centre of a company comes to. */
function Subtotals({ invoice }: { invoice: InvoiceView }) {
  const { t, money } = useI18n();
  return (['person', 'cost_centre'] as const).map((of) => {
    const rows = invoice.subtotals.filter((row) => row.of === of);
    if (rows.length === 0) return null;
    return (
      <section key={of} className="stack-tight">
        <h2 className="h3">{t(of === 'person' ? 'invoice.byPerson' : 'invoice.byCostCentre')}</h2>
        <dl className="invoice-totals num">
          {rows.map(({ name, netCents }) => (
            <div key={name ?? ''}>
              <dt>{name ?? t(of === 'person' ? 'invoice.noPerson' : 'invoice.noCostCentre')}</dt>
              <dd>{money(netCents, invoice.currency)}</dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}

function Paper({ site, invoice }: { site: Grant; invoice: InvoiceView }) {
  const { t, dayFull } = useI18n();
  const isDraft = invoice.number === '';
  return (
    <article className="card paper" aria-labelledby="numero">
      <header className="paper-head">
        <div>
          <p className="strong paper-title" id="numero">
            {isDraft ? t('invoice.draft') : t(`invoice.title.${invoice.kind}`, { number: invoice.number })}
          </p>
          {!isDraft && (
            <p className="muted">
              {t(invoice.kind === 'credit_note' ? 'invoice.dates.credit' : 'invoice.dates', {
                ...{ issued: dayFull(invoice.issuedOn), due: dayFull(invoice.dueOn) },
              })}
            </p>
          )}
          {invoice.correctsId && (
            <p>
              {t('invoice.correctsInvoice')}{' '}
              <Link href={invoiceUrl(site.slug, invoice.correctsId)}>{invoice.correctsNumber}</Link>
            </p>
          )}
          {invoice.reason && <p>{t('invoice.credit.because', { reason: invoice.reason })}</p>}
          {invoice.purchaseOrder && (
            <p className="small">{t('invoice.purchaseOrder', { id: invoice.purchaseOrder })}</p>
          )}
          {invoice.serviceCode && <p className="small">{t('invoice.serviceCode', { id: invoice.serviceCode })}</p>}
        </div>
        {!isDraft && (
          <span className="row">
            <Tag tone="brand">{t('invoice.frozen')}</Tag>
            <DocumentStatus invoice={invoice} />
          </span>
        )}
      </header>
      <div className="parties">
        <SellerBlock seller={invoice.seller} />
        <BuyerBlock buyer={invoice.buyer} />
      </div>
      <Lines invoice={invoice} />
      <Totals invoice={invoice} />
      <Subtotals invoice={invoice} />
      {invoice.mentions.length > 0 && (
        <div className="small muted stack-tight">
          {invoice.mentions.map((mention) => (
            <p key={mention.code}>{mention.text}</p>
          ))}
        </div>
      )}
    </article>
  );
}

/** Where to go from a document. */
function Actions({ site, invoice }: { site: Grant; invoice: InvoiceView }) {
  const { t } = useI18n();
  const creditable =
    invoice.kind !== 'credit_note' && invoice.creditedCents + invoice.deductedCents < invoice.grossCents;
  return (
    <div className="row no-print">
      <ButtonLink href={manageUrl('/facturation', site.slug, { mois: monthOf(invoice.issuedOn) })}>
        <Icon name="previous" size={18} />
        {t('invoice.back')}
      </ButtonLink>
      <ButtonLink look="primary" download href={fileAt.invoicePdf(site.id, invoice.id)}>
        <Icon name="download" size={18} />
        {t('invoice.pdf')}
      </ButtonLink>
      {invoice.xml && (
        <ButtonLink download href={fileAt.invoiceXml(site.id, invoice.id)}>
          <Icon name="download" size={18} />
          {t(`invoice.xml.${invoice.xml}`)}
        </ButtonLink>
      )}
      <PrintButton />
      {creditable && (
        <ButtonLink href={`${invoiceUrl(site.slug, invoice.id)}&avoir=1#avoir`}>{t('invoice.credit.go')}</ButtonLink>
      )}
    </div>
  );
}

/** What would be issued now, as it would print: nothing of it is. */
function Draft({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const [month, membre, entreprise] = ['mois', 'membre', 'entreprise'].map((name) => search.get(name) ?? '');
  const debtor = entreprise ? { companyId: entreprise } : { memberId: membre! };
  const { data, problem, again } = useGet(draftAt(site.id, month!, debtor));
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!data) return <Skeleton blocks={1} />;
  return (
    <div className="stack">
      <div className="row no-print">
        <ButtonLink href={manageUrl('/facturation', site.slug, { mois: month! })}>
          <Icon name="previous" size={18} />
          {t('invoice.back')}
        </ButtonLink>
        <ButtonLink download href={draftPdfUrl(site.id, month!, debtor)}>
          <Icon name="download" size={18} />
          {t('invoice.draft.pdf')}
        </ButtonLink>
        <PrintButton />
      </div>
      <Banner>{t('invoice.draft.text')}</Banner>
      <Paper site={site} invoice={data} />
    </div>
  );
}

function Invoice({ site, id }: { site: Grant; id: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const invoice = useGet(at.invoice(site.id, id));
  if (invoice.problem?.status === 404)
    return (
      <EmptyState title={t('invoice.gone')} text={t('problem.not_found')}>
        <ButtonLink href={manageUrl('/facturation', site.slug)}>{t('invoice.back')}</ButtonLink>
      </EmptyState>
    );
  if (!invoice.data) return <Pending of={invoice} blocks={1} />;
  return (
    <div className="stack">
      {search.get('fait') === 'avoir' && (
        <Banner tone="ok" status>
          {t('invoice.credit.done', { number: invoice.data.number })}
        </Banner>
      )}
      {search.get('fait') === 'acompte' && (
        <Banner tone="ok" status>
          {t('invoice.deposit.done', { number: invoice.data.number })}
        </Banner>
      )}
      <Actions site={site} invoice={invoice.data} />
      {invoice.data.failed && (
        <Banner tone="danger">
          <p className="strong">{t('invoice.failed.title')}</p>
          <p>{t(`invoice.failed.reason.${invoice.data.failed}`)}</p>
          <p>{t('invoice.failed.text')}</p>
        </Banner>
      )}
      {search.get('avoir') === '1' && <CreditForm site={site} id={id} />}
      <Mails of={invoiceSent(site, id)} />
      <Paper site={site} invoice={invoice.data} />
      <CreditNotes site={site} invoice={invoice.data} />
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
    <SectionFrame page="/facturation" title={t('invoice.heading')} managerOnly>
      {(site) =>
        params['id'] === DRAFT ? (
          <Draft site={site} key={site.id} />
        ) : (
          <Invoice site={site} id={params['id'] ?? ''} key={search.get('lieu')} />
        )
      }
    </SectionFrame>
  );
}
