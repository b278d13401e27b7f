import { describe, expect, it } from '@jest/globals';
import { incomplete, isComplete } from './test.mjs';

describe('a test run', () => {
  it('is complete unless a part is asked for', () => {
    expect(isComplete([])).toBe(true);
    expect(isComplete(['--ci', '--maxWorkers=1'])).toBe(true);
    for (const args of [['libs/domain'], ['-t', 'price'], ['--onlyChanged'], ['--shard=1/2']]) {
      expect(isComplete(args)).toBe(false);
    }
  });

  it('fails when tests are missing or skipped', () => {
    expect(incomplete({ passed: 10, failed: 0, skipped: 0 }, 10)).toBe(null);
    expect(incomplete({ passed: 8, failed: 2, skipped: 0 }, 10)).toBe(null);
    expect(incomplete({ passed: 9, failed: 0, skipped: 0 }, 10)).toMatch(/Only 9 tests were found .* at least 10/);
    expect(incomplete({ passed: 20, failed: 0, skipped: 1 }, 10)).toMatch(/1 tests are skipped/);
  });
});
