import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type MemberId, type PersonId, type SiteId, conflict, notFound } from '#libs/domain';
import { Db, Jobs, type Scope, type Tx, jobScope } from '#libs/platform';
import { type Locale, normalEmail, normalName } from '../people/people.rules.js';
import { PeopleService } from '../people/people.service.js';
import { personById } from '../people/people.store.js';
import { type BillingIdentity, billingIdentity, nobodyBilled, phoneOf } from './members.rules.js';
import {
  type Member,
  insertMember,
  insertMembers,
  memberOfPerson,
  membersById,
  renameMember,
  setPhone,
  sitesOfPerson,
  updateBillingIdentity,
} from './members.store.js';

/** Somebody that the staff writes down; what of the billing identity is left out is not known. */
export interface MemberOrder extends Partial<BillingIdentity> {
  /** Chosen by the client: the same order again is the same member. */
  readonly id: MemberId;
  readonly email: string;
  readonly name: string;
  readonly phone: string | null;
  /** Of an account that is new. */
  readonly locale: Locale;
}

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

  /**
   * Makes somebody a member by hand, as a line of a file does. Throws `member_known`, with whom, where the address is a
   * member's already, `id_reused` where the id is another member's, and `invalid_request` with the field that is wrong.
   */
  create(scope: Scope, siteId: SiteId, { id, locale, ...given }: MemberOrder): Promise<Member> {
    const [email, name, phone] = [normalEmail(given.email), normalName(given.name), phoneOf(given.phone)];
    const billing = billingIdentity({ ...nobodyBilled, ...withoutGaps(given) });
    return this.db.run({ ...scope, email }, async (tx) => {
      const [earlier] = await membersById(tx, siteId, [id]);
      if (earlier && earlier.email !== email) throw conflict('id_reused');
      if (earlier) return earlier;
      const personId = await this.people.ensure(tx, { email, name, locale });
      await insertMembers(tx, siteId, [{ ...billing, id, personId, email, name }]);
      const member = await memberOfPerson(tx, siteId, personId);
      if (!member) throw notFound();
      if (member.id !== id) throw conflict('member_known', { memberId: member.id });
      if (phone !== null) await setPhone(tx, siteId, id, phone);
      return { ...member, phone };
    });
  }

  byId(scope: Scope, siteId: SiteId, id: MemberId): Promise<Member> {
    return this.db.run(scope, (tx) => this.member(tx, siteId, id));
  }

  /** What is not given (or undefined, as an absent field of a request class is) stays; null clears. */
  changeBilling(
    scope: Scope,
    siteId: SiteId,
    id: MemberId,
    { phone, ...change }: Partial<BillingIdentity> & { readonly phone?: string | null },
  ): Promise<Member> {
    const given = withoutGaps(change);
    return this.db.run(scope, async (tx) => {
      const before = await this.member(tx, siteId, id);
      await updateBillingIdentity(tx, siteId, id, billingIdentity({ ...before, ...given }));
      if (phone !== undefined) await setPhone(tx, siteId, id, phoneOf(phone));
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

/** An absent field of a request class is undefined. */
const withoutGaps = (change: Partial<BillingIdentity>): Partial<BillingIdentity> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
