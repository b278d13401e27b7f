import { brokenRoute, routeFor } from './app/routes';
import { signInUrl } from './app/links';
import type { FormState } from './app/boot';
import { actions } from './server/actions';
import type { WebRequest, WebResponse } from './server/contract';
import { draw } from './server/draw';
import { Visit } from './server/visit';

export type { WebRequest, WebResponse } from './server/contract';

/** A form sent from another site must do nothing here, whatever cookies came along. */
function isForeign({ headers }: WebRequest): boolean {
  const from = headers['sec-fetch-site'];
  if (from) return from !== 'same-origin' && from !== 'none';
  return (
    !!headers.origin && !!headers.host && URL.canParse(headers.origin) && new URL(headers.origin).host !== headers.host
  );
}

const plain = (status: number, text: string): WebResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  setCookie: [],
  body: text,
});

/** Answers one page request. Whatever breaks, the visitor gets a page and the server's log gets the error. */
export async function handle(request: WebRequest): Promise<WebResponse> {
  const visit = new Visit(request);
  try {
    return await answer(visit, request);
  } catch (error) {
    (request.onError ?? console.error)(error);
    visit.me = null;
    return draw(visit, brokenRoute, null, { '/api/network': { problem: { status: 500, code: 'internal' } } });
  }
}

/** Draws the page, or does what its form asks and sends the visitor on. */
async function answer(visit: Visit, request: WebRequest): Promise<WebResponse> {
  const { route, params } = routeFor(visit.path);
  await visit.findMe();

  let form: FormState | null = null;
  if (request.method === 'POST') {
    if (isForeign(request)) return plain(403, 'bad_origin');
    const action = actions[visit.path] ?? actions[route.path];
    if (!action) return plain(405, 'method_not_allowed');
    const outcome = await action(visit, request.form ?? {}, params);
    if ('goTo' in outcome) return visit.seeOther(outcome.goTo);
    form = 'refused' in outcome ? outcome.refused : outcome.shown;
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'method_not_allowed');
  }

  if (route.signedIn && !visit.me) return visit.seeOther(signInUrl(request.url));
  return draw(visit, route, form);
}
