import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import { useNow, useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { bookUrl, guestUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { CodeField } from '../kit/code-field';
import { ErrorSummary } from '../kit/messages';
import { Pending } from '../kit/pending';
import NotFound from './not-found';

/** Six digits make the place that is kept a booking. A plain form: the page needs no script for it. */
export default function Guest({ params }: PageProps) {
  const { t, time } = useI18n();
  const now = useNow();
  const [search] = useSearchParams();
  const { problem } = useRefused('guest');
  useHead({ title: t('guest.title'), noIndex: true });
  const slug = search.get('lieu') ?? '';
  const until = search.get('jusqua') ?? '';
  const site = useGet(at.site(slug));
  if (site.problem?.status === 404) return <NotFound />;
  const ends = Date.parse(until);
  const over = problem?.code === 'hold_expired' || (!Number.isNaN(ends) && ends <= now);
  return (
    <main id="main" className="wrap page">
      <div className="card card-roomy stack sign-in">
        <h1>{t('guest.title')}</h1>
        <ErrorSummary problem={problem} fields={{ code: { id: 'code', label: t('signIn.code') } }} />
        {!site.data && <Pending of={site} blocks={1} />}
        {site.data && !over && (
          <form className="stack" method="post" action={guestUrl(params['id'] ?? '', slug, until)}>
            <input type="hidden" name="site" value={site.data.id} />
            <p>
              {t('guest.sent')}{' '}
              {!Number.isNaN(ends) && (
                <span className="strong">{t('held.until', { time: time(ends, site.data.timeZone) })}.</span>
              )}
            </p>
            <CodeField problem={problem} />
            <Button type="submit" look="primary" wide>
              {t('guest.confirm')}
            </Button>
            <p className="hint">{t('guest.hint')}</p>
          </form>
        )}
        {over && !problem && <p>{t('problem.hold_expired')}</p>}
        <ButtonLink wide href={bookUrl(slug, { guest: true })}>
          {t('guest.again')}
        </ButtonLink>
      </div>
    </main>
  );
}
