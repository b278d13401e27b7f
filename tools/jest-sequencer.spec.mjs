import { describe, expect, it } from '@jest/globals';
import LongestFirst from './jest-sequencer.mjs';

describe('the order of the test files', () => {
  it('begins with those that take longest', () => {
    const config = { rootDir: '/nowhere', id: 'none', cacheDirectory: '/nowhere', haste: {} };
    const context = { config, hasteFS: { getSize: () => 1 } };
    const paths = ['a.spec.ts', 'a.db-spec.ts', 'race/race.spec.ts', 'a.e2e-spec.ts', 'browser/pages.e2e-spec.ts'];
    const tests = paths.map((path) => ({ path: `/nowhere/${path}`, context }));
    const sorted = new LongestFirst({ contexts: [context], globalConfig: {} }).sort(tests);
    expect(sorted.map(({ path }) => path.slice('/nowhere/'.length))).toEqual([
      'browser/pages.e2e-spec.ts',
      'race/race.spec.ts',
      'a.e2e-spec.ts',
      'a.db-spec.ts',
      'a.spec.ts',
    ]);
  });
});
