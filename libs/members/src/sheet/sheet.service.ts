import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  type Currency,
  type MemberId,
  type PersonId,
  type ReverseCharge,
  type SiteId,
  type Zone,
  forbidden,
  notFound,
} from '#libs/domain';
import { Db, type Principal, type Scope, personScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { todayAt } from '../directory/directory.store.js';
import { MembersService } from '../members/members.service.js';
import type { Member } from '../members/members.store.js';
import { ReverseCharges } from '../members/reverse-charge.service.js';
import { PURPOSES, type Purpose } from './sheet.entities.js';
import { mayRemoveNote, noteText } from './sheet.rules.js';
import {
  type Consent,
  type GroupHeld,
  type LotHeld,
  type Note,
  type TermHeld,
  consentsOf,
  consentsOfPerson,
  deleteNote,
  groupsHeld,
  insertConsent,
  insertNote,
  joinedAt,
  lotsHeld,
  noteAuthor,
  notesOf,
  ownSites,
  termsHeld,
} from './sheet.store.js';

/** Everything that the staff of a site know of a member, but for bookings and money. */
export interface MemberSheet {
  readonly member: Member;
  readonly joinedAt: Date;
  readonly today: string;
  readonly currency: Currency;
  readonly timeZone: Zone;
  readonly groups: readonly GroupHeld[];
  readonly terms: readonly TermHeld[];
  readonly lots: readonly LotHeld[];
  readonly consents: readonly Consent[];
  readonly notes: readonly Note[];
  readonly reverseCharge: ReverseCharge;
}

export interface OwnSite {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: Zone;
  readonly consents: readonly Consent[];
}

/** The sheet of a member at a site, and what they themselves say there. */
@Injectable()
export class SheetService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly reverseCharges: ReverseCharges,
  ) {}

  of(scope: Scope, siteId: SiteId, id: MemberId): Promise<MemberSheet> {
    return this.db.run(scope, async (tx) => {
      const member = await this.members.member(tx, siteId, id);
      const today = await todayAt(tx, siteId);
      const { currency, timeZone } = await this.spaces.siteById(tx, siteId);
      return {
        ...{ member, today, currency, timeZone, joinedAt: await joinedAt(tx, siteId, id) },
        groups: await groupsHeld(tx, siteId, id, today),
        terms: await termsHeld(tx, siteId, id),
        lots: await lotsHeld(tx, siteId, id, today),
        consents: await consentsOf(tx, siteId, id),
        notes: await notesOf(tx, siteId, id),
        reverseCharge: (await this.reverseCharges.of(tx, siteId, [member]))[0]!,
      };
    });
  }

  /** The same id again changes nothing. */
  note(scope: Scope, siteId: SiteId, memberId: MemberId, order: { id: string; text: string }): Promise<Note[]> {
    const text = noteText(order.text);
    return this.db.run(scope, async (tx) => {
      await this.members.member(tx, siteId, memberId);
      await insertNote(tx, siteId, memberId, order.id, text);
      return notesOf(tx, siteId, memberId);
    });
  }

  /** A note of somebody else's is a manager's to remove. */
  removeNote(scope: Scope, siteId: SiteId, id: string, { personId, grants }: Principal): Promise<void> {
    const isManager = grants.some((one) => one.kind === 'site' && one.id === siteId && one.role === 'manager');
    return this.db.run(scope, async (tx) => {
      const note = await noteAuthor(tx, siteId, id);
      if (!note) throw notFound();
      if (!mayRemoveNote(note.writtenBy, personId, isManager)) throw forbidden();
      await deleteNote(tx, siteId, id);
    });
  }

  /** The sites that know a person, with what the person agreed to at each. */
  ownSites(personId: PersonId): Promise<OwnSite[]> {
    return this.db.run(personScope(personId), async (tx) => {
      const [sites, consents] = [await ownSites(tx, personId), await consentsOfPerson(tx, personId)];
      return sites.map(({ siteId, slug, name, timeZone }) => ({
        ...{ slug, name, timeZone },
        consents: consents.filter((one) => one.siteId === siteId),
      }));
    });
  }

  /** What is not given stays as it was said last. */
  async agree(personId: PersonId, slug: string, said: Partial<Record<Purpose, boolean>>): Promise<OwnSite> {
    const sites = await this.db.run(personScope(personId), (tx) => ownSites(tx, personId));
    const site = sites.find((one) => one.slug === slug);
    if (!site) throw notFound();
    const { siteId, name, timeZone } = site;
    return this.db.run(personScope(personId, siteId), async (tx) => {
      const member = await this.members.known(tx, siteId, personId);
      if (!member) throw notFound();
      for (const purpose of PURPOSES) {
        const given = said[purpose];
        if (given !== undefined) await insertConsent(tx, siteId, member, { id: uuidv7(), purpose, given });
      }
      return { slug, name, timeZone, consents: await consentsOf(tx, siteId, member.id) };
    });
  }
}
