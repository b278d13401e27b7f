import { useI18n } from '../i18n/i18n';
import { ButtonLink } from './button';
import { Icon } from './icon';

/** The page that an address asks for; the first when it asks for none that there could be. */
export function pageOf(search: URLSearchParams): number {
  const wished = Number(search.get('page') ?? 1);
  return Number.isInteger(wished) && wished > 0 && wished <= 10_000 ? wished : 1;
}

export function Pagination({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  const { t } = useI18n();
  if (pages <= 1) return null;
  return (
    <nav className="pages" aria-label={t('pages.label')}>
      {page > 1 && (
        <ButtonLink href={href(page - 1)}>
          <Icon name="previous" size={18} />
          {t('pages.previous')}
        </ButtonLink>
      )}
      <span className="num">{t('pages.where', { page, pages })}</span>
      {page < pages && (
        <ButtonLink href={href(page + 1)}>
          {t('pages.next')}
          <Icon name="next" size={18} />
        </ButtonLink>
      )}
    </nav>
  );
}
