import type { Closed } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Tag } from '../kit/tag';

/** What the names of closed resources are taken from. */
interface Named {
  readonly resources: readonly { readonly id: string; readonly name: string }[];
}

/** "Fermé – Noël", "Fermé 12 h–14 h – Travaux", with the resource's name when it is not the whole site. */
export function useSayClosed(): (closed: Closed, site: Named) => string {
  const { t, locale, wallTime } = useI18n();
  return ({ reason, scope, from, until, resourceId }, site) => {
    const text = t(`closed.${scope}`, { reason: reason[locale] });
    const hours = from && until ? `${text} (${wallTime(from)}–${wallTime(until)})` : text;
    const resource = resourceId && site.resources.find(({ id }) => id === resourceId)?.name;
    return resource ? t('closed.of', { resource, closed: hours }) : hours;
  };
}

/** Why a day is not as usual. */
export function ClosedTags({ site, closures }: { site: Named; closures: readonly Closed[] }) {
  const { t } = useI18n();
  const sayClosed = useSayClosed();
  if (closures.length === 0) return null;
  return (
    <ul className="row" role="list" aria-label={t('closed.title')}>
      {closures.map((closed, index) => (
        <li key={index}>
          <Tag tone="warn">{sayClosed(closed, site)}</Tag>
        </li>
      ))}
    </ul>
  );
}
