import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Provided by the members library, which knows who works at a site. */
export abstract class SiteManagers {
  /** Addresses of those who manage the site. */
  abstract emails(tx: Tx, siteId: SiteId): Promise<string[]>;
}
