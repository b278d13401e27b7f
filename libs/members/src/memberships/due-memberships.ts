import { Injectable } from '@nestjs/common';
import { type SiteId, localDay } from '#libs/domain';
import { DueMemberships } from '#libs/invoicing';
import type { Tx } from '#libs/platform';
import { membershipsDue, siteFacts } from './memberships.store.js';

/** What the hourly job has not come to yet. */
@Injectable()
export class MembershipsDue extends DueMemberships {
  override async count(tx: Tx, siteId: SiteId): Promise<number> {
    const site = await siteFacts(tx, siteId);
    return site ? (await membershipsDue(tx, siteId, localDay(tx.now, site.timeZone))).length : 0;
  }
}
