import { Inject, Injectable, Optional } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, type PersonId, notFound } from '#libs/domain';
import { Db, Jobs, type Scope, type Tx, operatorScope, personScope } from '#libs/platform';
import { Attempts } from '../attempts/attempts.service.js';
import { checkPassword } from '../passwords/passwords.rules.js';
import { Passwords } from '../passwords/passwords.service.js';
import { type NamedGrant, namedGrants } from '../roles/roles.store.js';
import { Sessions } from '../sessions/sessions.service.js';
import { Habits, type Usual } from './habits.js';
import { type Locale, normalEmail, normalName } from './people.rules.js';
import {
  type NewPerson,
  type Person,
  insertPerson,
  personByEmail,
  personById,
  updatePassword,
  updatePerson,
} from './people.store.js';

export interface Me {
  readonly person: Person;
  readonly grants: readonly NamedGrant[];
  readonly usual: Usual | null;
}

export interface PersonDetails {
  readonly email: string;
  readonly name: string;
  readonly locale?: Locale;
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    @Optional() @Inject(Habits) private readonly habits: Habits | null,
  ) {}

  async me(personId: PersonId): Promise<Me> {
    const { person, grants } = await this.db.run(personScope(personId), async (tx) => ({
      person: await this.person(tx, personId),
      grants: await namedGrants(tx, personId),
    }));
    return { person, grants, usual: (await this.habits?.usualOf(personId)) ?? null };
  }

  /** The language a person is written to in. Joins the person's scope. */
  async localeOf(tx: Tx, personId: PersonId): Promise<Locale> {
    return (await this.person(tx, personId)).locale;
  }

  /** What is not given stays. */
  async change(personId: PersonId, change: { name?: string; locale?: Locale }): Promise<void> {
    const name = change.name === undefined ? null : normalName(change.name);
    await this.db.run(personScope(personId), async (tx) => {
      const before = await this.person(tx, personId);
      await updatePerson(tx, personId, name, change.locale ?? null);
      if (name !== null && name !== before.name) await this.jobs.enqueue(tx, 'person.renamed', { personId });
    });
  }

  /**
   * Whoever has a password must show it again: an open session alone does not take an account over. Every other
   * session ends; `session` is the one that asks.
   */
  async changePassword(
    personId: PersonId,
    current: string | undefined,
    password: string,
    session: string | null,
    ip: string,
  ): Promise<void> {
    const scope = personScope(personId);
    const person = await this.db.run(scope, (tx) => this.person(tx, personId));
    checkPassword(password, person.email);
    if (person.passwordHash !== null) {
      await this.attempts.take('password', person.email, ip);
      const right = await this.passwords.verify(person.passwordHash, current ?? '');
      if (!right) throw new DomainError('forbidden', 'credentials_invalid');
    }
    const passwordHash = await this.passwords.hash(password);
    await this.db.run(scope, async (tx) => {
      await updatePassword(tx, personId, passwordHash);
      await this.sessions.closeOthers(tx, personId, session);
      if (person.passwordHash !== null) await this.attempts.succeeded(tx, 'password', person.email, ip);
    });
  }

  /** The account of an address, made when there is none; one that exists is left as it is. Joins a sign-in scope. */
  async ensure(tx: Tx, person: Omit<NewPerson, 'id'>): Promise<PersonId> {
    const id = uuidv7() as PersonId;
    if (await insertPerson(tx, { ...person, id })) return id;
    const existing = await personByEmail(tx, person.email);
    if (!existing) throw notFound();
    return existing.id;
  }

  /** For operators and set-up; the address and the name are checked. */
  ensurePerson(details: PersonDetails): Promise<PersonId> {
    const { email, name, locale } = normalDetails(details);
    return this.db.run(operatorOf(email), (tx) => this.ensure(tx, { email, name, locale }));
  }

  /**
   * For operators: the account has this password afterwards, also when it existed (that is how a lost one is
   * replaced), and all its sessions end.
   */
  async createWithPassword(details: PersonDetails & { password: string }): Promise<PersonId> {
    const { email, name, locale } = normalDetails(details);
    checkPassword(details.password, email);
    const passwordHash = await this.passwords.hash(details.password);
    return this.db.run(operatorOf(email), async (tx) => {
      const personId = await this.ensure(tx, { email, name, locale });
      await updatePassword(tx, personId, passwordHash);
      await this.sessions.closeOthers(tx, personId, null);
      return personId;
    });
  }

  /** Where and in what language to write to somebody. Needs a scope that sees the person. */
  async contact(tx: Tx, personId: PersonId): Promise<Pick<Person, 'email' | 'locale'>> {
    const { email, locale } = await this.person(tx, personId);
    return { email, locale };
  }

  private async person(tx: Tx, personId: PersonId): Promise<Person> {
    const person = await personById(tx, personId);
    if (!person) throw notFound();
    return person;
  }
}

const operatorOf = (email: string): Scope => ({ ...operatorScope(null), email });

const normalDetails = ({ email, name, locale = 'fr' }: PersonDetails) => ({
  email: normalEmail(email),
  name: normalName(name),
  locale,
});
