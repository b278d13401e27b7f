import { Injectable } from '@nestjs/common';
import type { CreditUnit, Interval, MemberId, ResourceId, SiteId, Standing, WantedExtra } from '#libs/domain';
import { MembersService, type Named, StandingService, type Tried } from '#libs/members';
import { Db, type Scope } from '#libs/platform';
import { ExtrasService, SpacesService, takenOf } from '#libs/spaces';
import { tellPrice, usedOf } from '../priced.js';
import { EVERYBODY, type OfferedPrice, PricesService } from '../prices.service.js';
import { checkTimes } from '../reservations.rules.js';

export interface Simulated extends Tried {
  readonly resourceId: ResourceId;
  readonly during: Interval;
  readonly quantity: number;
  readonly extras: readonly WantedExtra[];
  /** Null: somebody who is not known. */
  readonly memberId: MemberId | null;
}

export interface Simulation extends OfferedPrice {
  readonly memberName: string | null;
  /** Prepaid or included rights that would be used up, in that order. */
  readonly credit: readonly { readonly name: string; readonly unit: CreditUnit; readonly amount: number }[];
}

/** What somebody would pay: nothing is written, and whether the place is free is not asked. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly extras: ExtrasService,
    private readonly members: MembersService,
    private readonly standings: StandingService,
    private readonly prices: PricesService,
  ) {}

  /** A plan or a group that is tried comes on top of what the member has. */
  of(
    scope: Scope,
    siteId: SiteId,
    { resourceId, during, quantity, extras, memberId, ...tried }: Simulated,
  ): Promise<Simulation> {
    checkTimes(during);
    return this.db.run(scope, async (tx) => {
      const [offer, offered] = await Promise.all([
        this.spaces.offer(tx, siteId, resourceId),
        this.extras.offered(tx, siteId, resourceId, during),
      ]);
      const member = memberId === null ? null : await this.members.member(tx, siteId, memberId);
      const own = member ? await this.prices.standing(tx, siteId, offer, member, during) : EVERYBODY;
      const place = { ...during, zone: offer.timeZone };
      const more = await this.standings.tried(tx, siteId, tried, usedOf(offer, during), place);
      const standing: Standing = {
        advantages: [...own.advantages, ...more.advantages],
        lots: [...own.lots, ...more.lots],
      };
      const taken = takenOf(offered, extras, quantity);
      const quote = this.prices.preview(offer, during, quantity, standing, taken);
      const credit = quote.debits.map(({ lotId, amount }) => {
        const { name, unit } = standing.lots.find(({ id }) => id === lotId)!;
        return { name, unit, amount };
      });
      return { ...tellPrice(offer, quote), offered, memberName: member?.name ?? null, credit };
    });
  }

  /** What can be tried out. */
  advantages(scope: Scope, siteId: SiteId): Promise<{ plans: readonly Named[]; groups: readonly Named[] }> {
    return this.db.run(scope, (tx) => this.standings.advantages(tx, siteId));
  }
}
