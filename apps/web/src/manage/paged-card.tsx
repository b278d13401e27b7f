import type { ReactNode } from 'react';
import type { Grant } from '../api/types';
import { type ConsolePage, manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Card } from '../kit/card';
import { EmptyState } from '../kit/messages';
import { Pagination } from '../kit/pagination';

interface Props {
  site: Grant;
  /** The page of the console that lists them; its address says which page of the list. */
  page: ConsolePage;
  list: { readonly page: number; readonly pages: number };
  title: string;
  /** Said when there is none. */
  none: { readonly title: Key; readonly text: Key };
  empty: boolean;
  children: ReactNode;
}

/** Everything a site has of something, some at a time. */
export function PagedCard({ site, page, list, title, none, empty, children }: Props) {
  const { t } = useI18n();
  if (empty) return <EmptyState title={t(none.title)} text={t(none.text)} />;
  return (
    <Card title={title}>
      {children}
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(next) => manageUrl(page, site.slug, { page: next > 1 ? String(next) : null })}
      />
    </Card>
  );
}
