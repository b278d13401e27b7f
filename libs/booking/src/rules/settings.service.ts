import { Injectable } from '@nestjs/common';
import {
  type Day,
  type MemberId,
  type SiteId,
  type Zone,
  addDays,
  addMonths,
  invalidField,
  localDay,
  notFound,
} from '#libs/domain';
import { MembersService } from '#libs/members';
import { Db, type Scope, type Tx, actingPerson } from '#libs/platform';
import { type SharedResource, SpacesService } from '#libs/spaces';
import { checkSteps } from './cancellation.rules.js';
import type { Quota } from './personal.rules.js';
import { RulesService } from './rules.service.js';
import type { Rulebook } from './rules.store.js';
import * as store from './settings.store.js';
import { type CancellationStep, type ResourceRules, type SiteTerms } from './terms.rules.js';

export interface Settings {
  readonly today: Day;
  readonly terms: SiteTerms;
  readonly quotas: readonly Quota[];
  readonly resources: readonly SharedResource[];
  readonly authorisations: readonly (store.Authorisation & { readonly grants: readonly store.Grant[] })[];
}

const QUOTAS_AT_MOST = 50;
const AUTHORISATIONS_AT_MOST = 100;

/** What a site's manager decides about booking. Each change holds from the next booking on. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly rules: RulesService,
  ) {}

  read(scope: Scope, siteId: SiteId): Promise<Settings> {
    return this.db.run(scope, (tx) => this.settings(tx, siteId));
  }

  /** For who comes to book: the same rules without names. */
  published(slug: string): Promise<Rulebook> {
    return this.db.shared(async (tx) => this.rules.of(tx, (await this.spaces.siteBySlug(tx, slug)).siteId));
  }

  setSite(scope: Scope, siteId: SiteId, wanted: store.SiteSettings): Promise<Settings> {
    return this.change(scope, siteId, async (tx) => {
      await store.setSiteRules(tx, siteId, wanted);
      await this.spaces.setHorizon(tx, siteId, wanted.horizonDays);
    });
  }

  setResource(scope: Scope, siteId: SiteId, wanted: ResourceRules): Promise<Settings> {
    return this.change(scope, siteId, async (tx) => {
      await this.known(tx, siteId, [wanted.resourceId]);
      await store.putResourceRules(tx, siteId, wanted);
    });
  }

  setSteps(scope: Scope, siteId: SiteId, wanted: readonly CancellationStep[]): Promise<Settings> {
    const steps = checkSteps(wanted);
    return this.change(scope, siteId, (tx) => store.replaceSteps(tx, siteId, steps));
  }

  /** Adds a quota, or changes the one that has this id. */
  putQuota(scope: Scope, siteId: SiteId, quota: Quota): Promise<Settings> {
    return this.change(scope, siteId, async (tx) => {
      if (quota.resourceId !== null) await this.known(tx, siteId, [quota.resourceId]);
      await store.putQuota(tx, siteId, quota);
      const { quotas } = await this.rules.of(tx, siteId);
      if (quotas.length > QUOTAS_AT_MOST) throw invalidField('id', `at most ${QUOTAS_AT_MOST} quotas`);
    });
  }

  async removeQuota(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    await this.db.run(scope, async (tx) => {
      if (!(await store.removeQuota(tx, siteId, id))) throw notFound();
    });
  }

  /** Adds a training, or changes the one that has this id. Who has it keeps the date it holds until. */
  putAuthorisation(scope: Scope, siteId: SiteId, wanted: store.Authorisation): Promise<Settings> {
    const name = wanted.name.trim();
    if (name === '') throw invalidField('name', 'must say what it is called');
    const resourceIds = [...new Set(wanted.resourceIds)];
    return this.change(scope, siteId, async (tx) => {
      await this.known(tx, siteId, resourceIds);
      await store.putAuthorisation(tx, siteId, { ...wanted, name, resourceIds });
      const count = (await store.authorisations(tx, siteId)).length;
      if (count > AUTHORISATIONS_AT_MOST) throw invalidField('id', `at most ${AUTHORISATIONS_AT_MOST}`);
    });
  }

  async removeAuthorisation(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    await this.db.run(scope, async (tx) => {
      if (!(await store.removeAuthorisation(tx, siteId, id))) throw notFound();
    });
  }

  /** A member has done a training, on a day of the site's calendar (null: today). Granting it again renews it. */
  grant(scope: Scope, siteId: SiteId, id: string, memberId: MemberId, day: Day | null): Promise<Settings> {
    return this.change(scope, siteId, async (tx) => {
      const training = (await store.authorisations(tx, siteId)).find((one) => one.id === id);
      if (!training) throw notFound();
      await this.members.member(tx, siteId, memberId);
      const grantedOn = day ?? localDay(tx.now, await this.zone(tx, siteId));
      const { validityMonths } = training;
      // A year from 3 May on holds until 2 May, that day included.
      const expiresOn = validityMonths === null ? null : addDays(addMonths(grantedOn, validityMonths), -1);
      const grantedBy = actingPerson(tx.scope);
      await store.putGrant(tx, siteId, { authorisationId: id, memberId, grantedOn, expiresOn, grantedBy });
    });
  }

  async revoke(scope: Scope, siteId: SiteId, id: string, memberId: MemberId): Promise<void> {
    await this.db.run(scope, async (tx) => {
      if (!(await store.removeGrant(tx, siteId, id, memberId))) throw notFound();
    });
  }

  private change(scope: Scope, siteId: SiteId, work: (tx: Tx) => Promise<unknown>): Promise<Settings> {
    return this.db.run(scope, async (tx) => {
      await work(tx);
      return this.settings(tx, siteId);
    });
  }

  private async settings(tx: Tx, siteId: SiteId): Promise<Settings> {
    const [zone, { site, quotas }, resources, authorisations, grants] = await Promise.all([
      this.zone(tx, siteId),
      this.rules.of(tx, siteId),
      this.spaces.resources(tx, siteId),
      store.authorisations(tx, siteId),
      store.grants(tx, siteId),
    ]);
    const held = Map.groupBy(grants, (grant) => grant.authorisationId);
    return {
      today: localDay(tx.now, zone),
      ...{ terms: site, quotas, resources },
      authorisations: authorisations.map((one) => ({ ...one, grants: held.get(one.id) ?? [] })),
    };
  }

  private async zone(tx: Tx, siteId: SiteId): Promise<Zone> {
    return (await this.spaces.siteById(tx, siteId)).timeZone;
  }

  private async known(tx: Tx, siteId: SiteId, resourceIds: readonly string[]): Promise<void> {
    const known = new Set<string>((await this.spaces.resources(tx, siteId)).map(({ id }) => id));
    if (!resourceIds.every((id) => known.has(id))) throw notFound();
  }
}
