import { Link } from 'wouter';
import { get } from '../api/paths';
import type { SiteView } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { myPapersUrl } from '../papers/links';
import { useSayOpened } from '../papers/opened';

/** Who pays less here, and with what to show for it. */
export function SocialTariffs({ site }: { site: Pick<SiteView, 'slug'> }) {
  const { t } = useI18n();
  const sayOpened = useSayOpened();
  const { data } = useGet(get('/api/sites/{slug}/social-tariffs', { slug: site.slug }));
  if (!data || data.kinds.length === 0) return null;
  return (
    <Card title={t('social.title')}>
      <ul className="stack-tight" role="list">
        {data.kinds.map(({ id, name, groups }) => (
          <li key={id}>
            <span className="strong">{sayOpened(groups)}</span>
            <br />
            <span className="small muted">{t('social.with', { name })}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={myPapersUrl(site.slug)}>{t('social.go')}</Link>
      </p>
    </Card>
  );
}
