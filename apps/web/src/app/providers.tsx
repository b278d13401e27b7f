import type { ReactNode } from 'react';
import { I18nContext, type I18n } from '../i18n/i18n';
import { BootContext, type Boot } from './boot';

export function Providers({ boot, i18n, children }: { boot: Boot; i18n: I18n; children: ReactNode }) {
  return (
    <BootContext.Provider value={boot}>
      <I18nContext.Provider value={i18n}>{children}</I18nContext.Provider>
    </BootContext.Provider>
  );
}
