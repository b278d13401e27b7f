import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Config, Db, Jobs, type Mail, Mailer, type Tx, jobScope, publicScope } from '#libs/platform';
import { Passwords } from '../passwords/passwords.service.js';
import type { Locale } from '../people/people.rules.js';
import { hashOf, newCode } from '../secrets.js';
import { CODE_ATTEMPTS, codeEnd, isWorthMailing, plainCode } from './sign-in.rules.js';
import { forgetAddress, replaceRequest, requestToMail, takeGuess, useCode, writeCode } from './sign-in.store.js';

/** What proves that a mailbox is somebody's, and for what: an account, or one thing that was asked for. */
export interface CodeRequest {
  /** Names what the code opens; asking again for the same replaces the code that waited. */
  readonly key: string;
  readonly mailTo: string;
  readonly locale: Locale;
  /** The job that calls `mail`. */
  readonly topic: string;
}

/** A code that is right. It is spent by `use`, inside the transaction of what it is for. */
export interface RightCode {
  readonly id: string;
  readonly locale: Locale;
}

/**
 * Six digits by mail: born in the worker with their mail, kept as a slow hash, valid ten minutes, five guesses, used
 * once. Whoever lets people try them counts the tries (Attempts).
 */
@Injectable()
export class MailedCodes {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly passwords: Passwords,
  ) {}

  /** Joins the transaction that asks for it: the mail is written when that commits. */
  async request(tx: Tx, { key, mailTo, locale, topic }: CodeRequest): Promise<void> {
    const id = uuidv7();
    await replaceRequest(tx, { id, account: hashOf(key), mailTo, locale, expiresAt: codeEnd(tx.now) });
    await this.jobs.enqueue(tx, topic, { requestId: id });
  }

  /** Counts a guess. Null when it is wrong, and when there is nothing to guess: after the same slow hash. */
  async guess(key: string, typed: string): Promise<RightCode | null> {
    const guess = await this.db.run(publicScope, (tx) => takeGuess(tx, hashOf(key), CODE_ATTEMPTS));
    const right = await this.passwords.verify(guess?.codeHash ?? null, plainCode(typed));
    return guess && right ? { id: guess.id, locale: guess.locale } : null;
  }

  /** True for one caller only: a code is used once, however many use it at once. */
  use(tx: Tx, code: RightCode): Promise<boolean> {
    return useCode(tx, code.id);
  }

  /**
   * In the worker. The code leaves by mail only; its hash is kept. A mail that fails is written again with another
   * code, and the address is forgotten once the mail is out.
   */
  async mail(
    requestId: string,
    compose: (locale: Locale, to: string, code: string, publicUrl: string) => Mail,
  ): Promise<void> {
    const scope = jobScope('code.mailed', null);
    const code = newCode();
    const codeHash = await this.passwords.hash(code);
    const request = await this.db.run(scope, async (tx) => {
      const waiting = await requestToMail(tx, requestId);
      if (!waiting || !isWorthMailing(waiting.requestedAt.getTime(), tx.now)) return null;
      return (await writeCode(tx, requestId, codeHash, codeEnd(tx.now))) ? waiting : null;
    });
    if (!request) return;
    await this.mailer.send(compose(request.locale, request.mailTo, code, this.config.publicUrl));
    await this.db.run(scope, (tx) => forgetAddress(tx, requestId));
  }
}
