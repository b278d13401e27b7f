import { postTo } from '../api/orders';
import type { ProblemBody } from '../api/problem';
import { linkUrl } from '../app/links';
import { slotOf } from './booking';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

export async function linkedBooking(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const token = params['token'] ?? '';
  if (form['faire'] === 'retirer') {
    const { problem } = await visit.call('DELETE', postTo.link(token));
    return problem
      ? { refused: { name: 'revoke', values: {}, problem } }
      : { goTo: linkUrl(token, { fait: 'retrait' }) };
  }
  if (form['faire'] === 'arriver') {
    const { problem } = await visit.call('POST', postTo.linkArrive(token));
    const values = { id: form['id'] ?? '' };
    return problem ? { refused: { name: 'arrive', values, problem } } : { goTo: linkUrl(token, { fait: 'arrivee' }) };
  }
  const { problem } = await visit.call('POST', postTo.linkCancel(token));
  if (!problem) return { goTo: linkUrl(token, { fait: 'annulation' }) };
  visit.search.set('annuler', '1');
  return { refused: { name: 'cancel', values: {}, problem } };
}

export async function moveLinked(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const token = params['token'] ?? '';
  const slot = await slotOf(visit, form['site'] ?? '', form);
  const refuse = (problem: ProblemBody): FormOutcome => ({ refused: { name: 'move', values: form, problem } });
  if (!slot) return refuse({ status: 422, code: 'invalid_request' });
  const { problem } = await visit.call('POST', postTo.linkMove(token), slot);
  return problem ? refuse(problem) : { goTo: linkUrl(token, { fait: 'deplacement' }) };
}
