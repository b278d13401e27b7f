import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { NetworkId, OpeningHours, Rate, RateTable, RateWindow, ResourceId, SiteId } from '#libs/domain';
import { Db, operatorScope } from '#libs/platform';
import { ClosureRow, KeptHolidayRow, NamedPeriodRow } from './opening/opening.entities.js';
import {
  LegalProfileRow as Profile,
  NetworkRow,
  OpeningHoursRow,
  RateRow,
  RateStepRow,
  RateWindowRow,
  ResourceRow,
  SiteRow,
} from './spaces.entities.js';
import { type LegalProfile, LegalProfiles } from './sellers/legal.service.js';
import { featuresOf } from './resources/resources.rules.js';
import type { SellerData } from './sellers/seller.rules.js';

/** What can be left out is unknown, or not said. */
type Described = 'people' | 'descriptionFr' | 'descriptionEn' | 'accessibility';

export type NewSite = Omit<SiteRow, 'siteId' | 'createdAt' | 'accessibility'> & Partial<Pick<SiteRow, 'accessibility'>>;
export interface NewResource
  extends
    Omit<ResourceRow, 'siteId' | 'id' | 'rateId' | 'active' | 'position' | 'parentId' | 'parentSince' | Described>,
    Partial<Pick<ResourceRow, Described>> {
  readonly rate: string;
  /** The name of the resource of this list that it lies in. */
  readonly parent?: string;
}

export type NewClosure = Omit<ClosureRow, 'siteId' | 'id' | 'resourceId' | 'createdAt' | 'createdBy'>;

export type NewPeriod = Omit<NamedPeriodRow, 'siteId' | 'id' | 'resourceId' | 'position'>;

export interface SiteSetup {
  readonly site: NewSite;
  readonly profile: SellerData | null;
  readonly hours: readonly OpeningHours[];
  /** By name; resources and windows refer to it. */
  readonly rates: Readonly<Record<string, NewRate>>;
  readonly resources: readonly NewResource[];
  /** Rules of the public holidays on which the site is closed, by their calendar (opening.holidays.ts). */
  readonly holidays?: readonly string[];
  /** Of the whole site. */
  readonly closures?: readonly NewClosure[];
  /** Parts of the day that the whole site offers by a name, in their order. */
  readonly periods?: readonly NewPeriod[];
}

/** A rate by the names of the tables that stand in for its own in parts of the week. */
export interface NewRate extends Omit<Rate, 'windows'> {
  readonly windows?: readonly (Pick<RateWindow, 'weekday' | 'from' | 'until'> & { readonly table: string })[];
}

/** What an operator does once: networks and whole sites. Ids may be given so that a generated network is stable. */
@Injectable()
export class SetupService {
  constructor(
    private readonly db: Db,
    private readonly profiles: LegalProfiles,
  ) {}

  async createNetwork(network: { slug: string; name: string; country: string; id?: string }): Promise<NetworkId> {
    const id = network.id ?? uuidv7();
    await this.db.run(operatorScope(null), (tx) => tx.repo(NetworkRow).insert({ ...network, id }));
    return id as NetworkId;
  }

  /** A site with everything needed to take bookings, in one transaction. */
  async createSite(
    setup: SiteSetup,
    newId: () => string = uuidv7,
  ): Promise<{ siteId: SiteId; resourceIds: ResourceId[] }> {
    const siteId = newId() as SiteId;
    const rateIds = new Map(Object.keys(setup.rates).map((name) => [name, newId()]));
    const ids = new Map(setup.resources.map(({ name }) => [name, newId()]));
    const resources = setup.resources.map(({ rate, parent, features: words, ...resource }, position) => {
      const rateId = rateIds.get(rate);
      const parentId = parent === undefined ? null : ids.get(parent);
      if (!rateId) throw new RangeError(`resource ${resource.name} has an unknown rate: ${rate}`);
      if (parentId === undefined) throw new RangeError(`resource ${resource.name} lies in an unknown one: ${parent}`);
      const features = featuresOf(words);
      return { ...resource, siteId, id: ids.get(resource.name)!, rateId, parentId, features, active: true, position };
    });
    await this.db.run(operatorScope(siteId), async (tx) => {
      await tx.repo(SiteRow).insert({ ...setup.site, siteId });
      if (setup.profile) await tx.repo(Profile).insert({ ...setup.profile, siteId });
      await tx.repo(OpeningHoursRow).insert(setup.hours.map((row) => ({ ...row, siteId })));
      for (const [name, rate] of Object.entries(setup.rates)) {
        const { steps, windows: _windows, ...terms } = rate;
        const rateId = rateIds.get(name)!;
        await tx.repo(RateRow).insert({ ...terms, siteId, id: rateId, name, active: true });
        await tx.repo(RateStepRow).insert(steps.map((step) => ({ upToMinutes: 0, ...step, siteId, rateId })));
      }
      await tx.repo(RateWindowRow).insert(windowsOf(setup.rates, rateIds).map((row) => ({ ...row, siteId })));
      await tx.repo(ResourceRow).insert(resources);
      await tx.repo(KeptHolidayRow).insert((setup.holidays ?? []).map((rule) => ({ rule, siteId })));
      const told = { siteId, resourceId: null, createdAt: new Date(tx.now), createdBy: null };
      await tx.repo(ClosureRow).insert((setup.closures ?? []).map((row) => ({ ...row, ...told, id: newId() })));
      const periods = (setup.periods ?? []).map((row, position) => ({ ...row, position, siteId, resourceId: null }));
      await tx.repo(NamedPeriodRow).insert(periods.map((row) => ({ ...row, id: newId() })));
    });
    return { siteId, resourceIds: resources.map((resource) => resource.id as ResourceId) };
  }

  /** Who sells at this site from now on. Documents already issued keep the seller they were issued by. */
  setSeller(siteId: SiteId, seller: SellerData): Promise<LegalProfile | null> {
    return this.db.run(operatorScope(siteId), (tx) => this.profiles.save(tx, siteId, seller));
  }
}

/** The same rates with their tables in place, as prices are reckoned by. */
export function resolvedRates(rates: SiteSetup['rates']): Record<string, Rate> {
  const tableOf = (name: string): RateTable => ({
    steps: rates[name]!.steps,
    dailyCapCents: rates[name]!.dailyCapCents,
  });
  return Object.fromEntries(
    Object.entries(rates).map(([name, { windows = [], ...rate }]) => {
      const parts = windows.map(({ table, ...part }) => ({ ...part, name: table, table: tableOf(table) }));
      return [name, { ...rate, windows: parts }];
    }),
  );
}

function windowsOf(rates: SiteSetup['rates'], ids: ReadonlyMap<string, string>): Omit<RateWindowRow, 'siteId'>[] {
  return Object.entries(rates).flatMap(([name, { priceMode, vatRateBp, windows = [] }]) =>
    windows.map(({ weekday, from, until, table }) => {
      const tableId = ids.get(table);
      if (!tableId) throw new RangeError(`rate ${name} has a part of the week at an unknown one: ${table}`);
      const rateId = ids.get(name)!;
      return { rateId, weekday, fromMinute: from, untilMinute: until, tableId, priceMode, vatRateBp };
    }),
  );
}
