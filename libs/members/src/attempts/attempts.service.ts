import { Injectable } from '@nestjs/common';
import { DomainError, type Instant } from '#libs/domain';
import { Db, type Tx, publicScope } from '#libs/platform';
import { hashOf } from '../secrets.js';
import { type Kind, LIMITS, type Limit, networkPrefix, nextTry } from './attempts.rules.js';
import { forgetTries, giveBackTry, lockTries, writeTries } from './attempts.store.js';

/** Counts tries per account and per network prefix, under hashes: the table names nobody. */
@Injectable()
export class Attempts {
  constructor(private readonly db: Db) {}

  /**
   * Counts a try, or refuses it with the time to wait. The account is an address, known to us or not: the answer is
   * the same, so a lock says nothing about who has an account. `ip` null: the network is not counted.
   */
  async take(kind: Kind, email: string, ip: string | null): Promise<void> {
    await this.db.run(publicScope, async (tx) => {
      const refusals: Instant[] = [];
      const counted: (() => Promise<unknown>)[] = [];
      for (const { key, limit } of keysOf(kind, email, ip)) {
        const verdict = nextTry(await lockTries(tx, key), limit, tx.now);
        if (verdict.allowed) counted.push(() => writeTries(tx, key, verdict.after));
        else refusals.push(verdict.until);
      }
      // Refused by one, counted by none: whoever waits is not made to wait longer.
      if (refusals.length > 0) throw tooMany(Math.max(...refusals) - tx.now);
      for (const write of counted) await write();
    });
  }

  /** The try succeeded: the account starts afresh, the network gets its try back. */
  async succeeded(tx: Tx, kind: Kind, email: string, ip: string | null): Promise<void> {
    for (const { key, personal } of keysOf(kind, email, ip)) {
      await (personal ? forgetTries(tx, key) : giveBackTry(tx, key));
    }
  }
}

const tooMany = (milliseconds: number): DomainError =>
  new DomainError('throttled', 'too_many_attempts', { retryAfterSeconds: Math.ceil(milliseconds / 1_000) });

/** In the order of their keys: two transactions that lock the same ones do not wait for each other in a ring. */
function keysOf(kind: Kind, email: string, ip: string | null): { key: Buffer; limit: Limit; personal: boolean }[] {
  const { account, network } = LIMITS[kind];
  const keys = [{ key: hashOf(`${kind} account ${email}`), limit: account, personal: true }];
  if (ip !== null) keys.push({ key: hashOf(`${kind} network ${networkPrefix(ip)}`), limit: network, personal: false });
  return keys.sort((a, b) => Buffer.compare(a.key, b.key));
}
