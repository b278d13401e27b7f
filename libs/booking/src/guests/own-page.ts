import { v5 as uuidv5 } from 'uuid';
import { hashOf, newSecret } from '#libs/members';
import type { Tx } from '#libs/platform';
import type { Reservation } from '../reservations.store.js';
import { hasLink, putLink } from './guests.store.js';

type Booked = Pick<Reservation, 'siteId' | 'id' | 'personId'>;

/**
 * The secret of a new link to one booking. Only its hash is kept, so each mail gets a link of its own; `jobId` (UUID) is
 * then the job that sends it: a mail that is tried again does not leave two, and a mail may tell of several bookings.
 */
export async function newLink(tx: Tx, { siteId, id, personId }: Booked, jobId: string): Promise<string> {
  const token = newSecret();
  await putLink(tx, siteId, { id: uuidv5(id, jobId), reservationId: id, personId, tokenHash: hashOf(token) });
  return token;
}

export const linkPath = (token: string): string => `/r/${token}`;

/** A link of its own to what a guest booked, as a path; null for what belongs to an account. */
export async function ownLink(tx: Tx, booked: Booked, jobId: string): Promise<string | null> {
  return (await hasLink(tx, booked.siteId, booked.id)) ? linkPath(await newLink(tx, booked, jobId)) : null;
}

/** Where who booked sees it, as a path: a guest by a link, for want of an account, everybody else among their bookings. */
export const ownPage = async (tx: Tx, booked: Booked, jobId: string): Promise<string> =>
  (await ownLink(tx, booked, jobId)) ?? '/moi';
