import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Checkout, oneSentence, until } from './checkout.js';

describe('npm start', () => {
  let checkout: Checkout;
  beforeAll(async () => {
    checkout = await Checkout.make();
  });
  afterAll(() => checkout.remove());

  const nothingIsLeft = async () => {
    await until(async () => (await checkout.processes()).length === 0);
    expect(checkout.exists('data/pg/postmaster.pid')).toBe(false);
  };

  it('starts, tells where and with which sign-ins, refuses a second start, lends its database, stops without a trace', async () => {
    const first = await checkout.start();
    expect(first.output()).toContain(`Maille is ready: http://localhost:${checkout.port}\n`);
    expect(first.output()).toContain('filled\n');
    expect(first.output()).toContain('lea@example.org\n');

    const second = await checkout.run(['start']);
    expect(second.code).toBe(1);
    expect(second.output).toMatch(oneSentence);
    expect(second.output).toContain(`already running at http://localhost:${checkout.port}`);

    const command = await checkout.run(['maille', 'visits']);
    expect(command).toEqual({ code: 0, output: 'visits: 1\n' });

    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    await nothingIsLeft();
    expect(checkout.exists('data/start.lock')).toBe(false);
    expect(checkout.exists('data/pg.lock')).toBe(false);
  });

  it('keeps its data, does not build again, and lends operators a database when it is not running', async () => {
    const again = await checkout.start();
    expect(again.output()).not.toContain('filled');
    expect(again.output()).not.toContain('built');
    again.child.kill('SIGINT');
    expect((await again.ended).code).toBe(0);
    expect(await checkout.run(['maille', 'visits'])).toEqual({ code: 0, output: 'visits: 2\n' });
    expect((await checkout.run(['maille', 'fail'])).code).toBe(7);
    await nothingIsLeft();
  });

  it('stops everything when the API dies', async () => {
    const { ended } = await checkout.start();
    await fetch(`http://127.0.0.1:${checkout.port}/die`).catch(() => undefined);
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output).toMatch(
      /The API stopped by itself \(code 3.*\), so everything else was stopped too: start again.*\n$/,
    );
    await nothingIsLeft();
  });

  it('stops everything when PostgreSQL is killed, and starts again after that', async () => {
    const { ended, postgres } = await checkout.start();
    process.kill(postgres, 'SIGKILL');
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output).toMatch(
      /PostgreSQL stopped by itself \(SIGKILL, see .*pg\.log\), so everything else was stopped too: .*\n$/,
    );
    await until(async () => (await checkout.processes()).length === 0);
  });

  it('leaves nothing running when it is killed itself, and starts again after that', async () => {
    const { child } = await checkout.start();
    child.kill('SIGKILL');
    await nothingIsLeft();
    expect(checkout.exists('data/start.lock')).toBe(true);
    const after = await checkout.start();
    after.child.kill('SIGHUP');
    expect((await after.ended).code).toBe(0);
  });

  it('is not fooled by left-over files whose process number now belongs to another program', async () => {
    const stale = { pid: process.pid, began: 'before the restart', token: 'x', phase: 'running', address: 'nowhere' };
    writeFileSync(checkout.path('data/start.lock'), JSON.stringify(stale));
    writeFileSync(checkout.path('data/pg.lock'), JSON.stringify({ ...stale, lasting: true }));
    writeFileSync(checkout.path('.maille/setup.lock'), '');
    const lines = [process.pid, checkout.path('data/pg'), 1, 1, '', '127.0.0.1', '1 1', 'ready', ''];
    writeFileSync(checkout.path('data/pg/postmaster.pid'), lines.join('\n'));
    const { child, ended } = await checkout.start();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('says which port to take when the port is taken', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(checkout.port, '127.0.0.1', resolve));
    const { code, output } = await checkout.run(['start']);
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(1);
    expect(output).toMatch(/^Port \d+ is taken by another program: choose another one with PORT=\d+ npm start\.\n$/);
    expect(checkout.exists('data/start.lock')).toBe(false);
  });
});
