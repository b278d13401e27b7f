import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { I18nContext, type I18n } from '../i18n/i18n';
import { BootContext, type Boot } from './boot';

interface Props {
  boot: Boot;
  i18n: I18n;
  queries: QueryClient;
  children: ReactNode;
}

/** What every page may ask for, on the server and in the browser alike. */
export function Providers({ boot, i18n, queries, children }: Props) {
  return (
    <BootContext.Provider value={boot}>
      <I18nContext.Provider value={i18n}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </I18nContext.Provider>
    </BootContext.Provider>
  );
}
