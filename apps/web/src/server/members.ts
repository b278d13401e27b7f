import { groupsTo, type GroupRequest } from '../members/group-paths';
import { importsTo } from '../members/import-paths';
import { billedIn } from '../members/billed';
import { finderOf, importUrl, memberUrl } from '../members/links';
import { membersTo } from '../members/paths';
import { uuid7 } from '../api/uuid7';
import { manageUrl } from '../app/links';
import { away, siteOf } from './manage';
import { join } from './memberships';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** The forms of a member's sheet. */
export async function member(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const id = params['id'] ?? '';
  const done = (fait: string): FormOutcome => ({
    goTo: memberUrl(site.slug, id, { fait, apercu: visit.search.get('apercu') }),
  });
  if (form['faire'] === 'abonner') return join(visit, form, site, id);
  if (form['faire'] === 'facturation') {
    const { problem } = await visit.call('PATCH', membersTo.member(site.id, id), {
      ...billedIn(form),
      phone: form['phone']?.trim() || null,
    });
    return problem ? { refused: { name: 'billing', values: form, problem } } : done('facturation');
  }
  if (form['faire'] === 'autoliquidation') {
    const decision = { decided: form['decidee'] === '1' };
    const { problem } = await visit.call('PUT', membersTo.reverseCharge(site.id, id), decision);
    return problem ? { refused: { name: 'reverseCharge', values: form, problem } } : done('autoliquidation');
  }
  if (form['faire'] === 'entrer' || form['faire'] === 'sortir') {
    const { groupe = '', premier: first = '', dernier: last } = form;
    const path = groupsTo.member(site.id, groupe, id);
    const { problem } =
      form['faire'] === 'sortir'
        ? await visit.call('DELETE', path)
        : await visit.call('PUT', path, { first, ...(last ? { last } : {}) });
    return problem ? { refused: { name: 'group', values: form, problem } } : done('groupe');
  }
  const noteId = form['note'] ?? '';
  if (form['faire'] === 'oter-note') {
    const { problem } = await visit.call('DELETE', membersTo.note(site.id, noteId));
    return problem ? { refused: { name: 'note', values: {}, problem } } : done('note-otee');
  }
  const { texte: text = '' } = form;
  const { problem } = await visit.call('POST', membersTo.notes(site.id, id), { id: noteId, text });
  return problem ? { refused: { name: 'note', values: { note: noteId, texte: text }, problem } } : done('note');
}

/** Somebody becomes a member by hand, and perhaps what they were looked for goes on with them. */
export async function newMember(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { id = uuid7(), name = '', email = '', locale = 'fr' } = form;
  const said = { id, name: name.trim(), email: email.trim(), locale, phone: form['phone']?.trim() || null };
  const { problem } = await visit.call('POST', membersTo.all(site.id), { ...said, ...billedIn(form) });
  if (problem) return { refused: { name: 'newMember', values: form, problem } };
  const next = finderOf(visit.search.get('pour'));
  return { goTo: next ? manageUrl(next, site.slug, { membre: id }) : memberUrl(site.slug, id, { fait: 'cree' }) };
}

/** A file of members is sent to be judged, and then, on a second word, written. */
export async function memberImport(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  if (form['faire'] === 'importer') {
    const id = visit.search.get('import') ?? '';
    const { problem } = await visit.call('POST', importsTo.run(site.id, id));
    return problem ? { refused: { name: 'run', values: {}, problem } } : { goTo: importUrl(site.slug, id) };
  }
  const id = form['id'] ?? uuid7();
  const { problem } = await visit.upload(importsTo.send(site.id, id), 'text/csv');
  if (problem) return { refused: { name: 'import', values: {}, problem } };
  return { goTo: importUrl(site.slug, id) };
}

/** A group is made, or the one of the address changed, as a whole. */
export async function groups(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const body: GroupRequest = {
    name: form['nom'] ?? '',
    discountBp: Math.round(Number((form['remise'] ?? '').replace(',', '.')) * 100),
    validityMonths: form['duree'] ? Number(form['duree']) : null,
    active: form['ouvert'] === '1',
    rates: Object.entries(form).flatMap(([key, insteadId]) =>
      key.startsWith('t-') && insteadId !== '' ? [{ rateId: key.slice(2), insteadId }] : [],
    ),
  };
  const known = visit.search.get('groupe');
  const { problem } = known
    ? await visit.call('PUT', groupsTo.group(site.id, known), body)
    : await visit.call('POST', groupsTo.groups(site.id), { ...body, id: form['id'] ?? uuid7() });
  if (problem) return { refused: { name: 'groups', values: form, problem } };
  return { goTo: manageUrl('/groupes', site.slug, { fait: 'groupe' }) };
}
