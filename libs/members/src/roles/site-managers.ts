import { Injectable } from '@nestjs/common';
import type { SiteId } from '#libs/domain';
import { SiteManagers } from '#libs/invoicing';
import type { Tx } from '#libs/platform';
import { teamOf } from './roles.store.js';

/** Who is told what only managers are to know. */
@Injectable()
export class TeamManagers extends SiteManagers {
  override async emails(tx: Tx, siteId: SiteId): Promise<string[]> {
    return (await teamOf(tx, siteId)).filter(({ role }) => role === 'manager').map(({ email }) => email);
  }
}
