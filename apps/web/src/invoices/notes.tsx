import { Link } from 'wouter';
import type { Grant, InvoiceView } from '../api/types';
import { useGet } from '../app/get';
import { invoiceUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { creditsAt } from './paths';

/** The credit notes of a document, and what they leave of it. */
export function CreditNotes({ site, invoice }: { site: Grant; invoice: InvoiceView }) {
  const { t, money, dayNumeric } = useI18n();
  const { data } = useGet(invoice.creditedCents > 0 ? creditsAt.of(site.id, invoice.id) : null);
  if (!data || data.notes.length === 0) return null;
  return (
    <Card title={t('invoice.notes')}>
      <ul role="list" className="stack-tight">
        {data.notes.map(({ id, number, issuedOn, grossCents, reason }) => (
          <li key={id} className="note-row">
            <span>
              <Link href={invoiceUrl(site.slug, id)}>{number}</Link>{' '}
              <span className="hint">{t('invoice.notes.of', { day: dayNumeric(issuedOn), reason })}</span>
            </span>
            <span className="num">{money(-grossCents, data.currency)}</span>
          </li>
        ))}
      </ul>
      <p className="strong num note-row">
        <span>{t('invoice.notes.left')}</span>
        <span>{money(data.originalGrossCents - data.creditedCents, data.currency)}</span>
      </p>
    </Card>
  );
}
