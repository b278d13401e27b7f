import { useI18n } from '../i18n/i18n';
import { Icon } from '../kit/icon';

/** Where a place is, and whether one gets in with a wheelchair. */
export function Commune({ site }: { site: { commune: string; accessible: boolean } }) {
  const { t } = useI18n();
  return (
    <p className="muted commune">
      {site.commune}
      {site.accessible && (
        <span title={t('site.accessible')}>
          <Icon name="wheelchair" size={18} />
          <span className="sr-only">{t('site.accessible')}</span>
        </span>
      )}
    </p>
  );
}
