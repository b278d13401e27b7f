import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type MemberId, type PersonId, type SiteId, notFound } from '#libs/domain';
import { Db, Jobs, type Scope, type Tx, jobScope } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';
import { PeopleService } from '../people/people.service.js';
import { personById } from '../people/people.store.js';
import { type BillingIdentity, billingIdentity } from './members.rules.js';
import {
  type Member,
  insertMember,
  memberOfPerson,
  membersById,
  renameMember,
  sitesOfPerson,
  updateBillingIdentity,
} from './members.store.js';

@Injectable()
export class MembersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly people: PeopleService,
  ) {}

  onModuleInit(): void {
    this.jobs.on('person.renamed', ({ personId }) => this.followName(personId as PersonId));
  }

  /**
   * The person's record at the site, made at first use. Needs a scope that sees the site and, for the first use, the
   * person: `personScope(personId, siteId)`. Two first uses at once end with one record. `isNew`: this is the first use.
   */
  async ensure(tx: Tx, siteId: SiteId, personId: PersonId): Promise<Member & { readonly isNew: boolean }> {
    const known = await memberOfPerson(tx, siteId, personId);
    if (known) return { ...known, isNew: false };
    await insertMember(tx, siteId, uuidv7() as MemberId, personId);
    const member = await memberOfPerson(tx, siteId, personId);
    if (!member) throw notFound();
    return { ...member, isNew: true };
  }

  /** The person's record at the site; null before its first use. */
  known(tx: Tx, siteId: SiteId, personId: PersonId): Promise<Member | null> {
    return memberOfPerson(tx, siteId, personId);
  }

  /**
   * Somebody at the desk, perhaps for the first time. The record carries the name that was given there: what an account
   * of this address is called elsewhere is not shown. Needs the site's scope with this `email` (normalEmail).
   */
  async welcome(
    tx: Tx,
    siteId: SiteId,
    email: string,
    name: string,
    locale: Locale = 'fr',
  ): Promise<Member & { readonly isNew: boolean }> {
    const personId = await this.people.ensure(tx, { email, name, locale });
    const known = await memberOfPerson(tx, siteId, personId);
    if (known) return { ...known, isNew: false };
    await insertMember(tx, siteId, uuidv7() as MemberId, personId, name);
    const member = await memberOfPerson(tx, siteId, personId);
    if (!member) throw notFound();
    return { ...member, isNew: true };
  }

  byId(scope: Scope, siteId: SiteId, id: MemberId): Promise<Member> {
    return this.db.run(scope, (tx) => this.member(tx, siteId, id));
  }

  /** What is not given (or undefined, as an absent field of a request class is) stays; null clears. */
  changeBilling(scope: Scope, siteId: SiteId, id: MemberId, change: Partial<BillingIdentity>): Promise<Member> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return this.db.run(scope, async (tx) => {
      const before = await this.member(tx, siteId, id);
      await updateBillingIdentity(tx, siteId, id, billingIdentity({ ...before, ...given }));
      return this.member(tx, siteId, id);
    });
  }

  /** Joins a transaction of the site's scope. */
  async member(tx: Tx, siteId: SiteId, id: MemberId): Promise<Member> {
    const [member] = await membersById(tx, siteId, [id]);
    if (!member) throw notFound();
    return member;
  }

  /** A person who corrects their name is called by it at every site; the next invoice carries it. */
  private async followName(personId: PersonId): Promise<void> {
    const scope = { ...jobScope('person.renamed', null), personId };
    const { person, sites } = await this.db.run(scope, async (tx) => ({
      person: await personById(tx, personId),
      sites: await sitesOfPerson(tx, personId),
    }));
    if (!person) return;
    for (const siteId of sites) {
      await this.db.run(jobScope('person.renamed', siteId), (tx) => renameMember(tx, siteId, personId, person.name));
    }
  }
}
