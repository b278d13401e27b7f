import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, MINUTE } from '#libs/domain';
import { LIMITS, type Limit, type Tries, networkPrefix, nextTry } from './attempts.rules.js';

const NOW = Date.UTC(2026, 10, 21, 8);
const limit: Limit = { free: 3, window: 60 * MINUTE, firstDelay: MINUTE, longestDelay: 4 * MINUTE };

/** What a stubborn attacker gets: tries as soon as it is let to, until the time is over. */
function triesWithin(time: number, rule: Limit): number {
  let tries: Tries | null = null;
  let allowed = 0;
  for (let now = NOW; now < NOW + time;) {
    const verdict = nextTry(tries, rule, now);
    if (verdict.allowed) {
      tries = verdict.after;
      allowed++;
    } else {
      now = verdict.until;
    }
  }
  return allowed;
}

describe('tries', () => {
  it('are free at first, then wait twice as long each time, up to the longest delay', () => {
    const waits: number[] = [];
    let tries: Tries | null = null;
    let now = NOW;
    for (let i = 0; i < 7; i++) {
      const verdict = nextTry(tries, limit, now);
      if (!verdict.allowed) throw new Error('refused after its own delay');
      tries = verdict.after;
      waits.push((tries.lockedUntil ?? now) - now);
      now = tries.lockedUntil ?? now;
    }
    expect(waits).toEqual([0, 0, MINUTE, 2 * MINUTE, 4 * MINUTE, 4 * MINUTE, 4 * MINUTE]);
  });

  it('are refused until the very instant the lock ends', () => {
    const locked: Tries = { failures: 3, windowEndsAt: NOW + 60 * MINUTE, lockedUntil: NOW + MINUTE };
    expect(nextTry(locked, limit, NOW + MINUTE - 1)).toEqual({ allowed: false, until: NOW + MINUTE });
    expect(nextTry(locked, limit, NOW + MINUTE)).toMatchObject({ allowed: true, after: { failures: 4 } });
  });

  it('are forgotten when the window ends', () => {
    const old: Tries = { failures: 9, windowEndsAt: NOW, lockedUntil: NOW - 1 };
    expect(nextTry(old, limit, NOW)).toMatchObject({ allowed: true, after: { failures: 1, lockedUntil: null } });
  });

  it('leave an attacker about 110 guesses a day, and a mailbox few mails', () => {
    expect(triesWithin(DAY, LIMITS.password.account)).toBeLessThanOrEqual(110);
    expect(triesWithin(DAY, LIMITS.code.account)).toBeLessThanOrEqual(115);
    expect(triesWithin(DAY, LIMITS.mail.account)).toBeLessThanOrEqual(60);
  });
});

describe('networkPrefix', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:12:34::1', '2001:db8:12::/48'],
    ['2001:0DB8:0012:ffff:1:2:3:4', '2001:db8:12::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['', 'unknown'],
    ['1.2.3', 'unknown'],
    ['1::2::3', 'unknown'],
    ['1:2:3:4:5:6:7', 'unknown'],
    ['g::', 'unknown'],
  ])('%s is of %s', (ip, prefix) => {
    expect(networkPrefix(ip)).toBe(prefix);
  });

  it('is the same for all addresses of a /48, however they are written', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const padded = (value: number) => value.toString(16).padStart(4, '0').toUpperCase();
    fc.assert(
      fc.property(fc.tuple(group, group, group), fc.array(group, { minLength: 5, maxLength: 5 }), (net, host) => {
        const full = [...net, ...host].map(padded).join(':');
        const short = `${net.map((value) => value.toString(16)).join(':')}::`;
        expect(networkPrefix(full)).toBe(networkPrefix(short));
      }),
    );
  });
});
