import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Algorithm, type Options, hash, verify } from '@node-rs/argon2';
import { normalPassword } from './passwords.rules.js';

/** OWASP Password Storage Cheat Sheet: Argon2id, 19 MiB, 2 passes, 1 lane. (2 is Algorithm.Argon2id.) */
const PARAMETERS: Options = { algorithm: 2 as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Slow hashes for what people remember or type: passwords and six-digit codes. Runs off the event loop. */
@Injectable()
export class Passwords {
  private decoy: Promise<string> | null = null;

  hash(secret: string): Promise<string> {
    return hash(normalPassword(secret), PARAMETERS);
  }

  /** Does the same work when there is nothing to compare with, so that the time says nothing about the account. */
  async verify(stored: string | null, secret: string): Promise<boolean> {
    const matches = await this.compare(stored ?? (await this.decoyHash()), normalPassword(secret));
    return stored !== null && matches;
  }

  /** The slow part, always done. */
  compare(stored: string, secret: string): Promise<boolean> {
    return verify(stored, secret);
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hash(randomBytes(32), PARAMETERS);
    return this.decoy;
  }
}
