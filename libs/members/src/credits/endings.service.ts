import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PersonId, type SiteId, addDays, isUuid, localDay, localTime } from '#libs/domain';
import { Config, Db, Jobs, Mailer, jobScope, publicScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { PeopleService } from '../people/people.service.js';
import { NOTICES } from './credits.rules.js';
import { sitesWithPastCredit } from './credits.store.js';
import { endingMail } from './endings.mails.js';
import { endingLots, noteEndings } from './endings.store.js';

const REMIND = 'credits.remind';
/** Somebody's credit ends soon: they are written to. */
const ENDING = 'credits.ending';
/** By the clock of the site: nobody is written to at night. */
const FROM_MINUTE = 8 * 60;

/** Who has credit left is told before it is lost: some weeks and some days before, once each. */
@Injectable()
export class EndingsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly people: PeopleService,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('23 * * * *', REMIND, () => this.remind());
    this.jobs.on(ENDING, ({ siteId, personId, lotIds }) => this.tell(String(siteId), String(personId), lotIds));
  }

  /** At each site, by its local day; what was told before is told no more. */
  async remind(): Promise<void> {
    // Nowhere is it later than a day after that of UTC.
    const sites = await this.db.run(publicScope, (tx) =>
      sitesWithPastCredit(tx, addDays(localDay(tx.now, 'UTC'), 1 + NOTICES[0].daysBefore)),
    );
    for (const siteId of sites) {
      await this.db.run(jobScope(REMIND, siteId), async (tx) => {
        const { timeZone } = await this.spaces.siteById(tx, siteId);
        if (localTime(tx.now, timeZone).minute < FROM_MINUTE) return;
        for (const notice of NOTICES) {
          const endings = await noteEndings(tx, siteId, localDay(tx.now, timeZone), notice);
          for (const ending of endings) await this.jobs.enqueue(tx, ENDING, { siteId, ...ending });
        }
      });
    }
  }

  private async tell(site: string, person: string, ids: unknown): Promise<void> {
    if (!isUuid(site) || !isUuid(person) || !Array.isArray(ids) || !ids.every(isUuid)) return;
    const [siteId, personId] = [site as SiteId, person as PersonId];
    const told = await this.db.run({ ...jobScope(ENDING, siteId), personId }, async (tx) => {
      const { name: siteName, timeZone } = await this.spaces.siteById(tx, siteId);
      const lots = await endingLots(tx, siteId, personId, ids, localDay(tx.now, timeZone));
      return { ...(await this.people.contact(tx, personId)), siteName, lots };
    });
    // Used up meanwhile: there is nothing to tell.
    if (told.lots.length === 0) return;
    const { email: to, ...mail } = told;
    await this.mailer.send(endingMail({ ...mail, to, link: `${this.config.publicUrl}/moi/carnets` }));
  }
}
