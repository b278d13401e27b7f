import { get } from '../api/paths';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';

/** Not with the other paths of documents: this one is on every page of the console. */
const waitingAt = (siteId: string) => get('/api/manage/{siteId}/papers-waiting', { siteId });

/** How many documents wait, beside the tab that leads to them. Managers decide, so managers see it. */
export function PapersBadge({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { data } = useGet(site.role === 'manager' ? waitingAt(site.id) : null);
  if (!data || data.waiting === 0) return null;
  return (
    <span className="tab-count num">
      <span aria-hidden="true">{data.waiting}</span>
      <span className="sr-only">{t('manage.papersWaiting', { count: data.waiting })}</span>
    </span>
  );
}
