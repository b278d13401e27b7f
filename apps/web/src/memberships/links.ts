import { manageUrl, url } from '../app/links';
import { LISTED_STATES, type ChangeKind, type ListState, type ListedState, type WantedChange } from './paths';

const STATE_WORDS = {
  active: 'actif',
  paused: 'pause',
  ending: 'fin',
  to_come: 'a-venir',
  ended: 'termine',
} as const satisfies Record<ListedState, string>;
export const wordOfState = (state: ListedState): string => STATE_WORDS[state];

const KIND_WORDS = {
  plan: 'formule',
  pause: 'pause',
  resume: 'reprise',
  end: 'fin',
  keep: 'maintien',
} as const satisfies Record<ChangeKind, string>;
export const CHANGE_KINDS = Object.keys(KIND_WORDS) as ChangeKind[];
export const wordOfKind = (kind: ChangeKind): string => KIND_WORDS[kind];

const isId = (text: string | null): text is string => /^[0-9a-f-]{36}$/.test(text ?? '');
const given = (text: string | null | undefined): string | undefined => text?.trim() || undefined;

/** What the address of the list asks; what it says that nobody could have chosen counts as nothing. */
export function listState(search: URLSearchParams): ListState {
  const page = Number(search.get('page'));
  const planId = search.get('formule');
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    state: LISTED_STATES.find((state) => STATE_WORDS[state] === search.get('etat')) ?? null,
    planId: isId(planId) ? planId : null,
    page: Number.isInteger(page) && page > 1 && page <= 100_000 ? page : 1,
  };
}

export const membershipsUrl = (site: string, { q, state, planId, page }: Partial<ListState> = {}): string =>
  manageUrl('/abonnements', site, {
    q: q ?? null,
    etat: state ? wordOfState(state) : null,
    formule: planId ?? null,
    page: page !== undefined && page > 1 ? String(page) : null,
  });

type More = Record<string, string | null | undefined>;
export const membershipUrl = (site: string, id: string, more: More = {}): string =>
  url(`/gestion/abonnements/${encodeURIComponent(id)}`, { lieu: site, ...more });
/** The form of one plan; `null`: of a new one. */
export const formulaUrl = (site: string, id: string | null, more: More = {}): string =>
  url(`/gestion/formules/${id === null ? 'nouvelle' : encodeURIComponent(id)}`, { lieu: site, ...more });
export const myMembershipUrl = (more: More = {}): string => url('/moi/abonnement', more);

/** The change that an address, or a form that was sent, asks for. */
export function wantedChange(values: Readonly<Record<string, string | undefined>>): WantedChange | null {
  const kind = CHANGE_KINDS.find((one) => KIND_WORDS[one] === values['faire']);
  if (!kind) return null;
  return { kind, planId: given(values['formule']), from: given(values['du']), lastDay: given(values['au']) };
}

/** The same, as an address or the fields of a form say it. */
export const changeWords = ({ kind, planId, from, lastDay }: WantedChange): Record<string, string | undefined> => ({
  ...{ faire: wordOfKind(kind), formule: planId, du: from, au: lastDay },
});
