import { renderToString } from 'react-dom/server';
import { Router } from 'wouter';
import { App } from '../app/app';
import type { Boot, FormState } from '../app/boot';
import { makeQueryClient, ServerAnswersContext, type ServerAnswers } from '../app/get';
import { HeadContext, type Head } from '../app/head';
import { Providers } from '../app/providers';
import { brokenRoute, loadPage, type Route } from '../app/routes';
import { makeI18n } from '../i18n/i18n';
import { loadAllMessages } from '../i18n/messages';
import type { WebResponse } from './contract';
import { document } from './html';
import { EMAIL_COOKIE } from './sign-in';
import type { Visit } from './visit';

/** A page asks for data in at most this many rounds (the site, then its day, then a price). */
const MAX_ROUNDS = 4;

/** What the page says of itself, unless the API could not answer it or knows nothing of what it is about. */
function statusOf({ data, form }: Boot, head: Head): number {
  const refusals = Object.values(data).map((answer) => answer.problem?.status ?? 0);
  const broken = refusals.find((status) => status >= 500);
  return broken ?? (form?.problem?.status || head.status || (refusals.includes(404) ? 404 : 200));
}

/**
 * Draws a page on the server. The page itself says what it needs: a first drawing finds which answers are missing,
 * they are fetched together, and it is drawn again until nothing is missing.
 */
export async function draw(
  visit: Visit,
  route: Route,
  form: FormState | null,
  data: Boot['data'] = {},
): Promise<WebResponse> {
  await loadPage(route, async () => {});
  const boot: Boot = {
    locale: visit.locale,
    now: visit.now,
    origin: visit.origin,
    me: visit.me,
    data,
    form,
    codeSentTo: visit.cookie(EMAIL_COOKIE) ?? null,
  };
  const i18n = makeI18n(visit.locale, await loadAllMessages(visit.locale));
  const head: { head: Head } = { head: { title: 'Maille' } };
  const queries = makeQueryClient(boot);
  const search = visit.search.toString();
  let body = '';
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const server: ServerAnswers = { answers: boot.data, missing: new Set() };
    body = renderToString(
      <HeadContext.Provider value={head}>
        <ServerAnswersContext.Provider value={server}>
          <Router ssrPath={visit.path} ssrSearch={search}>
            <Providers boot={boot} i18n={i18n} queries={queries}>
              <App only={route === brokenRoute ? route : undefined} />
            </Providers>
          </Router>
        </ServerAnswersContext.Provider>
      </HeadContext.Provider>,
    );
    if (server.missing.size === 0) break;
    await Promise.all(
      [...server.missing].map(async (path) => {
        boot.data[path] = await visit.call('GET', path);
      }),
    );
  }
  return {
    status: statusOf(boot, head.head),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': visit.locale,
      'cache-control': route.keepForBack ? 'private, no-cache' : 'no-store',
      vary: 'cookie, accept-language',
    },
    setCookie: visit.setCookie,
    body: document(visit.request, { route, head: head.head, boot, body }),
  };
}
