import type { ProblemBody } from '../api/problem';
import { uuid7 } from '../api/uuid7';
import { signInUrl } from '../app/links';
import { myPapersUrl, papersUrl } from '../papers/links';
import { papersTo, type PaperKindRequest } from '../papers/paths';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** The bytes of a file say what it is; what the browser says of it is not passed on. */
const FILE = 'application/octet-stream';

/** A document is sent, gets one more page, or is taken back. */
export async function myPapers(visit: Visit, form: Values): Promise<FormOutcome> {
  if (!visit.me) return { goTo: signInUrl('/moi/justificatifs') };
  const { site = '', sorte = '', piece = '', id = uuid7() } = form;
  const end = (problem: ProblemBody | undefined, done: string): FormOutcome =>
    problem
      ? { refused: { name: 'paper', values: { sorte, piece }, problem } }
      : { goTo: myPapersUrl(visit.search.get('lieu'), done) };
  if (form['faire'] === 'retirer') {
    return end((await visit.call('POST', papersTo.withdraw(site, piece))).problem, 'retire');
  }
  if (form['faire'] === 'page') {
    return end((await visit.upload(papersTo.addPage(site, piece, id), FILE)).problem, 'page');
  }
  return end((await visit.upload(papersTo.send(site, id, sorte), FILE)).problem, 'envoye');
}

/** What a manager decides, and what the site asks for. */
export async function papers(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { faire = '', piece = '', motif: reason = '', dernier } = form;
  if (faire === 'sorte') return kind(visit, site, form);
  const pages = Number(form['pages']);
  const { problem } =
    faire === 'accepter'
      ? await visit.call('POST', papersTo.approve(site.id, piece), { pages, ...(dernier ? { lastDay: dernier } : {}) })
      : faire === 'reprendre'
        ? await visit.call('POST', papersTo.revoke(site.id, piece), { reason })
        : await visit.call('POST', papersTo.refuse(site.id, piece), { pages, reason });
  if (problem) return { refused: { name: 'decision', values: form, problem } };
  return { goTo: papersUrl(site.slug, { done: faire }) };
}

/** A kind of document is made, or the one of the address changed, as a whole. */
async function kind(visit: Visit, site: { id: string; slug: string }, form: Values): Promise<FormOutcome> {
  const body: PaperKindRequest = {
    name: form['nom'] ?? '',
    explanation: form['explication']?.trim() || null,
    validMonths: form['duree'] ? Number(form['duree']) : null,
    active: form['ouvert'] === '1',
    groupIds: Object.keys(form).flatMap((key) => (key.startsWith('g-') ? [key.slice(2)] : [])),
  };
  const known = visit.search.get('sorte');
  const { problem } = known
    ? await visit.call('PUT', papersTo.kind(site.id, known), body)
    : await visit.call('POST', papersTo.kinds(site.id), { ...body, id: form['id'] ?? uuid7() });
  if (problem) return { refused: { name: 'kind', values: form, problem } };
  return { goTo: papersUrl(site.slug, { done: 'sorte' }) };
}
