import { Injectable } from '@nestjs/common';
import type { Instant, MemberId, SiteId } from '#libs/domain';
import { MembersService, Visits } from '#libs/members';
import { Db, type Scope, type Tx } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import {
  type MemberBooking,
  type MemberTraining,
  checkedInSince,
  pastOf,
  trainingsOf,
  upcomingOf,
} from './activity.store.js';

const SHOWN_AT_MOST = 20;

export interface Activity {
  readonly timeZone: string;
  readonly upcoming: readonly MemberBooking[];
  readonly past: readonly MemberBooking[];
  readonly trainings: readonly MemberTraining[];
}

/** What a member has booked and may use: the part of their sheet that bookings know. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly db: Db,
    private readonly members: MembersService,
    private readonly spaces: SpacesService,
  ) {}

  of(scope: Scope, siteId: SiteId, memberId: MemberId): Promise<Activity> {
    return this.db.run(scope, async (tx) => {
      await this.members.member(tx, siteId, memberId);
      const { sites } = await this.spaces.names(tx, [siteId]);
      return {
        timeZone: sites.get(siteId)!.timeZone,
        upcoming: await upcomingOf(tx, siteId, memberId, SHOWN_AT_MOST),
        past: await pastOf(tx, siteId, memberId, SHOWN_AT_MOST),
        trainings: await trainingsOf(tx, siteId, memberId),
      };
    });
  }
}

@Injectable()
export class CheckedInVisits extends Visits {
  override since(tx: Tx, siteId: SiteId, since: Instant): Promise<MemberId[]> {
    return checkedInSince(tx, siteId, since);
  }
}
