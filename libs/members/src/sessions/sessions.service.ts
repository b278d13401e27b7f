import { Injectable } from '@nestjs/common';
import type { PersonId } from '#libs/domain';
import { Authenticator, Db, type Principal, type Tx, publicScope } from '#libs/platform';
import { hashOf, looksLikeSecret, newSecret } from '../secrets.js';
import { isAlive, needsTouch, sessionEnd } from './sessions.rules.js';
import { deleteSession, deleteSessionsOf, insertSession, principalOf, touchSession } from './sessions.store.js';

@Injectable()
export class Sessions {
  constructor(private readonly db: Db) {}

  /** Returns the cookie's value. It exists in the browser only: here its hash is kept. */
  async open(tx: Tx, personId: PersonId): Promise<string> {
    const token = newSecret();
    await insertSession(tx, hashOf(token), personId, sessionEnd(tx.now));
    return token;
  }

  async close(token: string): Promise<void> {
    if (!looksLikeSecret(token)) return;
    await this.db.run(publicScope, (tx) => deleteSession(tx, hashOf(token)));
  }

  /** Ends every session of the person but the one that asks (null: every one). */
  async closeOthers(tx: Tx, personId: PersonId, kept: string | null): Promise<void> {
    await deleteSessionsOf(tx, personId, kept === null ? null : hashOf(kept));
  }
}

/** Runs for every request with a cookie: one round trip without a transaction, and one with at most once an hour. */
@Injectable()
export class MembersAuthenticator extends Authenticator {
  constructor(private readonly db: Db) {
    super();
  }

  override async authenticate(token: string): Promise<Principal | null> {
    if (!looksLikeSecret(token)) return null;
    const tokenHash = hashOf(token);
    const { session, now } = await this.db.shared(async (tx) => ({
      session: await principalOf(tx, tokenHash),
      now: tx.now,
    }));
    if (!session || !isAlive(session.expiresAt.getTime(), now)) return null;
    if (needsTouch(session.lastSeenAt.getTime(), now)) {
      await this.db.run(publicScope, (tx) => touchSession(tx, tokenHash, sessionEnd(tx.now)));
    }
    return { personId: session.personId, grants: session.grants };
  }
}
