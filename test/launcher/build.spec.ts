import { rmSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Checkout } from './checkout.js';

describe('npm run build', () => {
  let checkout: Checkout;
  beforeAll(async () => {
    checkout = await Checkout.make();
    checkout.write('libs/one/src/index.ts', 'export const one: number = 1;');
    checkout.write('libs/one/src/fonts/one.txt', 'a file that the code reads');
    checkout.write('libs/one/src/one.spec.ts', 'not a program');
    await checkout.run(['build']);
  });
  afterAll(() => checkout.remove());

  const made = (name: string) => statSync(checkout.path(name)).mtimeMs;

  it('compiles sources, brings what they read along, leaves tests out', () => {
    expect(checkout.read('dist/libs/one/src/index.js')).toContain('export const one = 1;');
    expect(checkout.exists('dist/libs/one/src/index.js.map')).toBe(true);
    expect(checkout.exists('dist/libs/one/src/fonts/one.txt')).toBe(true);
    expect(checkout.exists('dist/libs/one/src/one.spec.js')).toBe(false);
  });

  it('does nothing when nothing changed', async () => {
    const before = made('dist/libs/one/src/index.js');
    expect((await checkout.run(['build'])).output).toBe('');
    expect(made('dist/libs/one/src/index.js')).toBe(before);
  });

  it('builds what changed, and only that', async () => {
    const untouched = made('dist/apps/api/src/main.js');
    checkout.write('libs/one/src/index.ts', 'export const one: number = 11;');
    await checkout.run(['build']);
    expect(checkout.read('dist/libs/one/src/index.js')).toContain('= 11;');
    expect(made('dist/apps/api/src/main.js')).toBe(untouched);
  });

  it('removes what has no source any more, and makes again what was removed', async () => {
    checkout.write('libs/one/src/two.ts', 'export {};');
    await checkout.run(['build']);
    expect(checkout.exists('dist/libs/one/src/two.js')).toBe(true);
    rmSync(checkout.path('libs/one/src/two.ts'));
    rmSync(checkout.path('dist/libs/one/src/index.js'));
    await checkout.run(['build']);
    expect(checkout.exists('dist/libs/one/src/two.js')).toBe(false);
    expect(checkout.exists('dist/libs/one/src/two.js.map')).toBe(false);
    expect(checkout.exists('dist/libs/one/src/index.js')).toBe(true);
  });

  it('lets two at once build one after the other', async () => {
    checkout.write('libs/one/src/index.ts', 'export const one: number = 111;');
    const both = await Promise.all([checkout.run(['build']), checkout.run(['build'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ output }) => output.includes('built in'))).toHaveLength(1);
  });
});
