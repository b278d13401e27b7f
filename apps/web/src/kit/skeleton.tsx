import { useI18n } from '../i18n/i18n';

/** Grey blocks, seen only after 300 ms (CSS): a fast answer never flashes. */
export function Skeleton({ blocks = 3 }: { blocks?: number | undefined }) {
  const { t } = useI18n();
  return (
    <div className="skeleton" aria-busy="true">
      <p className="sr-only" role="status">
        {t('state.loading')}
      </p>
      {Array.from({ length: blocks }, (_, i) => (
        <div key={i} />
      ))}
    </div>
  );
}
