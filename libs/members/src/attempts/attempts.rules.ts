import { DAY, HOUR, type Instant, MINUTE } from '#libs/domain';

/** How often something may be tried: the first `free` tries at once, then each waits twice as long as the last. */
export interface Limit {
  readonly free: number;
  /** Everything is forgotten this long after the last try. */
  readonly window: number;
  readonly firstDelay: number;
  readonly longestDelay: number;
}

export interface Tries {
  readonly failures: number;
  readonly windowEndsAt: Instant;
  readonly lockedUntil: Instant | null;
}

export type Kind = 'password' | 'code' | 'mail' | 'guest';

/**
 * Per account and per network prefix. Codes are counted apart from passwords, so that somebody who locks an
 * account's password does not keep its owner from signing in by mail. A prefix stands for many people (a whole
 * space sits behind one address), so it is free for longer. Measured in guesses: an account sees at most about
 * 110 passwords a day, and about 110 codes of a million.
 */
export const LIMITS: Record<Kind, { readonly account: Limit; readonly network: Limit }> = {
  password: {
    account: { free: 5, window: DAY, firstDelay: 30_000, longestDelay: 15 * MINUTE },
    network: { free: 50, window: HOUR, firstDelay: 30_000, longestDelay: 15 * MINUTE },
  },
  code: {
    account: { free: 10, window: DAY, firstDelay: 30_000, longestDelay: 15 * MINUTE },
    network: { free: 50, window: HOUR, firstDelay: 30_000, longestDelay: 15 * MINUTE },
  },
  mail: {
    account: { free: 5, window: HOUR, firstDelay: MINUTE, longestDelay: 30 * MINUTE },
    network: { free: 100, window: HOUR, firstDelay: MINUTE, longestDelay: 15 * MINUTE },
  },
  // A place kept for an address that nobody has proved yet: few, or somebody could keep a whole site for themselves.
  guest: {
    account: { free: 3, window: HOUR, firstDelay: 5 * MINUTE, longestDelay: 30 * MINUTE },
    network: { free: 10, window: HOUR, firstDelay: 2 * MINUTE, longestDelay: 15 * MINUTE },
  },
};

export type Verdict =
  { readonly allowed: true; readonly after: Tries } | { readonly allowed: false; readonly until: Instant };

/**
 * A try is counted before its outcome is known: a burst of parallel guesses cannot run ahead of the count. The try
 * that uses up the free ones is still allowed; it locks what comes after it.
 */
export function nextTry(before: Tries | null, limit: Limit, now: Instant): Verdict {
  const known = before !== null && now < before.windowEndsAt ? before : null;
  if (known?.lockedUntil != null && now < known.lockedUntil) return { allowed: false, until: known.lockedUntil };
  const failures = (known?.failures ?? 0) + 1;
  const delay =
    failures < limit.free ? null : Math.min(limit.firstDelay * 2 ** (failures - limit.free), limit.longestDelay);
  const lockedUntil = delay === null ? null : now + delay;
  return { allowed: true, after: { failures, windowEndsAt: now + limit.window, lockedUntil } };
}

/**
 * Who shares a network with an address: /24 of IPv4, /48 of IPv6 (what one customer of a provider is given).
 * IPv4 inside IPv6 is IPv4. Text that is no address is one network of its own.
 */
export function networkPrefix(ip: string): string {
  const plain = ip.toLowerCase().replace(/%.*$/, '');
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (v4) return `${Number(v4[1])}.${Number(v4[2])}.${Number(v4[3])}.0/24`;
  const groups = expanded(plain);
  return groups ? `${groups.slice(0, 3).join(':')}::/48` : 'unknown';
}

/** The eight groups of an IPv6 address without leading zeros, or null. */
function expanded(ip: string): string[] | null {
  const [head = '', tail, more] = ip.split('::');
  if (more !== undefined) return null;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? groups.map((group) => Number.parseInt(group, 16).toString(16))
    : null;
}
