import type { INestApplicationContext } from '@nestjs/common';
import {
  ClosuresService,
  ImportService,
  ReservationsService,
  SeriesService,
  SettingsService,
  WaitingService,
} from '#libs/booking';
import { type Instant, type SiteId, instantOf } from '#libs/domain';
import { UsageService } from '#libs/insights';
import { InvoicesService } from '#libs/invoicing';
import {
  CompaniesService,
  CompanyAccountsService,
  DecisionsService,
  GroupsService,
  MembersService,
  MembershipsService,
  PacksService,
  PaperKindsService,
  PapersService,
  PeopleService,
  PlansService,
  RolesService,
} from '#libs/members';
import { Clock, type Config, Db, MovedClock, publicScope, refreshStatistics } from '#libs/platform';
import { ExtrasService, OpeningService, PlanService, SetupService, SpacesService } from '#libs/spaces';
import { withServices } from '../services.js';
import { issuePastMonths, monthStarts } from './invoices.js';
import { DEMO_NETWORK, type DemoOptions, type DemoServices, type Progress, loadDemo } from './load.js';
import { ACCOUNTS, DEMO_PASSWORD } from './people.js';
import { type StoryServices, tellStories } from './stories.js';

/** The first sites have had their past months invoiced, as in real life; the present month waits for its manager. */
const INVOICED_SITES = 2;
const INVOICED_MONTHS = 2;

export const demoServices = (context: INestApplicationContext): DemoServices => ({
  clock: context.get(Clock),
  db: context.get(Db),
  setup: context.get(SetupService),
  plans: context.get(PlanService),
  opening: context.get(OpeningService),
  people: context.get(PeopleService),
  members: context.get(MembersService),
  roles: context.get(RolesService),
  accounts: context.get(CompanyAccountsService),
  companies: context.get(CompaniesService),
  imports: context.get(ImportService),
  usage: context.get(UsageService),
  rules: context.get(SettingsService),
});

export const storyServices = (context: INestApplicationContext): StoryServices => ({
  clock: context.get(Clock),
  imports: context.get(ImportService),
  rules: context.get(SettingsService),
  closures: context.get(ClosuresService),
  reservations: context.get(ReservationsService),
  series: context.get(SeriesService),
  waiting: context.get(WaitingService),
  packs: context.get(PacksService),
  extras: context.get(ExtrasService),
  plans: context.get(PlansService),
  memberships: context.get(MembershipsService),
  groups: context.get(GroupsService),
  paperKinds: context.get(PaperKindsService),
  papers: context.get(PapersService),
  decisions: context.get(DecisionsService),
});

export async function demo(config: Config, options: DemoOptions & { ifEmpty: boolean }): Promise<void> {
  const began = performance.now();
  const loaded = await withServices(config, async (context) => {
    if (!(await isEmpty(context))) {
      if (!options.ifEmpty)
        throw new Error('This database has a network already: the demonstration needs an empty one.');
      return null;
    }
    const demonstration = await loadDemo(demoServices(context), options, progressLine());
    await tellStories(storyServices(context), demonstration.first);
    return { ...demonstration, now: context.get(Clock).now() };
  });
  if (!loaded) return;
  const { sites, reservations, now } = loaded;
  const invoiced = sites.slice(0, INVOICED_SITES).map(({ siteId }) => siteId);
  const invoices = await issueInTime(config, now, invoiced);
  await refreshStatistics(config.ownerDatabaseUrl);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `\rDemonstration network: ${sites.length} sites, ${reservations} reservations, ${invoices} invoices in ${seconds} s.`,
  );
}

/** Each past month on the day after it, as its site would have: documents have their days, and the journal its closures. */
function issueInTime(config: Config, now: Instant, siteIds: readonly SiteId[]): Promise<number> {
  const clock = new MovedClock(now);
  return withServices(
    config,
    async (past) => {
      const services = { clock, invoices: past.get(InvoicesService), members: past.get(MembersService) };
      let issued = 0;
      for (const day of monthStarts(clock.today('Europe/Paris'), INVOICED_MONTHS)) {
        clock.moveTo(Math.min(now, instantOf(day, 600, 'Europe/Paris')));
        issued += await issuePastMonths(services, siteIds);
      }
      return issued;
    },
    clock,
  );
}

async function isEmpty(context: INestApplicationContext): Promise<boolean> {
  return context.get(Db).run(publicScope, async (tx) => !(await context.get(SpacesService).hasNetwork(tx)));
}

/** The sign-ins, when this database holds the demonstration. */
export async function printSignIns(config: Config): Promise<void> {
  const loaded = await withServices(config, async (context) =>
    context
      .get(Db)
      .run(publicScope, async (tx) => (await context.get(SpacesService).networkBySlug(tx, DEMO_NETWORK)) !== null),
  );
  if (!loaded) return;
  console.log(`Demonstration sign-ins (password ${DEMO_PASSWORD}):`);
  console.log(`  coworker     ${ACCOUNTS.coworker.email}`);
  console.log(`  site manager ${ACCOUNTS.manager.email}`);
  console.log(`  company      ${ACCOUNTS.company.email}`);
  console.log(`  coordinator  ${ACCOUNTS.coordinator.email}`);
}

/** One line that changes in place on a terminal, a line per tenth in a log. */
function progressLine(): Progress {
  let last = '';
  return (what, done, of) => {
    const text = `Loading the demonstration: ${what} ${Math.floor((10 * done) / of) * 10} %`;
    if (text === last) return;
    last = text;
    if (process.stdout.isTTY) process.stdout.write(`\r${text.padEnd(60)}`);
    else if (text.endsWith(' 50 %') || text.endsWith(' 100 %')) console.log(text);
  };
}
