import { hydrateRoot } from 'react-dom/client';
import { App } from './app/app';
import type { Boot } from './app/boot';
import { makeQueryClient } from './app/get';
import { Providers } from './app/providers';
import { loadPage, routeFor } from './app/routes';
import { keepTyped } from './app/typed';
import { makeI18n } from './i18n/i18n';
import { loadMessages, type Messages } from './i18n/messages';

/**
 * The page's sheet came inside the HTML. Its chunk would add the same one again unless it finds a link to it:
 * a disabled link is found and never fetched.
 */
function claimInlinedSheet(): void {
  const file = document.querySelector<HTMLStyleElement>('style[data-sheet]')?.dataset['sheet'];
  if (!file) return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', disabled: true, href: file });
  link.setAttribute('disabled', '');
  document.head.append(link);
}

async function start(): Promise<void> {
  claimInlinedSheet();
  const boot = JSON.parse(document.getElementById('boot')!.textContent!) as Boot;
  // The answer to a form: whoever comes back to it gets the page, not the browser's question whether to send it again.
  if (boot.form) history.replaceState(history.state, '', location.href);
  const { route } = routeFor(location.pathname);
  // The page's code travels beside the texts it will be drawn with.
  const [texts, more] = await Promise.all([
    loadMessages(boot.locale, 'public'),
    Promise.all(route.texts.map((group) => loadMessages(boot.locale, group))),
    route.load(),
  ]);
  const i18n = makeI18n(boot.locale, Object.assign({}, texts, ...more) as Messages);
  await loadPage(route, async () => {});
  const root = document.getElementById('root')!;
  const giveBack = keepTyped(root);
  hydrateRoot(
    root,
    <Providers boot={boot} i18n={i18n} queries={makeQueryClient(boot)}>
      <App />
    </Providers>,
  );
  await giveBack();
  document.documentElement.dataset['ready'] = '';
}

void start();
