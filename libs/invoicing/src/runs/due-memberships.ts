import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Provided by the members library, which knows what has begun; a run only says what it would miss. */
export abstract class DueMemberships {
  /** Memberships of the site of which a period has begun that is not charged yet. */
  abstract count(tx: Tx, siteId: SiteId): Promise<number>;
}
