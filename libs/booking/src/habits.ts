import { Injectable } from '@nestjs/common';
import { DAY, type PersonId } from '#libs/domain';
import { Habits, type Usual } from '#libs/members';
import { Clock, Db, personScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { mostUsed } from './reservations.store.js';

const LOOK_BACK_DAYS = 90;

/** Where a person usually goes: the "as usual" card of the front page. */
@Injectable()
export class BookingHabits extends Habits {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly spaces: SpacesService,
  ) {
    super();
  }

  override usualOf(personId: PersonId): Promise<Usual | null> {
    const since = this.clock.now() - LOOK_BACK_DAYS * DAY;
    return this.db.run(personScope(personId), async (tx) => {
      const used = await mostUsed(tx, personId, since);
      if (!used) return null;
      const { sites } = await this.spaces.names(tx, [used.siteId]);
      const { slug, name, commune } = sites.get(used.siteId)!;
      return { slug, name, commune, resourceId: used.resourceId, kind: used.kind };
    });
  }
}
