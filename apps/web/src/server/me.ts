import { postTo } from '../api/paths';
import { signInUrl } from '../app/links';
import { changeMine } from './calendars';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

export async function myReservations(visit: Visit, form: Values): Promise<FormOutcome> {
  const id = form['id'] ?? '';
  if (!visit.me) return { goTo: signInUrl('/moi') };
  if (form['faire']?.endsWith('agenda')) return changeMine(visit, form);
  const { problem } = await visit.call('POST', postTo.cancel(id));
  if (!problem) return { goTo: '/moi?fait=annulation' };
  visit.search.set('annuler', id);
  return { refused: { name: 'cancel', values: { id }, problem } };
}

export async function profile(visit: Visit, form: Values): Promise<FormOutcome> {
  if (!visit.me) return { goTo: signInUrl('/moi/profil') };
  if (form['faire'] === 'nom') {
    const name = form['nom'] ?? '';
    const { problem } = await visit.call('PATCH', postTo.me, { name });
    return problem ? { refused: { name: 'name', values: { nom: name }, problem } } : { goTo: '/moi/profil?fait=nom' };
  }
  const current = form['actuel'];
  const body = { password: form['nouveau'] ?? '', ...(current ? { current } : {}) };
  const { problem } = await visit.call('POST', postTo.password, body);
  return problem ? { refused: { name: 'password', values: {}, problem } } : { goTo: '/moi/profil?fait=mot-de-passe' };
}
