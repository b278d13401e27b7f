import { manageUrl, url } from '../app/links';

/** One's own documents; `site` also asks what a site wants that does not know one yet. */
export const myPapersUrl = (site: string | null = null, done: string | null = null): string =>
  url('/moi/justificatifs', { lieu: site, fait: done });

/** What the managers decide on; `kind`: the form of one kind of document. */
export const papersUrl = (site: string, more: { kind?: string | null; done?: string } = {}): string =>
  manageUrl('/justificatifs', site, { sorte: more.kind ?? null, fait: more.done ?? null });
