import { postTo } from '../api/orders';
import { at } from '../api/paths';
import type { DayView, ReservationView, SiteView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { waitingTo } from '../api/waiting-paths';
import { bookUrl, signInUrl, type BookChoice } from '../app/links';
import { instant, startOfPeriod } from '../booking/choice';
import { chosenIn, extrasIn, wantedIn } from '../extras/value';
import { payerIn } from '../payer/value';
import { packSlot, readWish, unpackSlot } from '../booking/wish';
import type { Day } from '../time/day';
import { bookAsGuest } from './guests';
import type { FormOutcome, Visit } from './visit';

const MS_PER_MINUTE = 60_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

type Values = Record<string, string>;

/** An id that a form of ours may have made. */
export const isClientId = (text: string | undefined): text is string => UUID.test(text ?? '');

/** The start and end a posted form means: an alternative, a named period of that day, else a start and a duration. */
export async function slotOf(visit: Visit, slug: string, form: Values) {
  const instead = unpackSlot(form['autre']);
  if (instead) return instead;
  const wish = readWish((name) => form[name]);
  if (!wish.resourceId) return null;
  // A form that offers both sends both: the period stands for itself, "another time" sends none.
  if (!wish.period) {
    if (!wish.start || !wish.minutes) return null;
    return {
      resourceId: wish.resourceId,
      start: wish.start,
      end: instant(Date.parse(wish.start) + wish.minutes * MS_PER_MINUTE),
    };
  }
  if (!wish.day) return null;
  const found = await periodOf(visit, slug, { day: wish.day, resourceId: wish.resourceId, key: wish.period });
  if (!found) return null;
  const { resource, period } = found;
  return { resourceId: resource.id, start: instant(startOfPeriod(resource, period)), end: period.end };
}

async function periodOf(visit: Visit, slug: string, wanted: { day: Day; resourceId: string; key: string }) {
  const day = (await visit.call('GET', at.siteDay(slug, wanted.day))).data as DayView | undefined;
  const resource = day?.resources.find((one) => one.id === wanted.resourceId);
  const period = resource?.periods.find((one) => one.key === wanted.key);
  return resource && period ? { resource, period } : null;
}

/** What a form of the line means: all of a part of the day, or a start and an end. */
async function waitedOf(visit: Visit, slug: string, wish: BookChoice) {
  const { resourceId, day, period: key, start, minutes } = wish;
  if (!resourceId) return null;
  if (!key) {
    if (!start || !minutes) return null;
    return { resourceId, start, end: instant(Date.parse(start) + minutes * MS_PER_MINUTE) };
  }
  const period = day && (await periodOf(visit, slug, { day, resourceId, key }))?.period;
  return period ? { resourceId, start: period.start, end: period.end } : null;
}

async function waitInLine(visit: Visit, form: Values, site: SiteView): Promise<FormOutcome> {
  const slot = await waitedOf(
    visit,
    site.slug,
    readWish((name) => form[name]),
  );
  const { problem } = slot
    ? await visit.call('POST', waitingTo.join, {
        ...{ id: isClientId(form['id']) ? form['id'] : uuid7(), siteId: site.id, ...slot },
        quantity: Number(form['places']) || 1,
      })
    : { problem: { status: 422, code: 'invalid_request' } as const };
  return problem ? { refused: { name: 'booking', values: form, problem } } : { goTo: '/moi?fait=attente' };
}

/** Books from a plain form. The id drawn with the page makes a second press of the button harmless. */
export async function book(visit: Visit, form: Values, params: Readonly<Record<string, string>>): Promise<FormOutcome> {
  const slug = params['slug'] ?? '';
  const wish = readWish((name) => form[name]);
  const asGuest = form['faire'] === 'invite';
  const taken = chosenIn(Object.entries(form));
  if (!visit.me && !asGuest) return { goTo: signInUrl(bookUrl(slug, { ...wish, extras: extrasIn(taken) })) };
  const site = await visit.call('GET', at.site(slug));
  if (site.problem) return { refused: { name: 'booking', values: form, problem: site.problem } };
  const order = async () => {
    const slot = await slotOf(visit, slug, form);
    const id = isClientId(form['id']) ? form['id'] : uuid7();
    const several = wish.places && { quantity: wish.places };
    if (!slot) return null;
    const payer = visit.me && payerIn(form['payeur']);
    return { id, siteId: (site.data as SiteView).id, ...slot, ...several, ...wantedIn(taken), ...payer };
  };
  if (visit.me && form['faire'] === 'attendre') return waitInLine(visit, form, site.data as SiteView);
  if (!visit.me) return bookAsGuest(visit, form, slug, order);
  const wanted = await order();
  if (!wanted) return { refused: { name: 'booking', values: form, problem: { status: 422, code: 'invalid_request' } } };
  const { data, problem } = await visit.call('POST', postTo.reservations, wanted);
  // The choice moves on to what is free: what was asked for is kept apart, to get in line for.
  if (problem) return { refused: { name: 'booking', values: { ...form, attente: packSlot(wanted) }, problem } };
  return { goTo: `/moi?fait=reservation&r=${(data as ReservationView).id}` };
}
