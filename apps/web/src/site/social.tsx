import { Link } from 'wouter';
import type { SiteView } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { myPapersUrl } from '../papers/links';
import { papersAt } from '../papers/paths';
import { useSayOpened } from '../papers/status';

/** Who pays less here, and with what to show for it. */
export function SocialTariffs({ site }: { site: Pick<SiteView, 'slug'> }) {
  const { t } = useI18n();
  const sayOpened = useSayOpened();
  const { data } = useGet(papersAt.shared(site.slug));
  if (!data || data.kinds.length === 0) return null;
  return (
    <Card title={t('site.social')}>
      <ul className="stack-tight" role="list">
        {data.kinds.map(({ id, name, groups }) => (
          <li key={id}>
            <span className="strong">{sayOpened(groups)}</span>
            <br />
            <span className="small muted">{t('site.social.with', { name })}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={myPapersUrl(site.slug)}>{t('site.social.go')}</Link>
      </p>
    </Card>
  );
}
