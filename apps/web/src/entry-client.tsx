import { hydrateRoot } from 'react-dom/client';
import { App } from './app/app';
import type { Boot } from './app/boot';
import { makeQueryClient } from './app/get';
import { Providers } from './app/providers';
import { loadPage, routeFor } from './app/routes';
import { makeI18n } from './i18n/i18n';
import { loadMessages } from './i18n/messages';

async function start(): Promise<void> {
  const boot = JSON.parse(document.getElementById('boot')!.textContent!) as Boot;
  const [messages] = await Promise.all([loadMessages(boot.locale), loadPage(routeFor(location.pathname).route)]);
  hydrateRoot(
    document.getElementById('root')!,
    <Providers boot={boot} i18n={makeI18n(boot.locale, messages)} queries={makeQueryClient(boot)}>
      <App />
    </Providers>,
  );
  document.documentElement.dataset['ready'] = '';
}

void start();
