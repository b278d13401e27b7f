import { postTo } from '../api/orders';
import type { GuestBooking, ReservationView } from '../api/types';
import type { ProblemBody } from '../api/problem';
import { bookUrl, guestUrl, linkUrl } from '../app/links';
import { readWish } from '../booking/wish';
import { chosenIn, extrasIn } from '../extras/value';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/**
 * Books for somebody without an account. The button leads to the fields first; what they hold leads to the page of the
 * code. `order` is what a member would send.
 */
export async function bookAsGuest(
  visit: Visit,
  form: Values,
  slug: string,
  order: () => Promise<Record<string, unknown> | null>,
): Promise<FormOutcome> {
  const { email, nom: name } = form;
  if (email === undefined || name === undefined) {
    const extras = extrasIn(chosenIn(Object.entries(form)));
    return { goTo: bookUrl(slug, { ...readWish((field) => form[field]), guest: true, extras }) };
  }
  const refuse = (problem: ProblemBody): FormOutcome => ({ refused: { name: 'booking', values: form, problem } });
  const wanted = await order();
  if (!wanted) return refuse({ status: 422, code: 'invalid_request' });
  const body = { ...wanted, email, name, locale: visit.locale };
  const { data, problem } = await visit.call('POST', postTo.guestReservations, body);
  if (problem) return refuse(problem);
  const { id, holdExpiresAt } = data as ReservationView;
  return { goTo: guestUrl(id, slug, holdExpiresAt ?? '') };
}

export async function confirmGuest(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const body = { siteId: form['site'] ?? '', code: (form['code'] ?? '').replace(/\s/g, '') };
  const { data, problem } = await visit.call('POST', postTo.guestConfirm(params['id'] ?? ''), body);
  if (problem) return { refused: { name: 'guest', values: {}, problem } };
  return { goTo: linkUrl((data as GuestBooking).token, { fait: 'reservation' }) };
}
