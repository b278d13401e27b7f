import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, notFound } from '#libs/domain';
import { Config, Db, Jobs, Mailer, type Scope, actingPerson, jobScope, publicScope, signInScope } from '#libs/platform';
import { Attempts } from '../attempts/attempts.service.js';
import { joinCompany } from '../companies/companies.store.js';
import { checkPassword } from '../passwords/passwords.rules.js';
import { Passwords } from '../passwords/passwords.service.js';
import { normalEmail, normalName } from '../people/people.rules.js';
import { PeopleService } from '../people/people.service.js';
import { givingScope } from '../roles/roles.service.js';
import { scopeName, upsertGrant } from '../roles/roles.store.js';
import { hashOf, looksLikeSecret, newSecret } from '../secrets.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { SignedIn } from '../sign-in/sign-in.service.js';
import { invitationMail } from './invitations.mails.js';
import { forgottenBefore, invitationEnd } from './invitations.rules.js';
import {
  type Door,
  type Invitation,
  type InvitedTo,
  acceptInvitation,
  deleteEndedBefore,
  deleteInvitation,
  doorOf,
  openInvitation,
  upsertInvitation,
  waitingInvitations,
  writeToken,
} from './invitations.store.js';

export interface InvitationCard {
  readonly email: string;
  readonly role: InvitedTo['role'];
  readonly scopeKind: InvitedTo['kind'];
  readonly scopeName: string;
}

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly password?: string;
}

@Injectable()
export class InvitationsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly people: PeopleService,
    private readonly sessions: Sessions,
  ) {}

  onModuleInit(): void {
    this.jobs.on('invitation.created', ({ invitationId }) => this.mail(String(invitationId)));
  }

  /** Inviting the same address again replaces the invitation and its mail. One mailbox gets few of our mails. */
  async invite(scope: Scope, to: InvitedTo, address: string): Promise<Invitation> {
    const email = normalEmail(address);
    await this.attempts.take('mail', email, null);
    return this.db.run(scope, async (tx) => {
      await deleteEndedBefore(tx, to.kind, to.id, forgottenBefore(tx.now));
      const invitedBy = actingPerson(scope);
      const invitation = await upsertInvitation(tx, {
        id: uuidv7(),
        email,
        to,
        invitedBy,
        expiresAt: invitationEnd(tx.now),
      });
      await this.jobs.enqueue(tx, 'invitation.created', { invitationId: invitation.id });
      return invitation;
    });
  }

  waiting(scope: Scope, kind: InvitedTo['kind'], id: string): Promise<Invitation[]> {
    return this.db.run(scope, (tx) => waitingInvitations(tx, kind, id));
  }

  async revoke(scope: Scope, kind: InvitedTo['kind'], scopeId: string, id: string): Promise<void> {
    const revoked = await this.db.run(scope, (tx) => deleteInvitation(tx, kind, scopeId, id));
    if (!revoked) throw notFound();
  }

  /** What the invited person sees before accepting. */
  async byToken(token: string): Promise<InvitationCard> {
    const door = await this.door(token);
    return this.db.run(signInScope(door.email), async (tx) => {
      const invitation = await openInvitation(tx, door.id);
      const name = await scopeName(tx, door.kind, door.scopeId);
      if (!invitation || name === null) throw invitationInvalid();
      return { email: invitation.email, role: invitation.role, scopeKind: door.kind, scopeName: name };
    });
  }

  /**
   * The token proves the mailbox, as a sign-in code would: it opens a session and gives the role. It never writes to
   * an account that exists: name and password are for a new one, and are left aside otherwise.
   */
  async accept({ token, name, password }: Acceptance): Promise<SignedIn> {
    const { email, id, kind, scopeId } = await this.door(token);
    if (password !== undefined) checkPassword(password, email);
    const passwordHash = password === undefined ? null : await this.passwords.hash(password);
    const personId = await this.db.run(signInScope(email), async (tx) => {
      const invitation = await openInvitation(tx, id);
      if (!invitation) throw invitationInvalid();
      return this.people.ensure(tx, { email, name: normalName(name), locale: invitation.locale, passwordHash });
    });
    return this.db.run(givingScope(signInScope(email), personId, { kind, id: scopeId }), async (tx) => {
      const grant = await acceptInvitation(tx, hashOf(token));
      if (!grant) throw invitationInvalid();
      if (grant.role === 'person') await joinCompany(tx, grant.id, personId);
      else await upsertGrant(tx, personId, grant);
      return { personId, token: await this.sessions.open(tx, personId) };
    });
  }

  private async door(token: string): Promise<Door> {
    const door = looksLikeSecret(token)
      ? await this.db.run(publicScope, (tx) => doorOf(tx, null, hashOf(token)))
      : null;
    if (!door) throw invitationInvalid();
    return door;
  }

  /** In the worker: the token is born with the mail and kept as a hash; a mail written again has another token. */
  private async mail(id: string): Promise<void> {
    const scope = jobScope('invitation.created', null);
    const door = await this.db.run(scope, (tx) => doorOf(tx, id, null));
    if (!door) return; // revoked, or replaced by a newer one
    const token = newSecret();
    const found = await this.db.run({ ...scope, email: door.email }, async (tx) => {
      const invitation = await openInvitation(tx, id);
      const name = await scopeName(tx, door.kind, door.scopeId);
      if (!invitation || name === null) return null;
      await writeToken(tx, id, hashOf(token));
      return { ...invitation, scopeName: name };
    });
    if (!found) return;
    const { locale, email: to, role } = found;
    const { kind } = door;
    const link = `${this.config.publicUrl}/invitation/${token}`;
    await this.mailer.send(invitationMail({ locale, to, kind, role, scopeName: found.scopeName, link }));
  }
}

const invitationInvalid = () => new DomainError('not_found', 'invitation_invalid');
