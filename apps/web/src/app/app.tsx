import { useEffect, useReducer, useRef } from 'react';
import { useLocation } from 'wouter';
import { useI18n } from '../i18n/i18n';
import { Skeleton } from '../kit/skeleton';
import { Shell } from '../shell/shell';
import { loadPage, routeFor, type Route } from './routes';

/** Draws the page of the present address: at once when its chunk is here, else as soon as it is. */
function useLoaded(route: Route): boolean {
  const { moreTexts } = useI18n();
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (route.page) return;
    // A chunk can be gone after an upgrade of the server: load the whole page from it instead.
    loadPage(route, moreTexts).then(redraw, () => location.reload());
  }, [route]);
  return route.page !== undefined;
}

/** After a move inside the app the reader starts at the top, and screen readers hear the new heading. */
function useFocusOnMove(path: string, loaded: boolean): void {
  const settled = useRef(path);
  useEffect(() => {
    if (!loaded || settled.current === path) return;
    settled.current = path;
    scrollTo(0, 0);
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [path, loaded]);
}

/** `only` draws that page whatever the address: the one that says that drawing failed. */
export function App({ only }: { only?: Route }) {
  const [path] = useLocation();
  const { route, params } = only ? { route: only, params: {} } : routeFor(path);
  const loaded = useLoaded(route);
  useFocusOnMove(path, loaded);
  const Page = route.page;
  return (
    <Shell area={route.area}>
      {Page ? (
        <Page params={params} key={path} />
      ) : (
        <main id="main" className="wrap page">
          <Skeleton />
        </main>
      )}
    </Shell>
  );
}
