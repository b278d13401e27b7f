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

/** A page of the console, for whoever is signed in. */
const manage = (path: string, file: string, load: () => Promise<PageModule>): Route =>
  page(`/gestion${path}`, file, 'manage', load, true);

/** Drawn when drawing the wanted page failed; asks the API nothing. */
export const brokenRoute = page('*', 'broken', null, () => import('../pages/broken'));
const notFoundRoute = page('*', 'not-found', null, () => import('../pages/not-found'));

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
  manage('', 'today', () => import('../pages/today')),
  manage('/planning', 'planning', () => import('../pages/planning')),
  manage('/planning/repeter', 'desk-repeat', () => import('../pages/desk-repeat')),
  manage('/planning/serie/:id', 'desk-series', () => import('../pages/desk-series')),
  manage('/carnets', 'packs', () => import('../pages/packs')),
  manage('/facturation', 'billing', () => import('../pages/billing')),
  manage('/facturation/campagne', 'billing-run', () => import('../pages/billing-run')),
  manage('/facturation/lignes', 'lines', () => import('../pages/lines')),
  manage('/devis', 'quotes', () => import('../pages/quotes')),
  manage('/acomptes', 'deposits', () => import('../pages/deposits')),
  manage('/compta', 'accounting', () => import('../pages/accounting')),
  manage('/compta/comptes', 'accounting-chart', () => import('../pages/accounting-chart')),
  manage('/journal', 'journal', () => import('../pages/journal')),
  manage('/factures/:id', 'invoice', () => import('../pages/invoice')),
  manage('/entreprises', 'accounts', () => import('../pages/accounts')),
  manage('/equipe', 'team', () => import('../pages/team')),
  manage('/formules', 'plans', () => import('../pages/plans')),
  manage('/formules/:id', 'formula', () => import('../pages/formula')),
  manage('/abonnements', 'memberships', () => import('../pages/memberships')),
  manage('/abonnements/:id', 'membership', () => import('../pages/membership')),
  manage('/tarifs', 'rates', () => import('../pages/rates')),
  manage('/tarifs/:id', 'rate', () => import('../pages/rate')),
  manage('/lieu/places', 'resources', () => import('../pages/resources')),
  manage('/lieu/places/:id', 'resource', () => import('../pages/resource')),
  manage('/lieu/feuilles', 'sheets', () => import('../pages/sheets')),
  manage('/lieu/fiche', 'facts', () => import('../pages/facts')),
  manage('/lieu/societe', 'seller', () => import('../pages/seller')),
  manage('/membres', 'members', () => import('../pages/members')),
  manage('/groupes', 'groups', () => import('../pages/groups')),
  manage('/justificatifs', 'papers', () => import('../pages/papers')),
  manage('/membres/import', 'member-import', () => import('../pages/member-import')),
  manage('/membres/:id', 'member', () => import('../pages/member')),
  manage('/agendas', 'calendars', () => import('../pages/calendars')),
  manage('/lieu/regles', 'rules', () => import('../pages/rules')),
  manage('/lieu/plan', 'plan', () => import('../pages/plan')),
  manage('/lieu', 'place', () => import('../pages/place')),
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
