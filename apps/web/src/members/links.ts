import { manageUrl, url, type ConsolePage } from '../app/links';
import { PAPER_FILTERS, type MemberFilter, type MembersState, type PaperFilter } from './paths';

const FILTER_WORDS = { plan: 'formule', recent: 'recents' } as const satisfies Record<MemberFilter, string>;
const PAPER_WORDS = {
  ...{ waiting: 'attente', approved: 'valable', ending: 'fin', expired: 'expire', refused: 'refuse' },
} as const satisfies Record<PaperFilter, string>;
export const wordOfPaper = (paper: PaperFilter): string => PAPER_WORDS[paper];
export const wordOfFilter = (filter: MemberFilter): string => FILTER_WORDS[filter];

/** What the address of the list asks; what it says that nobody could have chosen counts as nothing. */
export function membersState(search: URLSearchParams): MembersState {
  const word = search.get('quoi');
  const page = Number(search.get('page'));
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    filter: (['plan', 'recent'] as const).find((filter) => FILTER_WORDS[filter] === word) ?? null,
    groupId: /^[0-9a-f-]{36}$/.test(search.get('groupe') ?? '') ? search.get('groupe') : null,
    paper: PAPER_FILTERS.find((paper) => PAPER_WORDS[paper] === search.get('justificatif')) ?? null,
    page: Number.isInteger(page) && page > 1 && page <= 100_000 ? page : 1,
  };
}

export const membersUrl = (site: string, { q, filter, groupId, paper, page }: Partial<MembersState> = {}): string =>
  manageUrl('/membres', site, {
    q: q ?? null,
    quoi: filter ? wordOfFilter(filter) : null,
    groupe: groupId ?? null,
    justificatif: paper ? wordOfPaper(paper) : null,
    page: page !== undefined && page > 1 ? String(page) : null,
  });

export const memberUrl = (site: string, id: string, more: Record<string, string | null> = {}): string =>
  url(`/gestion/membres/${encodeURIComponent(id)}`, { lieu: site, ...more });

/** Pages that look for a member, and go on with whoever was made one. */
const FINDERS = ['/facturation/lignes', '/devis', '/acomptes', '/carnets'] as const satisfies ConsolePage[];
export const finderOf = (text: string | null): ConsolePage | null => FINDERS.find((page) => page === text) ?? null;

/** Where somebody is made a member: with the name that was looked for, for the page that looked for it. */
export const newMemberUrl = (site: string, { name, page }: { name?: string; page?: ConsolePage } = {}): string =>
  manageUrl('/membres', site, { nouveau: '1', nom: name ?? null, pour: page ?? null });

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
