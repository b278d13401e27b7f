import { postTo } from '../api/orders';
import type { Grant, InvoiceSummary } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { invoiceUrl, manageUrl, signInUrl, url } from '../app/links';
import { sendTo } from '../invoices/paths';
import { chosenSite } from '../manage/chosen-site';
import { changeExternal, changeOfSite } from './calendars';
import { settleTo } from '../invoices/paths';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** The site the console's address names; the API decides whether this person may act there. */
export function siteOf(visit: Visit): Grant | null {
  const sites = (visit.me?.grants ?? []).filter((grant) => grant.kind === 'site');
  return chosenSite(sites, visit.search);
}

/** Where the answer says why there is nothing to do: not theirs, or no such site. */
export const away = (visit: Visit): FormOutcome => ({
  goTo: visit.me ? url('/gestion', { lieu: visit.search.get('lieu') }) : signInUrl('/gestion'),
});

/** The forms of the desk's day: arrivals, and the word on what waits for approval. */
export async function today(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const done = (fait: string) => ({ goTo: manageUrl('', site.slug, { fait }) });
  const { id = '', faire = '', motif: reason = '' } = form;
  if (faire === 'accepter' || faire === 'refuser') {
    const path = faire === 'accepter' ? postTo.approve(site.id, id) : postTo.refuse(site.id, id);
    const { problem } = await visit.call('POST', path, faire === 'refuser' ? { reason } : undefined);
    return problem ? { refused: { name: 'decide', values: form, problem } } : done(faire);
  }
  const { problem } = await visit.call('POST', postTo.checkIn(site.id, id));
  return problem ? { refused: { name: 'checkIn', values: {}, problem } } : { goTo: manageUrl('', site.slug) };
}

export async function issueInvoice(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  if (form['faire'] === 'envoyer') {
    const mois = visit.search.get('mois') ?? '';
    const { problem: refused } = await visit.call('POST', sendTo(site.id), { month: mois });
    if (refused) return { refused: { name: 'send', values: form, problem: refused } };
    return { goTo: manageUrl('/facturation', site.slug, { mois, fait: 'envoi' }) };
  }
  const { month = '', membre = '', entreprise: companyId, id = uuid7() } = form;
  const debtor = companyId ? { companyId } : { memberId: membre };
  if (form['faire'] === 'solder') return settle(visit, site, form, debtor);
  const { data, problem } = await visit.call('POST', postTo.invoices(site.id), { id, ...debtor, month });
  if (!problem) return { goTo: invoiceUrl(site.slug, (data as InvoiceSummary).id) };
  visit.search.set('mois', month);
  return { refused: { name: 'invoice', values: { membre }, problem } };
}

/** Credit notes for what somebody is owed; the first is shown. */
async function settle(visit: Visit, site: Grant, form: Values, debtor: object): Promise<FormOutcome> {
  const { month, id = uuid7(), motif: reason = '' } = form;
  const { data, problem } = await visit.call('POST', settleTo(site.id), { id, month, reason, ...debtor });
  if (problem) return { refused: { name: 'settle', values: form, problem } };
  const { notes } = data as { notes: InvoiceSummary[] };
  return { goTo: `${invoiceUrl(site.slug, notes[0]!.id)}&fait=avoir` };
}

export async function team(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const done = (fait: string) => ({ goTo: manageUrl('/equipe', site.slug, { fait }) });
  if (form['faire'] === 'retirer') {
    const { problem } = await visit.call('DELETE', postTo.staffInvitation(site.id, form['id'] ?? ''));
    return problem ? { refused: { name: 'team', values: {}, problem } } : done('retiree');
  }
  if (form['faire'] === 'exclure') {
    const { problem } = await visit.call('DELETE', postTo.teamMember(site.id, form['id'] ?? ''));
    return problem ? { refused: { name: 'removal', values: {}, problem } } : done('exclue');
  }
  const { email = '', role = '' } = form;
  const { problem } = await visit.call('POST', postTo.staffInvitations(site.id), { email, role });
  return problem ? { refused: { name: 'team', values: { email, role }, problem } } : done('envoyee');
}

export async function calendars(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const pageOf = (fait: string) => manageUrl('/agendas', site.slug, { fait });
  if (form['faire']?.endsWith('externe')) return changeExternal(visit, form, site.id, pageOf);
  return changeOfSite(visit, form, site.id, pageOf('retire'));
}
