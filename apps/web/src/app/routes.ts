import type { ComponentType } from 'react';
import type { MoreTexts } from '../i18n/messages';
import texts from './texts.json';
import type { Area, PageProps, Params } from './page';

interface PageModule {
  default: ComponentType<PageProps>;
}

export interface Route {
  path: string;
  /** The page's file, as the build's manifest names it. */
  file: string;
  area: Area | null;
  /** Visitors who are not signed in are first asked to. */
  signedIn: boolean;
  load: () => Promise<PageModule>;
  /** The page also shows texts of these groups. */
  texts: readonly MoreTexts[];
  /**
   * Pages show a name and free places, so nothing keeps them. The booking form is the exception: gone back to after
   * sending, it must be the same form with the same id, and sending it again books nothing more.
   */
  keepForBack?: boolean;
  /** Set once loaded: from then on the page draws at once, without suspending. */
  page?: ComponentType<PageProps>;
}

/** The groups of texts a page shows, each with the pages that show it (texts.mjs says what is in them). */
const groups = Object.entries(texts) as [MoreTexts, readonly string[]][];

const page = (
  path: string,
  file: string,
  area: Area | null,
  load: () => Promise<PageModule>,
  signedIn = false,
): Route => ({
  path,
  file: `src/pages/${file}.tsx`,
  area,
  signedIn,
  load,
  texts: groups.flatMap(([group, files]) => (files.includes(file) ? group : [])),
});

/** Drawn when drawing the wanted page failed; asks the API nothing. */
export const brokenRoute = page('*', 'broken', null, () => import('../pages/broken'));
export const notFoundRoute = page('*', 'not-found', null, () => import('../pages/not-found'));

export const routes: readonly Route[] = [
  page('/', 'landing', 'find', () => import('../pages/landing')),
  page('/chercher', 'search', 'find', () => import('../pages/search')),
  page('/lieu/:slug', 'site', 'find', () => import('../pages/site')),
  { ...page('/reserver/:slug', 'book', 'find', () => import('../pages/book')), keepForBack: true },
  page('/confirmer/:id', 'guest', 'find', () => import('../pages/guest')),
  page('/q/:code', 'here', null, () => import('../pages/here')),
  page('/r/:token', 'link', null, () => import('../pages/link')),
  page('/r/:token/deplacer', 'link-move', null, () => import('../pages/link-move')),
  page('/reserver/:slug/repeter', 'repeat', 'find', () => import('../pages/repeat'), true),
  page('/connexion', 'sign-in', 'account', () => import('../pages/sign-in')),
  page('/invitation/:token', 'invitation', 'account', () => import('../pages/invitation')),
  page('/moi', 'me', 'mine', () => import('../pages/me'), true),
  page('/moi/carnets', 'my-credits', 'mine', () => import('../pages/my-credits'), true),
  page('/moi/factures', 'my-invoices', 'mine', () => import('../pages/my-invoices'), true),
  page('/moi/abonnement', 'my-memberships', 'mine', () => import('../pages/my-memberships'), true),
  page('/moi/justificatifs', 'my-papers', 'mine', () => import('../pages/my-papers'), true),
  page('/moi/deplacer/:id', 'move', 'mine', () => import('../pages/move'), true),
  page('/moi/serie/:id', 'series', 'mine', () => import('../pages/series'), true),
  page('/gestion', 'today', 'manage', () => import('../pages/today'), true),
  page('/gestion/planning', 'planning', 'manage', () => import('../pages/planning'), true),
  page('/gestion/planning/repeter', 'desk-repeat', 'manage', () => import('../pages/desk-repeat'), true),
  page('/gestion/planning/serie/:id', 'desk-series', 'manage', () => import('../pages/desk-series'), true),
  page('/gestion/carnets', 'packs', 'manage', () => import('../pages/packs'), true),
  page('/gestion/facturation', 'billing', 'manage', () => import('../pages/billing'), true),
  page('/gestion/facturation/campagne', 'billing-run', 'manage', () => import('../pages/billing-run'), true),
  page('/gestion/facturation/lignes', 'lines', 'manage', () => import('../pages/lines'), true),
  page('/gestion/compta', 'accounting', 'manage', () => import('../pages/accounting'), true),
  page('/gestion/compta/comptes', 'accounting-chart', 'manage', () => import('../pages/accounting-chart'), true),
  page('/gestion/journal', 'journal', 'manage', () => import('../pages/journal'), true),
  page('/gestion/factures/:id', 'invoice', 'manage', () => import('../pages/invoice'), true),
  page('/gestion/entreprises', 'accounts', 'manage', () => import('../pages/accounts'), true),
  page('/gestion/equipe', 'team', 'manage', () => import('../pages/team'), true),
  page('/gestion/formules', 'plans', 'manage', () => import('../pages/plans'), true),
  page('/gestion/formules/:id', 'formula', 'manage', () => import('../pages/formula'), true),
  page('/gestion/abonnements', 'memberships', 'manage', () => import('../pages/memberships'), true),
  page('/gestion/abonnements/:id', 'membership', 'manage', () => import('../pages/membership'), true),
  page('/gestion/tarifs', 'rates', 'manage', () => import('../pages/rates'), true),
  page('/gestion/tarifs/:id', 'rate', 'manage', () => import('../pages/rate'), true),
  page('/gestion/lieu/places', 'resources', 'manage', () => import('../pages/resources'), true),
  page('/gestion/lieu/places/:id', 'resource', 'manage', () => import('../pages/resource'), true),
  page('/gestion/lieu/feuilles', 'sheets', 'manage', () => import('../pages/sheets'), true),
  page('/gestion/lieu/fiche', 'facts', 'manage', () => import('../pages/facts'), true),
  page('/gestion/lieu/societe', 'seller', 'manage', () => import('../pages/seller'), true),
  page('/gestion/membres', 'members', 'manage', () => import('../pages/members'), true),
  page('/gestion/groupes', 'groups', 'manage', () => import('../pages/groups'), true),
  page('/gestion/justificatifs', 'papers', 'manage', () => import('../pages/papers'), true),
  page('/gestion/membres/import', 'member-import', 'manage', () => import('../pages/member-import'), true),
  page('/gestion/membres/:id', 'member', 'manage', () => import('../pages/member'), true),
  page('/gestion/agendas', 'calendars', 'manage', () => import('../pages/calendars'), true),
  page('/gestion/lieu/regles', 'rules', 'manage', () => import('../pages/rules'), true),
  page('/gestion/lieu/plan', 'plan', 'manage', () => import('../pages/plan'), true),
  page('/gestion/lieu', 'place', 'manage', () => import('../pages/place'), true),
  page('/entreprise', 'company', 'company', () => import('../pages/company'), true),
  page('/reseau', 'network', 'network', () => import('../pages/network'), true),
  page('/kit', 'kit', null, () => import('../pages/kit')),
  page('/moi/profil', 'profile', 'account', () => import('../pages/profile'), true),
];

/** `/lieu/:slug` against `/lieu/la-grappe` gives `{ slug: 'la-grappe' }`; null when it does not fit. */
export function matchPath(pattern: string, path: string): Params | null {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const text = given[i]!;
    if (!segment.startsWith(':')) {
      if (segment !== text) return null;
      continue;
    }
    try {
      params[segment.slice(1)] = decodeURIComponent(text);
    } catch {
      return null; // a broken escape such as %E0%A4 is nobody's page
    }
    if (!text) return null;
  }
  return params;
}

export function routeFor(path: string): { route: Route; params: Params } {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return { route: notFoundRoute, params: {} };
}

/** Makes a page ready to draw: its code, and through `moreTexts` the texts it shows beyond the public ones. */
export async function loadPage(route: Route, moreTexts: (group: MoreTexts) => Promise<void>): Promise<void> {
  if (route.page) return;
  const [{ default: page }] = await Promise.all([route.load(), ...route.texts.map(moreTexts)]);
  route.page = page;
}
