import { type NetworkId, type PersonId, type SiteId, addDays, mondayOf } from '#libs/domain';
import { ImportService, SettingsService } from '#libs/booking';
import { UsageService } from '#libs/insights';
import {
  type CompaniesService,
  type CompanyAccountsService,
  MembersService,
  PeopleService,
  RolesService,
} from '#libs/members';
import { Clock, Db, operatorScope, personScope } from '#libs/platform';
import { OpeningService, PlanService, SetupService, type SiteSetup, resolvedRates } from '#libs/spaces';
import { ACCOUNTS, DEMO_PASSWORD, generatePeople } from './people.js';
import { openCompany } from './companies.js';
import { Random } from './random.js';
import { LASER } from './resources.js';
import { generateSite } from './sites.js';
import { type DemoMember, type DemoSite, generateWeek } from './weeks.js';

export interface DemoOptions {
  readonly sites: number;
  /** Past weeks; a third as many (at least one) are booked ahead. */
  readonly weeks: number;
  readonly seed?: number;
}

export interface DemoServices {
  readonly clock: Clock;
  readonly db: Db;
  readonly setup: SetupService;
  readonly plans: PlanService;
  readonly opening: OpeningService;
  readonly people: PeopleService;
  readonly members: MembersService;
  readonly roles: RolesService;
  readonly accounts: CompanyAccountsService;
  readonly companies: CompaniesService;
  readonly imports: ImportService;
  readonly usage: UsageService;
  readonly rules: SettingsService;
}

/** Told as the work goes on: what is being loaded, how many of how many. */
export type Progress = (what: 'sites' | 'people' | 'reservations', done: number, of: number) => void;

interface LoadedSite extends DemoSite {
  readonly siteId: SiteId;
  readonly slug: string;
  readonly random: Random;
}

export interface LoadedDemo {
  readonly networkId: NetworkId;
  readonly sites: readonly { readonly siteId: SiteId; readonly slug: string }[];
  readonly reservations: number;
  /** The site of the demonstration's manager, where its coworker is at home. */
  readonly first: Omit<LoadedSite, 'random'> & { readonly regular: DemoMember };
}

export const DEMO_NETWORK = 'lille-demo';
/** Two connections keep a core of the database and one of this process busy. */
const AT_ONCE = 3;
const PEOPLE_PER_SITE = 36;
/** More than any demonstration looks back. */
const DAYS_BACK = 2 * 366;

/** Loads the demonstration network: the same for the same options and day. Every booking meets the guard. */
export async function loadDemo(services: DemoServices, options: DemoOptions, progress: Progress): Promise<LoadedDemo> {
  const random = new Random(options.seed ?? 2018);
  const network = { id: random.uuid(), slug: DEMO_NETWORK, name: 'Les lieux de Lille (démonstration)', country: 'FR' };
  const networkId = await services.setup.createNetwork(network);
  const setups = Array.from({ length: options.sites }, (_, rank) =>
    generateSite(random, rank, options.sites, networkId),
  );
  const accounts = await createAccounts(services);
  const personIds = await createPeople(services, random, options.sites * PEOPLE_PER_SITE, progress);
  const sites: LoadedSite[] = [];
  for (const [rank, setup] of setups.entries()) {
    const site = await createSite(services, random, setup, rank, personIds, accounts.coworker);
    await setRules(services, site, rank);
    sites.push(site);
    progress('sites', rank + 1, setups.length);
  }
  await services.roles.grant(operatorScope(sites[0]!.siteId), accounts.manager, {
    kind: 'site',
    id: sites[0]!.siteId,
    role: 'manager',
  });
  await services.roles.grant(operatorScope(null), accounts.coordinator, {
    kind: 'network',
    id: networkId,
    role: 'coordinator',
  });
  await openCompany(services, {
    siteId: sites[0]!.siteId,
    manager: accounts.company,
    people: [accounts.coworker, ...regularsOf(sites[0]!, accounts.coworker)],
  });
  const reservations = await book(services, sites, options.weeks, progress);
  const thisMonday = mondayOf(services.clock.today('Europe/Paris'));
  await services.usage.pool(operatorScope(null), networkId, addDays(thisMonday, -7 * options.weeks), thisMonday);
  const { random: _, ...first } = sites[0]!;
  return {
    networkId,
    sites: sites.map(({ siteId, slug }) => ({ siteId, slug })),
    reservations,
    first: { ...first, regular: first.regular! },
  };
}

/** Two who are often there. */
const regularsOf = ({ members }: LoadedSite, but: PersonId): PersonId[] =>
  members.flatMap(({ personId }) => (personId === but ? [] : personId)).slice(0, 2);

async function createAccounts({ people }: DemoServices) {
  const create = (account: { email: string; name: string }) =>
    people.createWithPassword({ ...account, locale: 'fr', password: DEMO_PASSWORD });
  return {
    coworker: await create(ACCOUNTS.coworker),
    manager: await create(ACCOUNTS.manager),
    company: await create(ACCOUNTS.company),
    coordinator: await create(ACCOUNTS.coordinator),
  };
}

async function createPeople({ people }: DemoServices, random: Random, count: number, progress: Progress) {
  const ids: PersonId[] = [];
  let done = 0;
  await together(generatePeople(random, count), async (person, index) => {
    ids[index] = await people.ensurePerson({ email: person.email, name: person.name, locale: 'fr' });
    progress('people', ++done, count);
  });
  return ids;
}

async function createSite(
  services: DemoServices,
  random: Random,
  setup: SiteSetup,
  rank: number,
  personIds: readonly PersonId[],
  coworker: PersonId,
): Promise<LoadedSite> {
  const { siteId, resourceIds } = await services.setup.createSite(setup, () => random.uuid());
  const { suggested } = await services.plans.edited(operatorScope(siteId), siteId);
  await services.plans.replace(operatorScope(siteId), siteId, suggested);
  const places = setup.resources.reduce((sum, resource) => sum + resource.capacity, 0);
  const regulars = random.sample(personIds, Math.max(24, Math.round(places * 0.95)));
  const members: DemoMember[] = [];
  const join = async (personId: PersonId): Promise<DemoMember> => {
    const member = await services.db.run(personScope(personId, siteId), (tx) =>
      services.members.ensure(tx, siteId, personId),
    );
    return { memberId: member.id, personId };
  };
  await together(regulars, async (personId, index) => {
    members[index] = await join(personId);
  });
  const today = services.clock.today(setup.site.timeZone);
  const [first, last] = [addDays(today, -DAYS_BACK), addDays(today, setup.site.horizonDays)];
  const plan = await services.db.run(operatorScope(siteId), (tx) => services.opening.plan(tx, siteId, first, last));
  return {
    siteId,
    slug: setup.site.slug,
    name: setup.site.name,
    timeZone: setup.site.timeZone,
    currency: setup.site.currency,
    plan,
    rates: resolvedRates(setup.rates),
    resources: setup.resources.map((resource, index) => ({ ...resource, id: resourceIds[index]! })),
    members,
    regular: rank === 0 ? await join(coworker) : null,
    popularity: rank === 0 ? 0.62 : 0.29 + 0.42 * random.next(),
    random: new Random(random.between(1, 1_000_000_000)),
  };
}

/**
 * Every second site asks for something when a booking is given back late, and a laser cutter for its training. Not the
 * first: whoever tries the demonstration there books and cancels as they like.
 */
async function setRules({ rules }: DemoServices, { siteId, resources, members }: LoadedSite, rank: number) {
  const scope = operatorScope(siteId);
  if (rank % 2 === 1) {
    const steps = [
      { hoursBefore: 24, feePercent: 50 },
      { hoursBefore: 2, feePercent: 100 },
    ];
    await rules.setSteps(scope, siteId, steps);
  }
  const laser = resources.find(({ name }) => name === LASER);
  if (!laser) return;
  // Numbers of its own: what else is drawn for the network stays as it is.
  const id = new Random(rank + 1).uuid();
  const training = { id, name: 'Sécurité laser', validityMonths: 12, resourceIds: [laser.id] };
  await rules.putAuthorisation(scope, siteId, training);
  for (const { memberId } of members.slice(0, 3)) await rules.grant(scope, siteId, id, memberId, null);
}

async function book(services: DemoServices, sites: readonly LoadedSite[], weeks: number, progress: Progress) {
  const now = services.clock.now();
  const ahead = Math.max(1, Math.round(weeks / 3));
  let reservations = 0;
  let done = 0;
  await together(sites, async (site) => {
    const thisMonday = mondayOf(services.clock.today(site.timeZone));
    const scope = operatorScope(site.siteId);
    for (let week = -weeks; week <= ahead; week++) {
      const imports = generateWeek(site.random, site, addDays(thisMonday, 7 * week), week, now);
      await services.imports.load(scope, site.siteId, site.timeZone, imports);
      reservations += imports.length;
    }
    await services.usage.rebuild(
      scope,
      site.siteId,
      addDays(thisMonday, -7 * weeks),
      addDays(thisMonday, 7 * ahead + 6),
    );
    progress('reservations', ++done, sites.length);
  });
  return reservations;
}

/** A few at a time, each with its index; the first failure stops the rest. */
async function together<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
