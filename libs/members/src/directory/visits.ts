import type { Instant, MemberId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Provided by the booking library, which knows reservations. */
export abstract class Visits {
  /** Who was there: a check-in of a booking that began in `[since, now]`. Joins a transaction of the site's scope. */
  abstract since(tx: Tx, siteId: SiteId, since: Instant): Promise<MemberId[]>;
}
