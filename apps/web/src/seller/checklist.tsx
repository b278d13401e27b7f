import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Banner } from '../kit/messages';

/** Where a field of the seller is filled in. */
const fieldUrl = (site: string, field: string): string => `${manageUrl('/lieu/societe', site)}#${field}`;

/** What is missing before the first invoice, each with the way to its field. `here`: the fields are on this page. */
export function Checklist({ site, missing, here }: { site: string; missing: readonly string[]; here?: boolean }) {
  const { t, has } = useI18n();
  if (missing.length === 0) return null;
  return (
    <Banner tone="warn">
      <p className="strong">{t('missing.title', { count: missing.length })}</p>
      <ul className="checklist">
        {missing.map((field) => {
          const key = `missing.${field}`;
          return (
            <li key={field}>
              <a href={here ? `#${field}` : fieldUrl(site, field)}>{has(key) ? t(key) : field}</a>
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
