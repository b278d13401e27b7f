import { manageUrl, url } from '../app/links';
import type { MemberFilter, MembersState } from './paths';

const FILTER_WORDS = { plan: 'formule', recent: 'recents' } as const satisfies Record<MemberFilter, string>;
export const wordOfFilter = (filter: MemberFilter): string => FILTER_WORDS[filter];

/** What the address of the list asks; what it says that nobody could have chosen counts as nothing. */
export function membersState(search: URLSearchParams): MembersState {
  const word = search.get('quoi');
  const page = Number(search.get('page'));
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    filter: (['plan', 'recent'] as const).find((filter) => FILTER_WORDS[filter] === word) ?? null,
    groupId: /^[0-9a-f-]{36}$/.test(search.get('groupe') ?? '') ? search.get('groupe') : null,
    page: Number.isInteger(page) && page > 1 && page <= 100_000 ? page : 1,
  };
}

export const membersUrl = (site: string, { q, filter, groupId, page }: Partial<MembersState> = {}): string =>
  manageUrl('/membres', site, {
    q: q ?? null,
    quoi: filter ? wordOfFilter(filter) : null,
    groupe: groupId ?? null,
    page: page !== undefined && page > 1 ? String(page) : null,
  });

export const memberUrl = (site: string, id: string, more: Record<string, string | null> = {}): string =>
  url(`/gestion/membres/${encodeURIComponent(id)}`, { lieu: site, ...more });

/** The report of a file: all its lines, or those that come to one thing. */
export const importUrl = (
  site: string,
  id: string,
  { outcome, page }: { outcome?: string | null; page?: number } = {},
): string =>
  manageUrl('/membres/import', site, {
    import: id,
    voir: outcome ?? null,
    page: page !== undefined && page > 1 ? String(page) : null,
  });
