import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { ClosurePayload } from '#libs/chain';
import { DomainError, type SiteId, isUuid } from '#libs/domain';
import { Config, Db, Jobs, Mailer, jobScope, publicScope } from '#libs/platform';
import { LegalProfiles, SpacesService } from '#libs/spaces';
import { closingMail } from './closing.mail.js';
import { Journal } from './journal.service.js';
import { closureAt, sitesThatSell } from './journal.store.js';
import { SiteManagers } from './managers.js';

const CLOSE = 'journal.closing';

/** Closes days, months and years when they are over, and tells managers what months and years came to. */
@Injectable()
export class JournalClosing implements OnModuleInit {
  private readonly log = new Logger('journal');

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly journal: Journal,
    private readonly managers: SiteManagers,
    private readonly profiles: LegalProfiles,
    private readonly spaces: SpacesService,
  ) {}

  onModuleInit(): void {
    // Hourly, because days end at their own hour in each time zone.
    this.jobs.every('3 * * * *', CLOSE, () => this.closeEverywhere(), { timeoutSeconds: 1800 });
    this.jobs.on('journal.closed', async ({ siteId, seq }) => {
      if (!isUuid(siteId) || !Number.isSafeInteger(seq)) throw new TypeError('journal.closed without its entry');
      await this.tell(siteId as SiteId, seq as number);
    });
  }

  /** Each site on its own: safe to run at once and to kill. */
  async closeEverywhere(): Promise<void> {
    const failed: unknown[] = [];
    for (const siteId of await this.db.run(publicScope, (tx) => sitesThatSell(tx))) {
      try {
        await this.closeSite(siteId);
      } catch (error) {
        // The others are not kept waiting by one; the job is tried again for it.
        this.log.error(`${siteId}: ${error instanceof DomainError ? error.code : String(error)}`);
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
  }

  closeSite(siteId: SiteId): Promise<void> {
    return this.db.run(jobScope(CLOSE, siteId), (tx) => this.journal.bringUpToDate(tx, siteId));
  }

  /** The hash of a closure, to each of the site's managers: whoever has it can tell whether the journal was cut. */
  private async tell(siteId: SiteId, seq: number): Promise<void> {
    const told = await this.db.run(jobScope('journal.closed', siteId), async (tx) => {
      const closure = await closureAt(tx, siteId, seq);
      const profile = await this.profiles.byTx(tx, siteId);
      const { sites } = await this.spaces.names(tx, [siteId]);
      return { closure, profile, slug: sites.get(siteId)?.slug, to: await this.managers.emails(tx, siteId) };
    });
    const { closure, profile, slug, to } = told;
    if (!closure || !profile || slug === undefined) return;
    const { locale, name: siteName, currency } = profile;
    const page = `${this.config.publicUrl}/gestion/journal?lieu=${encodeURIComponent(slug)}`;
    const { kind, hash } = closure;
    const facts = { locale, siteName, currency, kind, seq, hash, page };
    for (const address of to) {
      await this.mailer.send(
        closingMail({ ...facts, to: address, closure: JSON.parse(closure.payload) as ClosurePayload }),
      );
    }
  }
}
