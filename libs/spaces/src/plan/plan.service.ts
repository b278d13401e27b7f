import { Injectable } from '@nestjs/common';
import type { SiteId } from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { SpacesService } from '../spaces.service.js';
import { type SharedResource, sharedResources } from '../spaces.store.js';
import { type PlanPlace, checkPlan, suggestPlaces } from './plan.rules.js';
import { planPlaces, replacePlan, siteLanguage } from './plan.store.js';

export interface EditedPlan {
  readonly places: readonly PlanPlace[];
  /** Where the others could stand. */
  readonly suggested: readonly PlanPlace[];
  readonly resources: readonly SharedResource[];
}

/** What the first floor is called, until its manager says otherwise. */
const FLOOR = { fr: 'Rez-de-chaussée', en: 'Ground floor' };

/** The plan of a site: which resource stands where. It changes nothing about what can be booked. */
@Injectable()
export class PlanService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
  ) {}

  /** As everybody sees it. Empty when nobody has drawn one. */
  plan(slug: string): Promise<readonly PlanPlace[]> {
    return this.db.shared(async (tx) => planPlaces(tx, (await this.spaces.siteBySlug(tx, slug)).siteId));
  }

  /** As its managers edit it. */
  edited(scope: Scope, siteId: SiteId): Promise<EditedPlan> {
    return this.db.run(scope, (tx) => this.read(tx, siteId));
  }

  /** Puts the given plan in place of the one before. Throws not_found for a resource that is not the site's. */
  replace(scope: Scope, siteId: SiteId, places: readonly PlanPlace[]): Promise<EditedPlan> {
    checkPlan(places);
    return this.db.run({ ...scope, siteId }, async (tx) => {
      await replacePlan(tx, siteId, places);
      return this.read(tx, siteId);
    });
  }

  private async read(tx: Tx, siteId: SiteId): Promise<EditedPlan> {
    const [places, resources, language] = await Promise.all([
      planPlaces(tx, siteId),
      sharedResources(tx, [siteId]),
      siteLanguage(tx, siteId),
    ]);
    const floor = places[0]?.floor ?? FLOOR[language];
    return { places, resources, suggested: suggestPlaces(resources, places, floor) };
  }
}
