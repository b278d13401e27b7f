import type { InvoiceSummary } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Tag } from '../kit/tag';

/** What has become of a document. */
export function DocumentStatus({
  invoice,
}: {
  invoice: Pick<InvoiceSummary, 'kind' | 'grossCents' | 'creditedCents'>;
}) {
  const { t } = useI18n();
  const { kind, grossCents, creditedCents } = invoice;
  if (kind === 'credit_note') return <Tag>{t('invoice.kind.credit_note')}</Tag>;
  if (creditedCents === 0) return null;
  return creditedCents < grossCents ? (
    <Tag tone="warn">{t('invoice.credited.part')}</Tag>
  ) : (
    <Tag>{t('invoice.credited')}</Tag>
  );
}
