import { Injectable } from '@nestjs/common';
import { DomainError, type ResourceId, type SiteId, conflict, invalidField, notFound } from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { hoursChanged } from '../opening/opening.store.js';
import { LiveBookings } from './live-bookings.js';
import {
  type ResourceFacts,
  checkCapacity,
  checkFacts,
  checkOrder,
  parentBooked,
  refuseWhileBooked,
} from './resources.rules.js';
import {
  type ManagedResource,
  insertResource,
  managedResource,
  managedResources,
  ratesOf,
  setActive,
  setOrder,
  updateResource,
} from './resources.store.js';

export interface Inventory {
  readonly resources: readonly ManagedResource[];
  /** Those that a resource can be sold at; retired ones were, of what is retired. */
  readonly rates: readonly { id: string; name: string; active: boolean }[];
}

/** What a site offers, as its managers describe it. No change of theirs breaks a booking that stands. */
@Injectable()
export class ResourcesService {
  constructor(
    private readonly db: Db,
    private readonly bookings: LiveBookings,
  ) {}

  inventory(scope: Scope, siteId: SiteId): Promise<Inventory> {
    return this.db.run(scope, async (tx) => {
      const [resources, rates] = await Promise.all([managedResources(tx, siteId), ratesOf(tx, siteId)]);
      return { resources, rates };
    });
  }

  /** A new resource at the end of the list. The same order sent again answers what the first has made. */
  create(scope: Scope, siteId: SiteId, id: ResourceId, given: ResourceFacts): Promise<ManagedResource> {
    const facts = checkFacts(given);
    return this.db.run(scope, async (tx) => {
      await this.checkNames(tx, siteId, id, facts);
      const [made] = await insertResource(tx, siteId, id, facts);
      const resource = (await managedResource(tx, siteId, id))!;
      if (!made && (resource.name !== facts.name || resource.kind !== facts.kind)) throw conflict('id_reused');
      return resource;
    });
  }

  /**
   * Throws `resource_booked` when kind or mode change under live bookings, `capacity_below_booked` when there would be
   * fewer places than are taken, `parent_booked` when it would come to lie in what is booked at the same time.
   */
  async change(scope: Scope, siteId: SiteId, id: ResourceId, given: ResourceFacts): Promise<ManagedResource> {
    const facts = checkFacts(given);
    try {
      return await this.db.run(scope, async (tx) => {
        const before = await managedResource(tx, siteId, id);
        if (!before) throw notFound();
        await this.checkNames(tx, siteId, id, facts);
        // The trigger resource_changes_its_family locks them all: one of them before would be out of their order.
        const lies = before.parentId !== facts.parentId || before.mode !== facts.mode;
        const bookings = await this.bookings.lockedAt(tx, siteId, id, lies);
        if (before.kind !== facts.kind || before.mode !== facts.mode) refuseWhileBooked(bookings);
        if (facts.capacity < before.capacity) checkCapacity(bookings, facts.capacity);
        await updateResource(tx, siteId, id, facts);
        // What a closure of the parent closes is decided anew: bookings judged before are judged again.
        if (before.parentId !== facts.parentId) await hoursChanged(tx, siteId);
        return (await managedResource(tx, siteId, id))!;
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'parent_booked' || facts.parentId === null) throw error;
      const parentId = facts.parentId as ResourceId;
      throw parentBooked(await this.db.run(scope, (tx) => this.bookings.betweenFamilies(tx, siteId, id, parentId)));
    }
  }

  /** No longer offered, or offered again. Throws `resource_booked` with what must be moved or cancelled before. */
  offer(scope: Scope, siteId: SiteId, id: ResourceId, offered: boolean): Promise<ManagedResource> {
    return this.db.run(scope, async (tx) => {
      if (!(await managedResource(tx, siteId, id))) throw notFound();
      if (!offered) refuseWhileBooked(await this.bookings.lockedAt(tx, siteId, id));
      await setActive(tx, siteId, id, offered);
      return (await managedResource(tx, siteId, id))!;
    });
  }

  /** The order in which they are shown everywhere. */
  reorder(scope: Scope, siteId: SiteId, ids: readonly ResourceId[]): Promise<void> {
    return this.db.run(scope, async (tx) => {
      const known = await managedResources(tx, siteId);
      checkOrder(
        known.map((resource) => resource.id),
        ids,
      );
      await setOrder(tx, siteId, ids);
    });
  }

  /** What the facts name must be this site's, and the name must be free. */
  private async checkNames(tx: Tx, siteId: SiteId, id: ResourceId, facts: ResourceFacts): Promise<void> {
    const [resources, rates] = await Promise.all([managedResources(tx, siteId), ratesOf(tx, siteId)]);
    if (!rates.some((rate) => rate.id === facts.rateId)) throw invalidField('rateId', 'must be a rate of the site');
    const others = resources.filter((resource) => resource.id !== id);
    if (facts.parentId !== null && facts.parentId !== id && !others.some(({ id: other }) => other === facts.parentId)) {
      throw invalidField('parentId', 'must be another resource of the site');
    }
    if (others.some(({ name }) => name === facts.name)) throw conflict('name_taken');
  }
}
