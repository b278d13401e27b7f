import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 bits in base64url: 43 characters that fit a cookie and an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const SECRET = /^[A-Za-z0-9_-]{43}$/;
/** What cannot be one of ours is not worth a look-up. */
export const looksLikeSecret = (text: string): boolean => SECRET.test(text);

/** A fast hash is enough for 256 random bits; passwords and six-digit codes go through Passwords. */
export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
