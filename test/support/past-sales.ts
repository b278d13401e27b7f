import { v7 as uuidv7 } from 'uuid';
import { type InvoiceId, instantOf } from '#libs/domain';
import { InvoicesService, JournalClosing } from '#libs/invoicing';
import { operatorScope } from '#libs/platform';
import type { World } from './world.js';

const DAYS = ['2026-10-31', '2026-11-18', '2026-11-20'];

/** Documents of three past days at the first site, their days and their first month closed; the clock is where it was. */
export async function pastSales(world: World): Promise<void> {
  const { siteId } = world.sites[0]!;
  const scope = operatorScope(siteId);
  const invoices = world.app.get(InvoicesService, { strict: false });
  const now = world.clock.now();
  for (const day of DAYS) {
    world.clock.moveTo(instantOf(day, 600, 'Europe/Paris'));
    const month = day.slice(0, 7);
    const { members } = await invoices.billing(scope, siteId, month);
    const owing = members.filter(({ charges, totals }) => charges > 0 && totals.grossCents > 0).slice(0, 2);
    if (owing.length === 0) throw new Error(`nobody owes anything on ${day}`);
    for (const { memberId } of owing) {
      await invoices.issue(scope, { id: uuidv7() as InvoiceId, siteId, memberId, month });
    }
  }
  world.clock.moveTo(now);
  await world.app.get(JournalClosing, { strict: false }).closeSite(siteId);
}
