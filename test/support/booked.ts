import { issuePastMonths } from '../../apps/cli/src/demo/invoices.js';
import type { SiteId } from '#libs/domain';
import { InvoicesService } from '#libs/invoicing';
import { MembersService } from '#libs/members';
import type { World } from './world.js';

/** What was due last month is invoiced today at the first site, as in the demonstration. */
export async function bookedDocuments(world: World): Promise<void> {
  const get = <T>(type: abstract new (...args: never[]) => T): T => world.app.get<T>(type, { strict: false });
  const services = { clock: world.clock, invoices: get(InvoicesService), members: get(MembersService) };
  const issued = await issuePastMonths(services, [world.sites[0]!.siteId as SiteId]);
  if (issued === 0) throw new Error('nothing was due last month');
}
