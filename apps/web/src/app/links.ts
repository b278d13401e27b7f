import type { Kind, PeriodKey } from '../api/types';
import type { Day } from '../time/day';

const kindWords = { desk: 'poste', room: 'salle', machine: 'machine' } as const satisfies Record<Kind, string>;
export const wordOfKind = (kind: Kind): string => kindWords[kind];
export function kindOfWord(word: string | null | undefined): Kind | null {
  if (word === 'poste') return 'desk';
  if (word === 'salle') return 'room';
  return word === 'machine' ? 'machine' : null;
}

function url(path: string, values: Record<string, string | number | null | undefined>): string {
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

export const siteUrl = (slug: string, day?: Day | null): string =>
  url(`/lieu/${encodeURIComponent(slug)}`, { jour: day });

export interface BookChoice {
  kind?: Kind;
  day?: Day | null;
  resourceId?: string;
  period?: PeriodKey;
  start?: string;
  minutes?: number;
  /** Somebody without an account: the form asks who. */
  guest?: boolean;
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
  });

/** Where a guest types the code of the mail; `until` is the end of the hold. */
export const guestUrl = (id: string, site: string, until: string): string =>
  url(`/confirmer/${encodeURIComponent(id)}`, { lieu: site, jusqua: until });
export const linkUrl = (token: string, more: Record<string, string | null> = {}): string =>
  url(`/r/${encodeURIComponent(token)}`, more);
export const linkMoveUrl = (token: string): string => `/r/${encodeURIComponent(token)}/deplacer`;

export const signInUrl = (back: string): string => url('/connexion', { retour: back === '/' ? null : back });
export const manageUrl = (
  path: '' | '/planning' | '/facturation' | '/equipe' | '/agendas' | '/lieu',
  site: string,
  more: Record<string, string | null> = {},
): string => url(`/gestion${path}`, { lieu: site, ...more });

export type PlanningLook = 'grille' | 'liste' | 'semaine';
export interface PlanningState {
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
