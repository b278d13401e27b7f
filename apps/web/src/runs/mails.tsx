import type { Grant } from '../api/types';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Meter } from '../kit/meter';
import { type RunProgress, runUrl } from './paths';

/** The last step of a month: what the run has issued goes out by mail, and how far that has come. */
export function RunMails({ site, run }: { site: Grant; run: RunProgress }) {
  const { t, number } = useI18n();
  const { unsent, queued, sent, failed } = run.mails;
  const total = unsent + queued + sent + failed;
  if (total === 0 || run.state === 'running') return null;
  return (
    <Card title={t('run.mails')}>
      <p className="strong num" role="status">
        {t('run.mails.count', { sent: number(sent), total: number(total) })}
      </p>
      <Meter value={sent} max={total} />
      {queued > 0 && <p className="hint">{t('run.mails.queued', { count: queued })}</p>}
      {unsent > 0 && (
        <form className="stack-tight" method="post" action={runUrl(site.slug, run.month, run.id)}>
          <input type="hidden" name="faire" value="envoyer" />
          <p className="hint">{t('run.mails.text')}</p>
          <div className="row">
            <Button type="submit" look="primary">
              {t('run.mails.go', { count: unsent })}
            </Button>
          </div>
        </form>
      )}
      {failed > 0 && (
        <>
          <p>{t('run.mails.failed', { count: failed })}</p>
          <div className="row">
            <ButtonLink small href={manageUrl('/facturation', site.slug, { mois: run.month })}>
              {t('run.back')}
            </ButtonLink>
          </div>
        </>
      )}
    </Card>
  );
}
