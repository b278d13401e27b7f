import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Checkout, until } from './checkout.js';

describe('a first start that was interrupted', () => {
  let checkout: Checkout;
  beforeEach(async () => {
    checkout = await Checkout.make();
    const first = checkout.begin(['start'], { SLOW_DEMO: 'yes' });
    await until(() => first.output().includes('filled'));
    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(0);
  });
  afterEach(() => checkout.remove());

  it('is begun again: half a demonstration would pass for a whole one', async () => {
    const second = await checkout.start();
    expect(second.output()).toContain('the first start was interrupted: beginning again');
    expect(second.output()).toContain('filled');
    expect(await checkout.run(['maille', 'visits'])).toEqual({ code: 0, output: 'visits: 1\n' });
    second.child.kill('SIGTERM');
    await second.ended;
    const third = await checkout.start();
    expect(third.output()).not.toContain('beginning again');
  });

  it('keeps what an operator put there since', async () => {
    expect(await checkout.run(['maille', 'visits'])).toEqual({ code: 0, output: 'visits: 1\n' });
    const second = await checkout.start();
    expect(second.output()).not.toContain('beginning again');
    expect(await checkout.run(['maille', 'visits'])).toEqual({ code: 0, output: 'visits: 2\n' });
  });
});
