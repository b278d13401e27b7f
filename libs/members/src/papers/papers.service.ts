import { Injectable } from '@nestjs/common';
import { type Day, type PersonId, type SiteId, conflict, localDay, notFound } from '#libs/domain';
import { Db, type Tx, personScope } from '#libs/platform';
import { type NamedSite, SpacesService } from '#libs/spaces';
import { MembersService } from '../members/members.service.js';
import { ownSites } from '../sheet/sheet.store.js';
import { type SharedKind, sharedKinds } from './kinds.store.js';
import { type SentPage, checkedPage } from './papers.file.js';
import { closeGroups } from './papers.groups.js';
import { PAGES_AT_MOST, PAPER_STATES, WAITING_AT_MOST } from './papers.rules.js';
import {
  type Paper,
  type StoredPage,
  decide,
  deletePages,
  insertPage,
  insertPaper,
  lockMember,
  papersBy,
  storedPage,
} from './papers.store.js';

const SHOWN_AT_MOST = 200;

/** What a site asks for, and what the person has sent there, withdrawn ones left out; the newest first. */
export interface OwnPapers {
  readonly site: NamedSite;
  readonly today: Day;
  readonly kinds: readonly SharedKind[];
  readonly papers: readonly Paper[];
}

/** A document, and a page of it: the ids are the client's, so that sending again is safe. */
export interface NewPaper {
  readonly id: string;
  readonly kindId: string;
}

/** The documents of a person: what they send to sites, replace and take back. Staff decide in `DecisionsService`. */
@Injectable()
export class PapersService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
  ) {}

  /** At the sites that know the person, and at one more if they ask for it; sites that ask for nothing are left out. */
  async mine(personId: PersonId, slug: string | null): Promise<OwnPapers[]> {
    const asked = slug === null ? null : await this.siteOf(personId, slug);
    return this.db.run(personScope(personId), async (tx) => {
      const known = await ownSites(tx, personId);
      const sites = asked && !known.some(({ siteId }) => siteId === asked.siteId) ? [asked, ...known] : known;
      const kinds = await sharedKinds(
        tx,
        sites.map(({ siteId }) => siteId),
      );
      const states = ['waiting', 'approved', 'refused', 'revoked'] as const;
      const papers = await papersBy(tx, { personId, states, limit: SHOWN_AT_MOST });
      return sites
        .map((site) => ({
          ...{ site, today: localDay(tx.now, site.timeZone) },
          kinds: kinds.filter(({ siteId }) => siteId === site.siteId),
          papers: papers.filter(({ siteId }) => siteId === site.siteId),
        }))
        .filter(({ kinds, papers }) => kinds.length + papers.length > 0);
    });
  }

  /**
   * Sends a document, its first page, in the place of one of the same kind that waits. `bytes` is asked for only once all
   * else is in order, and looked at between two transactions. The same id again answers the document that is there.
   * Throws `paper_kind_closed`, `too_many_papers`, and what `checkedPage` throws.
   */
  async send(personId: PersonId, slug: string, order: NewPaper, bytes: () => Promise<Buffer>): Promise<Paper> {
    const { siteId } = await this.siteOf(personId, slug);
    const scope = personScope(personId, siteId);
    const known = await this.db.run(scope, (tx) => this.checkNew(tx, siteId, personId, order));
    if (known) return known;
    const page = await checkedPage(await bytes());
    return this.db.run(scope, async (tx) => {
      const member = await this.members.ensure(tx, siteId, personId);
      await lockMember(tx, siteId, member.id);
      const earlier = await this.checkNew(tx, siteId, personId, order);
      if (earlier) return earlier;
      const before = await papersBy(tx, { siteId, personId, states: ['waiting'], limit: SHOWN_AT_MOST });
      for (const old of before) if (old.kindId === order.kindId) await this.takeBack(tx, old);
      await insertPaper(tx, member, order);
      await insertPage(tx, { siteId, id: order.id, personId }, order.id, page);
      return this.own(tx, siteId, personId, order.id);
    });
  }

  /** One more page of a document that waits. The same id again changes nothing. Throws `too_many_pages`, `paper_decided`. */
  async addPage(
    personId: PersonId,
    slug: string,
    { paperId, pageId }: { readonly paperId: string; readonly pageId: string },
    bytes: () => Promise<Buffer>,
  ): Promise<Paper> {
    const { siteId } = await this.siteOf(personId, slug);
    const scope = personScope(personId, siteId);
    const hasRoom = (paper: Paper): boolean => {
      if (paper.pages.some(({ id }) => id === pageId)) return false;
      if (paper.state !== 'waiting') throw conflict('paper_decided', { state: paper.state });
      if (paper.pages.length >= PAGES_AT_MOST) throw conflict('too_many_pages', { most: PAGES_AT_MOST });
      return true;
    };
    const known = await this.db.run(scope, (tx) => this.own(tx, siteId, personId, paperId));
    if (!hasRoom(known)) return known;
    const page: SentPage = await checkedPage(await bytes());
    return this.db.run(scope, async (tx) => {
      await lockMember(tx, siteId, known.memberId);
      const paper = await this.own(tx, siteId, personId, paperId);
      if (hasRoom(paper)) await insertPage(tx, paper, pageId, page);
      return this.own(tx, siteId, personId, paperId);
    });
  }

  /**
   * Takes a document back that waits or is approved: its pages are forgotten at once, and what it opened ends today unless
   * another one opens it too. Throws `paper_decided` of one that was refused.
   */
  async withdraw(personId: PersonId, slug: string, id: string): Promise<void> {
    const { siteId } = await this.siteOf(personId, slug);
    await this.db.run(personScope(personId, siteId), async (tx) => {
      const { memberId } = await this.own(tx, siteId, personId, id);
      await lockMember(tx, siteId, memberId);
      const paper = await this.own(tx, siteId, personId, id);
      if (paper.state === 'withdrawn') return;
      if (paper.state !== 'waiting' && paper.state !== 'approved') {
        throw conflict('paper_decided', { state: paper.state });
      }
      await this.takeBack(tx, paper);
    });
  }

  async page(personId: PersonId, slug: string, paperId: string, pageId: string): Promise<StoredPage> {
    const { siteId } = await this.siteOf(personId, slug);
    const scope = personScope(personId, siteId);
    const page = await this.db.run(scope, (tx) => storedPage(tx, siteId, { paperId, pageId, personId }));
    if (!page) throw notFound();
    return page;
  }

  /** Behind the lock of the member. */
  private async takeBack(tx: Tx, paper: Paper): Promise<void> {
    const { siteId, id, state, lastDay } = paper;
    await decide(tx, paper, { state: 'withdrawn', lastDay, reason: null });
    await deletePages(tx, siteId, id);
    if (state === 'approved') await closeGroups(tx, siteId, id);
  }

  private async own(tx: Tx, siteId: SiteId, personId: PersonId, id: string): Promise<Paper> {
    const [paper] = await papersBy(tx, { siteId, id, personId, states: PAPER_STATES, limit: 1 });
    if (!paper) throw notFound();
    return paper;
  }

  /** The document, when it is there already; else makes sure that it may be sent. */
  private async checkNew(tx: Tx, siteId: SiteId, personId: PersonId, order: NewPaper): Promise<Paper | null> {
    const [known] = await papersBy(tx, { siteId, id: order.id, states: PAPER_STATES, limit: 1 });
    if (known) {
      if (known.personId !== personId || known.kindId !== order.kindId) throw conflict('id_reused');
      return known;
    }
    const kinds = await sharedKinds(tx, [siteId]);
    if (!kinds.some(({ id }) => id === order.kindId)) throw conflict('paper_kind_closed');
    const waiting = await papersBy(tx, { personId, states: ['waiting'], limit: SHOWN_AT_MOST });
    const others = waiting.filter((one) => one.siteId !== siteId || one.kindId !== order.kindId);
    if (others.length >= WAITING_AT_MOST) throw conflict('too_many_papers', { most: WAITING_AT_MOST });
    return null;
  }

  /** A site that knows the person, or one that everybody sees. */
  private async siteOf(personId: PersonId, slug: string): Promise<NamedSite> {
    return this.db.run(personScope(personId), async (tx) => {
      const known = (await ownSites(tx, personId)).find((site) => site.slug === slug);
      return known ?? this.spaces.siteBySlug(tx, slug);
    });
  }
}
