import type { Company, CompanyInvoice, SellerMonth } from '../api/types';
import { useGet } from '../app/get';
import { siteUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, Failed } from '../kit/messages';
import { Meter } from '../kit/meter';
import { Skeleton } from '../kit/skeleton';
import { Left } from '../invoices/due';
import { signed } from '../invoices/signed';
import { Table } from '../kit/table';
import { companyUrl, useSaySpent } from './links';
import { companyAt, companyFile } from './paths';

/** What is spent of the cap, as it is counted. */
export function Spending({ company }: { company: Company }) {
  const { t, monthLong } = useI18n();
  const saySpent = useSaySpent(company.currency);
  const { monthlyCapCents: cap, spentCents } = company;
  return (
    <Card title={t('company.month', { month: monthLong(company.month) })}>
      <p className="h2 num">{saySpent(spentCents, cap)}</p>
      {cap !== null && <Meter value={spentCents} max={cap} low={spentCents >= cap * 0.9} />}
      <p className="muted">{t('company.month.hint')}</p>
    </Card>
  );
}

function Sums({ seller }: { seller: SellerMonth }) {
  const { t, money } = useI18n();
  const { netCents, vatCents, grossCents, currency } = seller;
  return (
    <dl className="company-sums">
      <div>
        <dt>{t('company.net')}</dt>
        <dd className="num">{money(netCents, currency)}</dd>
      </div>
      <div>
        <dt>{t('company.vat')}</dt>
        <dd className="num">{money(vatCents, currency)}</dd>
      </div>
      <div className="strong">
        <dt>{t('company.gross')}</dt>
        <dd className="num">{money(grossCents, currency)}</dd>
      </div>
    </dl>
  );
}

function Parts({ seller }: { seller: SellerMonth }) {
  const { t, money } = useI18n();
  return (
    <Table
      className="folds company-parts"
      caption={t('company.parts', { name: seller.name })}
      columns={[
        'company.part.person',
        'company.part.centre',
        { text: 'company.part.lines', end: true },
        { text: 'company.net', end: true },
      ]}
    >
      {seller.parts.map(({ personId, person, costCentre, charges, netCents }) => (
        <tr key={`${personId} ${costCentre}`}>
          <th scope="row">{person ?? t('company.part.nobodys')}</th>
          <td>{costCentre ?? <span className="muted">{t('company.part.none')}</span>}</td>
          <td className="end num">{t('company.part.count', { count: charges })}</td>
          <td className="end num">{money(netCents, seller.currency)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Lines({ seller }: { seller: SellerMonth }) {
  const { t, money, dayNumeric } = useI18n();
  const all = seller.parts.reduce((sum, { charges }) => sum + charges, 0);
  const more = all - seller.lines.length;
  return (
    <details className="more">
      <summary>{t('company.lines', { count: all })}</summary>
      <ul role="list" className="company-lines">
        {seller.lines.map(({ label, suppliedOn, person, costCentre, netCents }, index) => (
          <li key={index} className="row-between">
            <span>
              {label}
              <span className="small muted">
                {' '}
                {[dayNumeric(suppliedOn), person].filter(Boolean).join(' · ')}
                {costCentre && ` · ${costCentre}`}
              </span>
            </span>
            <span className="num">{money(netCents, seller.currency)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="muted">{t('company.lines.more', { count: more })}</p>}
    </details>
  );
}

function Invoiced({ company, invoices }: { company: Company; invoices: readonly CompanyInvoice[] }) {
  const { t, money } = useI18n();
  if (invoices.length === 0) return null;
  return (
    <p>
      <span className="strong">{t('company.invoiced')}</span>{' '}
      {invoices.map(({ sellerId, id, kind, number, grossCents, dueCents, currency }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={companyFile(company.id, sellerId, id, 'pdf')} aria-label={t('documents.pdf.of', { number })}>
            {number}
          </a>{' '}
          <span className="num">({money(signed(kind, grossCents), currency)})</span>{' '}
          <Left of={{ grossCents, dueCents, currency }} />
        </span>
      ))}
    </p>
  );
}

function Seller({ company, seller }: { company: Company; seller: SellerMonth }) {
  const { t, monthLong } = useI18n();
  const { name, commune, slug, month, parts, invoiced } = seller;
  return (
    <li className="card card-roomy stack">
      <div className="row-between">
        <h3>
          <a href={siteUrl(slug)}>{name}</a> <span className="small muted">{commune}</span>
        </h3>
        <span className="muted">{monthLong(month)}</span>
      </div>
      {parts.length > 0 ? (
        <>
          <Sums seller={seller} />
          <Parts seller={seller} />
          <Lines seller={seller} />
        </>
      ) : (
        <p className="muted">{t('company.preview.nothing')}</p>
      )}
      <Invoiced company={company} invoices={invoiced} />
    </li>
  );
}

/** What each site would invoice for the month if it were over, as things stand. */
export function MonthPreview({ company }: { company: Company }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(companyAt.month(company.id));
  return (
    <section className="stack" aria-labelledby="preview">
      <h2 id="preview">{t('company.preview')}</h2>
      <p className="muted">{t('company.preview.hint')}</p>
      {problem ? (
        <Failed problem={problem.body} again={again} />
      ) : !data ? (
        <Skeleton blocks={1} />
      ) : data.sellers.length === 0 ? (
        <EmptyState title={t('company.preview.none.title')} text={t('company.preview.none.text')} level={3}>
          <ButtonLink href={companyUrl(company.id, 'personnes')}>{t('company.view.personnes')}</ButtonLink>
          <ButtonLink href={companyUrl(company.id, 'factures')}>{t('company.view.factures')}</ButtonLink>
        </EmptyState>
      ) : (
        <ul className="stack" role="list">
          {data.sellers.map((seller) => (
            <Seller key={seller.sellerId} company={company} seller={seller} />
          ))}
        </ul>
      )}
    </section>
  );
}
