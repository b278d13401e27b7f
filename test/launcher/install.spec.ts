import { rmSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Checkout, until } from './checkout.js';

/** An npm that takes until it is let go, and then has "installed" what the tests already have. */
const slowInstall = (checkout: Checkout) =>
  `echo installing >> ${checkout.path('npm.log')}
  until [ -e ${checkout.path('go')} ]; do sleep 0.05; done
  ln -s ${process.cwd()}/node_modules ${checkout.path('node_modules')}`;
const letGo = (checkout: Checkout) => checkout.write('go', '');

describe('packages', () => {
  let checkout: Checkout;
  beforeEach(async () => {
    checkout = await Checkout.make();
    rmSync(checkout.path('node_modules'));
  });
  afterEach(() => checkout.remove());

  it('that npm cannot bring are told in one sentence', async () => {
    checkout.writeNpm('echo "npm error network" >&2; exit 1');
    const { code, output } = await checkout.run(['start']);
    expect(code).toBe(1);
    expect(output).toMatch(/npm error network\nnpm could not install the packages .*: check the connection .*\.\n$/);
  });

  it('are installed once when two ask at the same time', async () => {
    checkout.writeNpm(slowInstall(checkout));
    const both = [checkout.begin(['build']), checkout.begin(['build'])];
    await until(() => both.some(({ output }) => output().includes('waiting for process')));
    letGo(checkout);
    const ended = await Promise.all(both.map((one) => one.ended));
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    expect(checkout.read('npm.log')).toBe('installing\n');
  });

  it('are being installed: a second start says so and goes away', async () => {
    checkout.writeNpm(slowInstall(checkout));
    const first = checkout.begin(['start']);
    await until(() => checkout.exists('npm.log'));
    const { code, output } = await checkout.run(['start']);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^Maille is already starting \(installing packages\) on this data folder .*: use that one, or .*\.\n$/,
    );
    first.child.kill('SIGTERM');
    letGo(checkout);
    expect((await first.ended).code).toBe(0);
    await until(async () => (await checkout.processes()).length === 0);
  });

  it('are left alone while an npm that outlived its launcher is still at work', async () => {
    checkout.writeNpm(slowInstall(checkout));
    const killed = checkout.begin(['build']);
    await until(() => checkout.exists('npm.log') && checkout.read('.maille/setup.lock').includes('"helpers":[{'));
    killed.child.kill('SIGKILL');
    const next = checkout.begin(['build']);
    await until(() => next.output().includes('waiting for process'));
    expect(checkout.read('npm.log')).toBe('installing\n');
    letGo(checkout);
    expect((await next.ended).code).toBe(0);
    expect(checkout.read('npm.log')).toBe('installing\n');
  });

  it('are not installed again because a lock file that says the same is newer', async () => {
    checkout.linkPackages();
    const later = new Date(Date.now() + 60_000);
    utimesSync(checkout.path('package-lock.json'), later, later);
    const { code, output } = await checkout.run(['build']);
    expect({ code, output }).toEqual({ code: 0, output: expect.not.stringContaining('installing') });
  });
});
