import { useI18n } from '../i18n/i18n';

/** Without scripts a new choice is drawn by the server. */
export function Refresh({ slug }: { slug: string }) {
  const { t } = useI18n();
  return (
    <noscript>
      <button className="btn btn-wide" formMethod="get" formAction={`/reserver/${slug}`}>
        {t('book.refresh')}
      </button>
    </noscript>
  );
}
