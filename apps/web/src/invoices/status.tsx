import type { InvoiceSummary } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Tag, type Tone } from '../kit/tag';

type Mailed = NonNullable<InvoiceSummary['mail']>;
const MAIL_TONES: Record<Mailed, Tone> = { queued: 'plain', sent: 'ok', failed: 'danger' };

/** How far a document has come by mail. */
export function MailTag({ state }: { state: Mailed | null }) {
  const { t } = useI18n();
  return <Tag tone={state === null ? 'plain' : MAIL_TONES[state]}>{t(`invoice.mail.state.${state ?? 'none'}`)}</Tag>;
}

/** What has become of a document. */
export function DocumentStatus({
  invoice,
}: {
  invoice: Pick<InvoiceSummary, 'kind' | 'grossCents' | 'creditedCents' | 'deductedCents'>;
}) {
  const { t } = useI18n();
  const { kind, grossCents, creditedCents, deductedCents } = invoice;
  if (kind === 'credit_note') return <Tag>{t('invoice.kind.credit_note')}</Tag>;
  if (kind === 'deposit' && creditedCents < grossCents)
    return deductedCents > 0 && deductedCents + creditedCents === grossCents ? (
      <Tag tone="ok">{t('invoice.kind.deposit.deducted')}</Tag>
    ) : (
      <Tag>{t('invoice.kind.deposit')}</Tag>
    );
  if (creditedCents === 0) return null;
  return creditedCents < grossCents ? (
    <Tag tone="warn">{t('invoice.credited.part')}</Tag>
  ) : (
    <Tag>{t('invoice.credited')}</Tag>
  );
}
