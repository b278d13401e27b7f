import { v7 as uuidv7 } from 'uuid';
import { type Day, DomainError, type InvoiceId, type SiteId, addDays } from '#libs/domain';
import type { InvoicesService } from '#libs/invoicing';
import type { MembersService } from '#libs/members';
import { type Clock, operatorScope } from '#libs/platform';
import { COMPANIES, STREETS } from './words.js';

interface Services {
  readonly clock: Clock;
  readonly invoices: InvoicesService;
  readonly members: MembersService;
}

/** The first day of the month of `today`, and of as many months before it as make `count`, in order. */
export function monthStarts(today: Day, count: number): Day[] {
  const starts = [`${today.slice(0, 7)}-01`];
  while (starts.length < count) starts.unshift(`${addDays(starts[0]!, -1).slice(0, 7)}-01`);
  return starts;
}

/** Issues what was due for the month before this one, and gives one member in five a company. */
export async function issuePastMonths(services: Services, siteIds: readonly SiteId[]): Promise<number> {
  let issued = 0;
  const today = services.clock.today('Europe/Paris');
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  for (const siteId of siteIds) {
    const scope = operatorScope(siteId);
    const { members } = await services.invoices.billing(scope, siteId, month);
    for (const [rank, { memberId }] of members.entries()) {
      if (rank % 5 === 0) {
        await services.members.changeBilling(scope, siteId, memberId, {
          companyName: COMPANIES[(rank / 5) % COMPANIES.length]!,
          street: `${rank + 3} ${STREETS[rank % STREETS.length]!}`,
          postcode: '59000',
          commune: 'Lille',
          country: 'FR',
        });
      }
      try {
        await services.invoices.issue(scope, { id: uuidv7() as InvoiceId, siteId, memberId, month });
        issued++;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error; // a seller with gaps invoices nothing, as in real life
      }
    }
  }
  return issued;
}
