import { v7 as uuidv7 } from 'uuid';
import { type Day, DomainError, type InvoiceId, type SiteId, addDays } from '#libs/domain';
import type { InvoicesService } from '#libs/invoicing';
import type { MembersService } from '#libs/members';
import { type Clock, operatorScope } from '#libs/platform';
import { frenchVat, siren } from './identifiers.js';
import { COMPANIES, STREETS } from './words.js';

interface Services {
  readonly clock: Clock;
  readonly invoices: InvoicesService;
  readonly members: MembersService;
}

/** Above the numbers of the sellers. */
const FIRST_BUYER = 1000;

/** The first day of the month of `today`, and of as many months before it as make `count`, in order. */
export function monthStarts(today: Day, count: number): Day[] {
  const starts = [`${today.slice(0, 7)}-01`];
  while (starts.length < count) starts.unshift(`${addDays(starts[0]!, -1).slice(0, 7)}-01`);
  return starts;
}

/** Issues what was due for the month before this one, to members of whom the site knows what an invoice asks. */
export async function issuePastMonths(services: Services, siteIds: readonly SiteId[]): Promise<number> {
  let issued = 0;
  const today = services.clock.today('Europe/Paris');
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  for (const siteId of siteIds) {
    const scope = operatorScope(siteId);
    const { members } = await services.invoices.billing(scope, siteId, month);
    for (const { memberId } of members) {
      const { email, street } = await services.members.byId(scope, siteId, memberId);
      const identity = identityOf(Number(/\.(\d+)@/.exec(email)?.[1] ?? 0));
      if (identity && street === null) await services.members.changeBilling(scope, siteId, memberId, identity);
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

/** To whom the invoices of the person of that number go; one in five books for a company, one in eleven has told nothing. */
function identityOf(number: number): Parameters<MembersService['changeBilling']>[3] | null {
  if (number % 11 === 10) return null;
  const address = {
    street: `${(number % 90) + 3} ${STREETS[number % STREETS.length]!}`,
    postcode: '59000',
    commune: 'Lille',
    country: 'FR',
  };
  if (number % 5 !== 1) return address;
  const registration = siren(FIRST_BUYER + number);
  const companyName = COMPANIES[Math.floor(number / 5) % COMPANIES.length]!;
  return { ...address, companyName, registration, vatNumber: frenchVat(registration) };
}
