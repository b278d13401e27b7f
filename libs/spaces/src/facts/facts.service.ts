import { Injectable } from '@nestjs/common';
import { type SiteId, notFound } from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { type SiteFacts, checkSiteFacts } from './facts.rules.js';
import { type KnownFacts, factsOf, setFacts } from './facts.store.js';

/** What a site says of itself. */
@Injectable()
export class FactsService {
  constructor(private readonly db: Db) {}

  facts(scope: Scope, siteId: SiteId): Promise<KnownFacts> {
    return this.db.run(scope, (tx) => this.known(tx, siteId));
  }

  /** Says all of it anew. Bookings that stand keep standing, whatever becomes of the horizon or the publication. */
  setFacts(scope: Scope, siteId: SiteId, given: SiteFacts): Promise<KnownFacts> {
    const facts = checkSiteFacts(given);
    return this.db.run(scope, async (tx) => {
      await setFacts(tx, siteId, facts);
      return this.known(tx, siteId);
    });
  }

  private async known(tx: Tx, siteId: SiteId): Promise<KnownFacts> {
    const facts = await factsOf(tx, siteId);
    if (!facts) throw notFound();
    return facts;
  }
}
