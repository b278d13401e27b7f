import { postTo } from '../api/orders';
import type { ProblemBody } from '../api/problem';
import { waitingTo } from '../api/waiting-paths';
import { moveUrl, signInUrl } from '../app/links';
import { slotOf } from './booking';
import { changeMine } from './calendars';
import type { FormOutcome, Visit } from './visit';
import { billedIn } from '../members/billed';
import { membersTo } from '../members/paths';
import { payerIn } from '../payer/value';
import { seriesTo } from '../series/paths';

type Values = Record<string, string>;

export async function myReservations(visit: Visit, form: Values): Promise<FormOutcome> {
  const id = form['id'] ?? '';
  if (!visit.me) return { goTo: signInUrl('/moi') };
  if (form['faire']?.endsWith('agenda')) return changeMine(visit, form);
  if (form['faire'] === 'confirmer') {
    const { problem } = await visit.call('POST', postTo.confirm(id), payerIn(form['payeur']));
    return problem ? { refused: { name: 'hold', values: form, problem } } : { goTo: '/moi?fait=reservation' };
  }
  if (form['faire'] === 'quitter-attente') {
    const { problem } = await visit.call('DELETE', waitingTo.leave(id));
    return problem ? { refused: { name: 'waiting', values: { id }, problem } } : { goTo: '/moi?fait=attente-quittee' };
  }
  if (form['faire'] === 'arriver') {
    const { problem } = await visit.call('POST', postTo.arrive(id));
    return problem ? { refused: { name: 'arrive', values: { id }, problem } } : { goTo: '/moi?fait=arrivee' };
  }
  const { serie, portee } = form;
  const { problem } =
    serie && (portee === 'suivantes' || portee === 'toutes')
      ? await visit.call('POST', seriesTo.cancel(null, serie), portee === 'suivantes' ? { fromId: id } : {})
      : await visit.call('POST', postTo.cancel(id));
  if (!problem) return { goTo: '/moi?fait=annulation' };
  visit.search.set('annuler', id);
  return { refused: { name: 'cancel', values: { id, portee: portee ?? '' }, problem } };
}

/** A plain form moves by the same choices as it books. */
export async function moveReservation(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const id = params['id'] ?? '';
  if (!visit.me) return { goTo: signInUrl(moveUrl(id)) };
  const slot = await slotOf(visit, form['site'] ?? '', form);
  const refuse = (problem: ProblemBody): FormOutcome => ({ refused: { name: 'move', values: form, problem } });
  if (!slot) return refuse({ status: 422, code: 'invalid_request' });
  const { problem } = await visit.call('POST', postTo.move(id), slot);
  return problem ? refuse(problem) : { goTo: '/moi?fait=deplacement' };
}

export async function profile(visit: Visit, form: Values): Promise<FormOutcome> {
  if (!visit.me) return { goTo: signInUrl('/moi/profil') };
  if (form['faire'] === 'nom') {
    const name = form['nom'] ?? '';
    const { problem } = await visit.call('PATCH', postTo.me, { name });
    return problem ? { refused: { name: 'name', values: { nom: name }, problem } } : { goTo: '/moi/profil?fait=nom' };
  }
  if (form['faire'] === 'facturation') {
    const { problem } = await visit.call('PATCH', membersTo.ownBilling, billedIn(form));
    if (!problem) return { goTo: '/moi/profil?fait=facturation' };
    return { refused: { name: 'billing', values: form, problem } };
  }
  if (form['faire'] === 'accord') {
    const { lieu: slug = '' } = form;
    const body = { newsletter: form['newsletter'] === '1', photo: form['photo'] === '1' };
    const { problem } = await visit.call('PUT', membersTo.consents(slug), body);
    return problem ? { refused: { name: 'consents', values: form, problem } } : { goTo: '/moi/profil?fait=accord' };
  }
  const current = form['actuel'];
  const body = { password: form['nouveau'] ?? '', ...(current ? { current } : {}) };
  const { problem } = await visit.call('POST', postTo.password, body);
  return problem ? { refused: { name: 'password', values: {}, problem } } : { goTo: '/moi/profil?fait=mot-de-passe' };
}
