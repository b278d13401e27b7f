import type { Accounting, Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { addDays } from '../time/day';

/** Closing a month is for good: what it means is said first, and asked about. */
export function Closing({ site, report }: { site: Grant; report: Accounting }) {
  const { t, monthLong, dayNumeric } = useI18n();
  const { problem } = useRefused('closing');
  const { month, state, last, closedUntil } = report;
  if (month === null || state === null) return null;
  const unticked = problem?.errors?.some(({ field }) => field === 'confirm') ?? false;
  const shown = monthLong(month);
  return (
    <Card title={t('compta.close.title', { month: shown })}>
      {state === 'closed' && <p>{t('compta.close.closed', { day: dayNumeric(closedUntil ?? last) })}</p>}
      {state === 'running' && <p>{t('compta.close.running', { day: dayNumeric(addDays(last, 1)) })}</p>}
      {state === 'open' && (
        <form className="stack" method="post" action={manageUrl('/compta', site.slug, { periode: month })}>
          <ErrorSummary
            problem={problem}
            fields={{ confirm: { id: 'confirme', label: t('compta.close.confirm', { month: shown }) } }}
          />
          <p>{t('compta.close.means')}</p>
          <input type="hidden" name="mois" value={month} />
          <div>
            <CheckField
              id="confirme"
              name="confirme"
              value="1"
              required
              label={t('compta.close.confirm', { month: shown })}
              aria-invalid={unticked || undefined}
              aria-describedby={unticked ? 'confirme-error' : undefined}
            />
            {unticked && (
              <p className="field-error" id="confirme-error">
                {t('compta.close.confirm.error')}
              </p>
            )}
          </div>
          <div className="row">
            <Button type="submit" look="primary">
              {t('compta.close.go', { month: shown })}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
