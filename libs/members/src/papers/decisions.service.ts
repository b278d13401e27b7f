import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY, type Day, type MemberId, type SiteId, conflict, isUuid, notFound, toIso } from '#libs/domain';
import { Clock, Config, Db, Jobs, Mailer, type Scope, type Tx, jobScope, publicScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { todayAt } from '../directory/directory.store.js';
import { everySite } from '../import/import.store.js';
import { MembersService } from '../members/members.service.js';
import { PeopleService } from '../people/people.service.js';
import { closeGroups, openGroups } from './papers.groups.js';
import { paperMail } from './papers.mails.js';
import { PAGES_KEPT_DAYS, PAPER_STATES, type PaperState, SOON_DAYS, lastDayOf, reasonOf } from './papers.rules.js';
import {
  type Decision,
  type Paper,
  type StoredPage,
  countWaiting,
  decide,
  forgetPages,
  lockMember,
  papersBy,
  storedPage,
  takeEnding,
} from './papers.store.js';

const TELL = 'papers.tell';
/** What the worker tells whoever sent a document. */
const NEWS = ['approved', 'refused', 'revoked', 'ending'] as const;
type PaperNews = (typeof NEWS)[number];

const SHOWN_AT_MOST = 50;

/** Documents as the staff see them, on a day where the site is. */
export interface FiledPapers {
  readonly today: Day;
  readonly papers: readonly Paper[];
}

export interface PaperDesk extends FiledPapers {
  /** How many wait, of whom the first are in `papers`. */
  readonly waiting: number;
  /** The last that were decided; the newest first. */
  readonly decided: readonly Paper[];
}

/** The word of a site on the documents that it was sent, and what follows from it. */
@Injectable()
export class DecisionsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly mailer: Mailer,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly people: PeopleService,
  ) {}

  onModuleInit(): void {
    this.jobs.on(TELL, ({ siteId, paperId, news }) => this.tell(String(siteId), String(paperId), String(news)));
    this.jobs.every('37 3 * * *', 'papers.forget', () => this.forget());
    this.jobs.every('43 5 * * *', 'papers.remind', () => this.remind());
  }

  /** What waits, the oldest first, and what was decided last. */
  desk(scope: Scope, siteId: SiteId): Promise<PaperDesk> {
    return this.db.run(scope, async (tx) => ({
      today: await todayAt(tx, siteId),
      waiting: await countWaiting(tx, siteId),
      papers: await papersBy(tx, { siteId, states: ['waiting'], limit: SHOWN_AT_MOST }),
      decided: await papersBy(tx, { siteId, states: ['approved', 'refused', 'revoked'], limit: SHOWN_AT_MOST }),
    }));
  }

  waiting(scope: Scope, siteId: SiteId): Promise<number> {
    return this.db.run(scope, (tx) => countWaiting(tx, siteId));
  }

  /** Of one member, those that were withdrawn too: that a decision was made stays known. */
  ofMember(scope: Scope, siteId: SiteId, memberId: MemberId): Promise<FiledPapers> {
    return this.db.run(scope, async (tx) => {
      await this.members.member(tx, siteId, memberId);
      const papers = await papersBy(tx, { siteId, memberId, states: PAPER_STATES, limit: SHOWN_AT_MOST });
      return { today: await todayAt(tx, siteId), papers };
    });
  }

  async page(scope: Scope, siteId: SiteId, paperId: string, pageId: string): Promise<StoredPage> {
    const page = await this.db.run(scope, (tx) => storedPage(tx, siteId, { paperId, pageId, personId: null }));
    if (!page) throw notFound();
    return page;
  }

  /**
   * Puts the member into what the document opens, until `lastDay` or as long as its kind says. `pages`: how many were
   * looked at. Throws `paper_decided`, `paper_changed` when there are others, `group_closed`.
   */
  approve(
    scope: Scope,
    siteId: SiteId,
    id: string,
    { pages, lastDay: asked }: { readonly pages: number; readonly lastDay?: string | undefined },
  ): Promise<void> {
    return this.db.run(scope, async (tx) => {
      const paper = await this.locked(tx, siteId, id, 'waiting', pages);
      const today = await todayAt(tx, siteId);
      const lastDay = lastDayOf(asked, paper, today);
      await openGroups(tx, paper, today, lastDay);
      await this.decided(tx, paper, { state: 'approved', lastDay, reason: null });
    });
  }

  /** Throws `paper_decided`, `paper_changed`. */
  async refuse(
    scope: Scope,
    siteId: SiteId,
    id: string,
    { pages, reason }: { readonly pages: number; readonly reason: string },
  ): Promise<void> {
    const because = reasonOf(reason);
    return this.db.run(scope, async (tx) => {
      const paper = await this.locked(tx, siteId, id, 'waiting', pages);
      await this.decided(tx, paper, { state: 'refused', lastDay: null, reason: because });
    });
  }

  /** Takes an approval back: what it opened ends today. Bookings that were made keep their price. */
  async revoke(scope: Scope, siteId: SiteId, id: string, reason: string): Promise<void> {
    const because = reasonOf(reason);
    return this.db.run(scope, async (tx) => {
      const paper = await this.locked(tx, siteId, id, 'approved', null);
      await this.decided(tx, paper, { state: 'revoked', lastDay: paper.lastDay, reason: because });
      await closeGroups(tx, siteId, id);
    });
  }

  /** Whoever comes second finds it decided. */
  private async locked(tx: Tx, siteId: SiteId, id: string, state: PaperState, pages: number | null): Promise<Paper> {
    const { memberId } = await this.paper(tx, siteId, id);
    await lockMember(tx, siteId, memberId);
    const paper = await this.paper(tx, siteId, id);
    if (paper.state !== state) throw conflict('paper_decided', { state: paper.state });
    if (pages !== null && pages !== paper.pages.length) throw conflict('paper_changed', { pages: paper.pages.length });
    return paper;
  }

  private async decided(
    tx: Tx,
    paper: Paper,
    decision: Decision & { readonly state: Exclude<PaperNews, 'ending'> },
  ): Promise<void> {
    const { siteId, id } = paper;
    await decide(tx, paper, decision);
    await this.jobs.enqueue(tx, TELL, { siteId, paperId: id, news: decision.state });
  }

  private async paper(tx: Tx, siteId: SiteId, id: string): Promise<Paper> {
    const [paper] = await papersBy(tx, { siteId, id, states: PAPER_STATES, limit: 1 });
    if (!paper) throw notFound();
    return paper;
  }

  /** Pages say more of a person than the decision needs: they go, it stays. */
  private async forget(): Promise<void> {
    const before = toIso(this.clock.now() - PAGES_KEPT_DAYS * DAY);
    for (const { siteId } of await this.db.run(publicScope, (tx) => everySite(tx))) {
      await this.db.run(jobScope('papers.forget', siteId), (tx) => forgetPages(tx, siteId, before));
    }
  }

  /** Several at once tell each member once. */
  private async remind(): Promise<void> {
    for (const { siteId } of await this.db.run(publicScope, (tx) => everySite(tx))) {
      await this.db.run(jobScope('papers.remind', siteId), async (tx) => {
        const today = await todayAt(tx, siteId);
        for (const { id } of await takeEnding(tx, siteId, today, SOON_DAYS)) {
          await this.jobs.enqueue(tx, TELL, { siteId, paperId: id, news: 'ending' });
        }
      });
    }
  }

  private async tell(site: string, paperId: string, told: string): Promise<void> {
    const news = NEWS.find((one) => one === told);
    if (!news || !isUuid(site) || !isUuid(paperId)) return;
    const siteId = site as SiteId;
    const scope = jobScope(TELL, siteId);
    const { paper, place } = await this.db.run(scope, async (tx) => ({
      paper: (await papersBy(tx, { siteId, id: paperId, states: PAPER_STATES, limit: 1 }))[0],
      place: (await this.spaces.names(tx, [siteId])).sites.get(siteId),
    }));
    // What was decided may have been withdrawn or taken back since: then its own news says so.
    if (!paper || !place || paper.state !== (news === 'ending' ? 'approved' : news)) return;
    const { personId, kindName, lastDay, reason } = paper;
    const contact = await this.db.run({ ...scope, personId }, (tx) => this.people.contact(tx, personId));
    const link = `${this.config.publicUrl}/moi/justificatifs`;
    await this.mailer.send(
      paperMail({ ...contact, to: contact.email, news, siteName: place.name, kindName, lastDay, reason, link }),
    );
  }
}
