import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, type PersonId, invalid } from '#libs/domain';
import { Db, Jobs, jobScope, publicScope, signInScope } from '#libs/platform';
import { Attempts } from '../attempts/attempts.service.js';
import { forgetEndedTries } from '../attempts/attempts.store.js';
import { Passwords } from '../passwords/passwords.service.js';
import { type Locale, nameFromEmail, normalEmail, normalName } from '../people/people.rules.js';
import { PeopleService } from '../people/people.service.js';
import { personByEmail } from '../people/people.store.js';
import { Sessions } from '../sessions/sessions.service.js';
import { deleteEndedSessions } from '../sessions/sessions.store.js';
import { MailedCodes } from './codes.service.js';
import { codeMail } from './sign-in.mails.js';
import { deleteEndedCodes } from './sign-in.store.js';

export interface SignedIn {
  readonly personId: PersonId;
  /** For the cookie; nothing else ever sees it. */
  readonly token: string;
}

@Injectable()
export class SignInService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly codes: MailedCodes,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly people: PeopleService,
    private readonly sessions: Sessions,
  ) {}

  onModuleInit(): void {
    this.jobs.on('sign_in.requested', ({ requestId }) => this.codes.mail(String(requestId), codeMail));
    this.jobs.every('23 3 * * *', 'sign_in.tidied', () => this.tidy());
  }

  /** Never looks for an account: with or without one, the same work, the same answer. */
  async requestCode(address: string, locale: Locale, ip: string): Promise<void> {
    const email = normalEmail(address);
    await this.attempts.take('mail', email, ip);
    await this.db.run(publicScope, (tx) =>
      this.codes.request(tx, { key: email, mailTo: email, locale, topic: 'sign_in.requested' }),
    );
  }

  /** The person is made at the first use of an address: the code has proved that it is theirs. */
  async verifyCode(address: string, typed: string, name: string | undefined, ip: string): Promise<SignedIn> {
    const email = normalEmail(address);
    const calledName = name === undefined ? nameFromEmail(email) : normalName(name);
    await this.attempts.take('code', email, ip);
    const code = await this.codes.guess(email, typed);
    if (!code) throw invalid('code_invalid');
    return this.db.run(signInScope(email), async (tx) => {
      if (!(await this.codes.use(tx, code))) throw invalid('code_invalid');
      const personId = await this.people.ensure(tx, { email, name: calledName, locale: code.locale });
      await this.attempts.succeeded(tx, 'code', email, ip);
      await this.attempts.succeeded(tx, 'mail', email, ip);
      return { personId, token: await this.sessions.open(tx, personId) };
    });
  }

  /** One answer for a wrong password, an account without one and no account, after the same slow hash. */
  async byPassword(address: string, password: string, ip: string): Promise<SignedIn> {
    const email = normalEmail(address);
    await this.attempts.take('password', email, ip);
    const scope = signInScope(email);
    const person = await this.db.run(scope, (tx) => personByEmail(tx, email));
    const right = await this.passwords.verify(person?.passwordHash ?? null, password);
    if (!person || !right) throw new DomainError('unauthenticated', 'credentials_invalid');
    return this.db.run(scope, async (tx) => {
      await this.attempts.succeeded(tx, 'password', email, ip);
      return { personId: person.id, token: await this.sessions.open(tx, person.id) };
    });
  }

  private async tidy(): Promise<void> {
    await this.db.run(jobScope('sign_in.tidied', null), async (tx) => {
      await deleteEndedCodes(tx);
      await deleteEndedSessions(tx);
      await forgetEndedTries(tx);
    });
  }
}
