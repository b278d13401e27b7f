import { postTo } from '../api/orders';
import { at } from '../api/paths';
import type { PlanningView } from '../api/types';
import type { ProblemBody } from '../api/problem';
import { unpackSlot } from '../booking/wish';
import { planningUrl } from '../app/links';
import { MONEY, moneyOf, slotOfWish } from '../planning/wish';
import { payerIn } from '../payer/value';
import { isDay } from '../time/day';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

const BAD_TIME: ProblemBody = { status: 422, code: 'invalid_request' };

/** Where and when a posted form means: an alternative that was offered, or a place and two times of the wall clock. */
async function slotOf(visit: Visit, siteId: string, form: Values) {
  const instead = unpackSlot(form['autre']);
  if (instead) return instead;
  const { jour: day, ressource: resourceId = '', de: from = '', a: to = '' } = form;
  if (!isDay(day)) return null;
  const { data } = await visit.call('GET', at.planning(siteId, day, 1));
  return data ? slotOfWish({ day, resourceId, from, to }, (data as PlanningView).timeZone) : null;
}

/** What each button of the planning's forms sends, and under which name a refusal comes back. */
async function order(
  visit: Visit,
  siteId: string,
  form: Values,
): Promise<[form: string, done: string, problem?: ProblemBody]> {
  const id = form['id'] ?? '';
  if (form['faire'] === 'pointer') {
    const { problem } = await visit.call('POST', postTo.checkIn(siteId, id));
    return ['deskCheckIn', 'pointage', problem];
  }
  if (form['faire'] === 'annuler') {
    const { problem } = await visit.call('POST', postTo.deskCancel(siteId, id), MONEY[moneyOf(form['argent'])]);
    return ['deskCancel', 'annulation', problem];
  }
  const moves = form['faire'] === 'deplacer';
  const [name, done] = moves ? ['deskMove', 'deplacement'] : ['deskBook', 'creation'];
  const slot = await slotOf(visit, siteId, form);
  if (!slot) return [name, done, BAD_TIME];
  const place = { ...slot, ...(form['passer'] === '1' && { override: true }) };
  if (moves) return [name, done, (await visit.call('POST', postTo.deskMove(siteId, id), place)).problem];
  const booking =
    form['qui'] === 'nouveau'
      ? await visit.call('POST', postTo.walkIns(siteId), {
          id,
          ...place,
          name: form['nom'] ?? '',
          email: form['email'] ?? '',
          ...payerIn(form['payeur']),
        })
      : await visit.call('POST', postTo.deskReservations(siteId), {
          ...{ id, ...place, memberId: form['membre'] ?? '' },
          ...payerIn(form['payeur']),
        });
  return [name, done, booking.problem];
}

export async function planning(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const asked = visit.search.get('jour');
  const day = isDay(form['jour']) ? form['jour'] : isDay(asked) ? asked : null;
  const [name, done, problem] = await order(visit, site.id, form);
  if (!problem) return { goTo: planningUrl(site.slug, { day, done }) };
  return { refused: { name, values: form, problem } };
}
