import { hashOf, newSecret } from '#libs/members';
import type { Tx } from '#libs/platform';
import type { Reservation } from '../reservations.store.js';
import { hasLink, putLink } from './guests.store.js';

type Booked = Pick<Reservation, 'siteId' | 'id' | 'personId'>;

/**
 * The secret of a new link to one booking. Only its hash is kept, so each mail gets a link of its own; `linkId` is then
 * the id of the job that sends it, and a mail that is tried again does not leave two.
 */
export async function newLink(tx: Tx, { siteId, id, personId }: Booked, linkId: string): Promise<string> {
  const token = newSecret();
  await putLink(tx, siteId, { id: linkId, reservationId: id, personId, tokenHash: hashOf(token) });
  return token;
}

export const linkPath = (token: string): string => `/r/${token}`;

/** Where who booked sees it, as a path: a guest by a link, for want of an account, everybody else among their bookings. */
export async function ownPage(tx: Tx, booked: Booked, linkId: string): Promise<string> {
  return (await hasLink(tx, booked.siteId, booked.id)) ? linkPath(await newLink(tx, booked, linkId)) : '/moi';
}
