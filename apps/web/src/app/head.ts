import { createContext, useContext, useEffect } from 'react';
import { useI18n } from '../i18n/i18n';

export interface Head {
  title: string;
  description?: string;
  status?: number;
  structured?: object;
  noIndex?: boolean;
  /** Without scripts the browser asks for the page again after so many seconds. */
  refreshSeconds?: number;
}
export const HeadContext = createContext<{ head: Head } | null>(null);

/** For a page that moves by itself: without scripts it is asked for again. Comes after `useHead`; null: it stands still. */
export function useRefreshWithoutScripts(seconds: number | null): void {
  const server = useContext(HeadContext);
  if (server && seconds !== null) server.head = { ...server.head, refreshSeconds: seconds };
}

/** Names the page: in the HTML when the server draws it, in the tab when the browser moves to it. */
export function useHead(head: Head): void {
  const { t } = useI18n();
  const title = t('app.title', { page: head.title });
  const server = useContext(HeadContext);
  if (server) server.head = { ...head, title };
  useEffect(() => {
    document.title = title;
  }, [title]);
}
