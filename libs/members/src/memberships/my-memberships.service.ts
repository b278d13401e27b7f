import { Injectable } from '@nestjs/common';
import type { Day, PersonId, SiteId } from '#libs/domain';
import { Clock, Db, personScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { sitesOfPerson } from '../members/members.store.js';
import { PlansService } from '../plans/plans.service.js';
import type { Plan } from '../plans/plans.store.js';
import { type MembershipFacts, MembershipReader } from './memberships.reader.js';

export interface MySite {
  readonly id: SiteId;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly today: Day;
  readonly memberships: readonly MembershipFacts[];
  /** What the person could take and does not have. */
  readonly offered: readonly Plan[];
  /** Names of what rights are for. */
  readonly resources: ReadonlyMap<string, string>;
}

/** What a person has, and could have, at the sites that know them. */
@Injectable()
export class MyMembershipsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly spaces: SpacesService,
    private readonly plans: PlansService,
    private readonly memberships: MembershipReader,
  ) {}

  async of(personId: PersonId): Promise<MySite[]> {
    const { ids, names } = await this.db.run(personScope(personId), async (tx) => {
      const ids = await sitesOfPerson(tx, personId);
      return { ids, names: (await this.spaces.names(tx, ids)).sites };
    });
    const own = new Map((await this.memberships.own(personId)).map(({ siteId, facts }) => [siteId, facts]));
    const sites: MySite[] = [];
    for (const id of ids) {
      const site = names.get(id);
      if (!site) continue;
      const book = await this.db.run(personScope(personId, id), (tx) => this.plans.bookWithin(tx, id));
      const memberships = own.get(id) ?? [];
      const today = this.clock.today(book.timeZone);
      const held = new Set(
        memberships.flatMap(({ membership }) =>
          membership.terms.filter(({ next }) => next === null || next > today).map(({ planId }) => planId),
        ),
      );
      const offered = book.plans.filter(
        ({ id: plan, active, selfService }) => active && selfService && !held.has(plan),
      );
      if (memberships.length === 0 && offered.length === 0) continue;
      const resources = new Map(book.resources.map(({ id: resource, name }) => [resource, name]));
      const { slug, name } = site;
      sites.push({ id, slug, name, currency: book.currency, today, memberships, offered, resources });
    }
    return sites.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  }
}
