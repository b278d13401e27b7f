import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Banner, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { journalAt } from './paths';

function Result({ siteId }: { siteId: string }) {
  const { t } = useI18n();
  const check = useGet(journalAt.check(siteId));
  if (check.problem) return <Failed problem={check.problem.body} again={check.again} />;
  if (!check.data) return <Skeleton />;
  const { entries, documents, closures, faults } = check.data;
  if (faults.length === 0) {
    return (
      <Banner tone="ok" status>
        <p className="strong">{t('journal.check.sound')}</p>
        <p>{t('journal.check.read', { entries, documents, closures })}</p>
      </Banner>
    );
  }
  return (
    <Banner tone="danger" status>
      <p className="strong">{t('journal.check.faults', { count: faults.length })}</p>
      <ul>
        {faults.map(({ code, seq }) => (
          <li key={`${code}${seq}`}>
            {seq === null
              ? t(`journal.fault.${code}`)
              : t('journal.fault.at', { seq, fault: t(`journal.fault.${code}`) })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** Reads the journal anew when it is asked to: a link, so that it works without scripts. */
export function Check({ siteId, slug, asked }: { siteId: string; slug: string; asked: boolean }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      <p className="muted">{t('journal.check.what')}</p>
      {asked && <Result siteId={siteId} />}
      {!asked && (
        <div className="row">
          <ButtonLink href={manageUrl('/journal', slug, { verifier: '1' })}>{t('journal.check.go')}</ButtonLink>
        </div>
      )}
    </div>
  );
}
