import type { Kind } from '../api/types';
import type { Day } from '../time/day';

const kindWords = { desk: 'poste', room: 'salle', machine: 'machine' } as const satisfies Record<Kind, string>;
export const wordOfKind = (kind: Kind): string => kindWords[kind];
export function kindOfWord(word: string | null | undefined): Kind | null {
  if (word === 'poste') return 'desk';
  if (word === 'salle') return 'room';
  return word === 'machine' ? 'machine' : null;
}

export function url(path: string, values: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export interface FinderState {
  kind: Kind;
  day: Day | null;
  where: string;
  page: number;
  map: boolean;
}
export const finderUrl = ({ kind, day, where, page, map }: FinderState): string =>
  url('/', {
    quoi: kind === 'desk' ? null : wordOfKind(kind),
    jour: day,
    ou: where,
    page: page > 1 ? page : null,
    vue: map ? 'carte' : null,
  });

/** What the search asks, as its address has it. Wall-clock times are "09:00". */
export interface SearchState {
  kind: Kind;
  day: Day | null;
  from: string;
  to: string;
  minutes: number | null;
  places: number;
  features: readonly string[];
  accessible: boolean;
  /** A commune. */
  where: string;
  /** Degrees, "50.63,3.06": where the visitor is; counts before the commune. */
  here: string;
  radiusKm: number | null;
  order: SearchOrder | null;
  page: number;
}
export type SearchOrder = 'distance' | 'time' | 'price';
const orderWords = { distance: 'distance', time: 'heure', price: 'prix' } as const satisfies Record<
  SearchOrder,
  string
>;
export const wordOfOrder = (order: SearchOrder): string => orderWords[order];
export const orderOfWord = (word: string | null): SearchOrder | null =>
  (['distance', 'time', 'price'] as const).find((order) => orderWords[order] === word) ?? null;

export function searchUrl(state: Partial<SearchState>): string {
  const { kind, day, from, to, minutes, places = 1, where, here, radiusKm, order, page = 1 } = state;
  const path = url('/chercher', {
    quoi: kind === undefined || kind === 'desk' ? null : wordOfKind(kind),
    ...{ jour: day, de: from, a: to, duree: minutes, places: places > 1 ? places : null },
    ...{ ou: where, ici: here, rayon: radiusKm, tri: order && wordOfOrder(order) },
    pmr: state.accessible ? 1 : null,
    page: page > 1 ? page : null,
  });
  const more = (state.features ?? []).map((feature) => `equip=${encodeURIComponent(feature)}`).join('&');
  return more ? path + (path.includes('?') ? '&' : '?') + more : path;
}

export const siteUrl = (slug: string, day?: Day | null): string =>
  url(`/lieu/${encodeURIComponent(slug)}`, { jour: day });

export interface BookChoice {
  kind?: Kind;
  day?: Day | null;
  resourceId?: string;
  /** The key of one of the day's periods. */
  period?: string;
  start?: string;
  minutes?: number;
  /** Somebody without an account: the form asks who. */
  guest?: boolean;
  places?: number;
  /** It is others': the form gets in line for it. */
  wait?: boolean;
  /** What is taken along, by the names of its fields. */
  extras?: Readonly<Record<string, number>>;
}
export const bookUrl = (slug: string, choice: BookChoice): string =>
  url(`/reserver/${encodeURIComponent(slug)}`, {
    quoi: choice.kind ? wordOfKind(choice.kind) : null,
    jour: choice.day,
    ressource: choice.resourceId,
    creneau: choice.period,
    debut: choice.start,
    duree: choice.minutes,
    invite: choice.guest ? 1 : null,
    places: choice.places,
    attente: choice.wait ? 1 : null,
    ...choice.extras,
  });

/** Where a guest types the code of the mail; `until` is the end of the hold. */
export const guestUrl = (id: string, site: string, until: string): string =>
  url(`/confirmer/${encodeURIComponent(id)}`, { lieu: site, jusqua: until });
export const linkUrl = (token: string, more: Record<string, string | null> = {}): string =>
  url(`/r/${encodeURIComponent(token)}`, more);
export const linkMoveUrl = (token: string): string => `/r/${encodeURIComponent(token)}/deplacer`;

export const signInUrl = (back: string): string => url('/connexion', { retour: back === '/' ? null : back });
/** The pages of the console, below /gestion. */
export type ConsolePage =
  | ''
  | '/planning'
  | '/facturation'
  | '/facturation/campagne'
  | '/facturation/lignes'
  | '/acomptes'
  | '/devis'
  | '/compta'
  | '/compta/comptes'
  | '/journal'
  | '/entreprises'
  | '/carnets'
  | '/formules'
  | '/abonnements'
  | '/tarifs'
  | '/equipe'
  | '/agendas'
  | '/membres'
  | '/membres/import'
  | '/groupes'
  | '/justificatifs'
  | '/lieu'
  | '/lieu/places'
  | '/lieu/fiche'
  | '/lieu/societe'
  | '/lieu/plan'
  | '/lieu/feuilles'
  | '/lieu/regles';
export const manageUrl = (path: ConsolePage, site: string, more: Record<string, string | null> = {}): string =>
  url(`/gestion${path}`, { lieu: site, ...more });

export type PlanningLook = 'grille' | 'liste' | 'semaine';
interface PlanningState {
  day?: Day | null;
  look?: PlanningLook | null;
  /** The reservation whose forms are shown. */
  open?: string;
  /** The form of a new booking is shown. */
  create?: boolean;
  done?: string;
}
export const planningUrl = (site: string, { day, look, open, create, done }: PlanningState): string =>
  url('/gestion/planning', { lieu: site, jour: day, vue: look, r: open, creer: create ? 1 : null, fait: done });
/** The form of one resource; `null`: of a new one. */
export const resourceUrl = (site: string, id: string | null, more: Record<string, string | null> = {}): string =>
  url(`/gestion/lieu/places/${id === null ? 'nouveau' : encodeURIComponent(id)}`, { lieu: site, ...more });
/** The form of one rate; `null`: of a new one. */
export const rateUrl = (site: string, id: string | null): string =>
  url(`/gestion/tarifs/${id === null ? 'nouveau' : encodeURIComponent(id)}`, { lieu: site });
export const moveUrl = (id: string): string => `/moi/deplacer/${encodeURIComponent(id)}`;
export const invoiceUrl = (site: string, id: string): string =>
  url(`/gestion/factures/${encodeURIComponent(id)}`, { lieu: site });

/**
 * Where to go back to after signing in. Only a path of this very site: `//elsewhere`, `/\elsewhere` and full
 * addresses would hand a freshly signed-in visitor to someone else's page.
 */
export function safeReturn(back: string | null | undefined): string {
  // Control characters and tabs are dropped by browsers while they read an address, so "/\t/evil" is "//evil".
  // eslint-disable-next-line no-control-regex
  if (!back || !back.startsWith('/') || /^\/[/\\]/.test(back) || /[\u0000-\u001f\\]/.test(back)) return '/';
  // Dot segments disappear when an address is read: "/.//evil" has the path "//evil", which is another site's address.
  if (new URL(back, 'http://site.invalid').pathname.startsWith('//')) return '/';
  return back.startsWith('/connexion') ? '/' : back;
}
