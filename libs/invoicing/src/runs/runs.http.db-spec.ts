import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuidv7 } from 'uuid';
import type { SiteId } from '#libs/domain';
import { invoicingDoor, signedIn, staffToken } from '../../../../test/support/invoicing-door.js';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { RunsService } from './runs.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);

interface Told {
  readonly id: string;
  readonly data: { state: string; debtors: Record<string, number>; last: { number: string }[] };
}

describe('runs over HTTP', () => {
  let world: InvoicingWorld;
  let app: NestFastifyApplication;
  let origin: string;
  let site: SiteId;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    world = await InvoicingWorld.start(NOW);
    app = await invoicingDoor(world.db.url, NOW);
    await app.listen(0, '127.0.0.1');
    origin = await app.getUrl();
    tokens.foreign = await staffToken(world, await world.site(), 'manager');
  });
  afterAll(async () => {
    await app.close();
    await world.stop();
  });
  beforeEach(async () => {
    site = await world.site();
    tokens.manager = await staffToken(world, site, 'manager');
    tokens.desk = await staffToken(world, site, 'desk');
    tokens.coworker = await signedIn(world, (await world.member(site)).personId);
  });

  const at = (path: string) => `/api/manage/${site}/billing/${path}`;
  const headersOf = (who: string) => (tokens[who] ? { cookie: `maille_session=${tokens[who]}` } : {});
  const call = (who: string, method: 'GET' | 'POST', path: string, payload?: object) =>
    app.inject({ method, url: at(path), headers: headersOf(who), ...(payload && { payload }) });
  const owing = async (count: number) => {
    for (let i = 0; i < count; i++) await world.charge(site, await world.member(site), '2026-11-03');
  };
  const started = async () => {
    const order = { id: uuidv7(), month: '2026-11' };
    expect((await call('manager', 'POST', 'runs', order)).statusCode).toBe(201);
    return order.id;
  };

  const listen = (id: string, more: Record<string, string> = {}, who = 'manager', signal?: AbortSignal) =>
    fetch(`${origin}${at(`runs/${id}/events`)}`, {
      headers: { ...headersOf(who), ...more },
      ...(signal && { signal }),
    });
  /** What the events say, until the stream ends or `enough` of them have come. */
  async function told(answer: Response, enough = Number.POSITIVE_INFINITY): Promise<Told[]> {
    const found: Told[] = [];
    let text = '';
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      text += value ?? '';
      const whole = text.split('\n\n');
      text = whole.pop()!;
      for (const event of whole) {
        const [, id] = /^id: (.*)$/m.exec(event) ?? [];
        const [, data] = /^data: (.*)$/m.exec(event) ?? [];
        if (id && data) found.push({ id, data: JSON.parse(data) as Told['data'] });
      }
      if (done || found.length >= enough) return found;
    }
  }

  it('a manager looks, starts, stops, goes on, and sees what came of it', async () => {
    await owing(2);
    const preview = (await call('manager', 'GET', 'preview?month=2026-11')).json();
    expect(preview).toMatchObject({
      ...{ month: '2026-11', currency: 'EUR', missing: [], dueMemberships: 0, bound: { issuedToday: 0, limit: 50 } },
      rates: [{ vatCategory: 'S', vatRateBp: 2000, netCents: 4000, vatCents: 800 }],
    });
    expect(preview.debtors).toHaveLength(2);
    expect(preview.debtors[0]).toMatchObject({
      charges: 1,
      grossCents: 2400,
      anomalies: ['no_address'],
      blocked: false,
    });
    const id = await started();
    expect((await call('manager', 'POST', `runs/${id}/stop`)).json()).toMatchObject({ state: 'stopped' });
    expect((await call('manager', 'POST', `runs/${id}/resume`, {})).json()).toMatchObject({ state: 'running' });
    await world.get(RunsService).work(site, id);
    const done = (await call('manager', 'GET', `runs/${id}`)).json();
    expect(done).toMatchObject({ id, state: 'done', debtors: { pending: 0, issued: 2, skipped: 0, refused: 0 } });
    expect(done.last.map((one: { number: string }) => one.number)).toEqual(['F2026-000002', 'F2026-000001']);
    const { runs } = (await call('manager', 'GET', 'runs?month=2026-11')).json();
    expect(runs).toEqual([expect.objectContaining({ id, state: 'done' })]);
    expect((await call('manager', 'GET', 'runs?month=2026-10')).json()).toEqual({ runs: [] });
  });

  it('tells what moves while it moves, and ends with the run', async () => {
    await owing(3);
    const id = await started();
    const answer = await listen(id);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const events = told(answer);
    await world.get(RunsService).work(site, id);
    const all = await events;
    expect(all[0]).toMatchObject({ id: 'running-0-0-0', data: { state: 'running', debtors: { pending: 3 } } });
    expect(all.at(-1)).toMatchObject({ id: 'done-3-0-0', data: { state: 'done', debtors: { issued: 3 } } });
    expect(all.at(-1)!.data.last).toHaveLength(3);
  });

  it('says nothing twice to a browser that connects again', async () => {
    await owing(1);
    const id = await started();
    const [first] = await told(await listen(id), 1);
    await world.get(RunsService).work(site, id);
    const after = await told(await listen(id, { 'last-event-id': first!.id }));
    expect(after.map((event) => event.id)).toEqual(['done-1-0-0']);
    expect(await told(await listen(id, { 'last-event-id': 'done-1-0-0' }))).toEqual([]);
  });

  it('lets a person watch from four windows, and from another once one is closed', async () => {
    await owing(1);
    const id = await started();
    const windows = Array.from({ length: 4 }, () => new AbortController());
    for (const { signal } of windows) await told(await listen(id, {}, 'manager', signal), 1);
    const fifth = await listen(id);
    expect([fifth.status, (await fifth.json()) as object]).toEqual([
      429,
      expect.objectContaining({ code: 'too_many_watchers' }),
    ]);
    expect(fifth.headers.get('retry-after')).toBe('30');
    windows[0]!.abort();
    let status = 429;
    for (let look = 0; status === 429 && look < 2_000; look++) {
      const again = await listen(id);
      status = again.status;
      if (status === 200) windows.push({ abort: () => void again.body!.cancel() } as AbortController);
      else await again.arrayBuffer();
      await new Promise((later) => setTimeout(later, 20));
    }
    expect(status).toBe(200);
    for (const window of windows) window.abort();
  });

  it('keeps others out', async () => {
    await owing(1);
    const id = await started();
    const routes: [method: 'GET' | 'POST', path: string][] = [
      ['GET', 'preview?month=2026-11'],
      ['GET', 'runs?month=2026-11'],
      ['GET', `runs/${id}`],
      ['GET', `runs/${id}/events`],
      ['POST', `runs/${id}/stop`],
      ['POST', `runs/${id}/resume`],
      ['POST', 'runs'],
    ];
    for (const [method, path] of routes) {
      const codes = [];
      for (const who of ['nobody', 'coworker', 'foreign', 'desk'])
        codes.push((await call(who, method, path)).statusCode);
      expect([path, ...codes]).toEqual([path, 401, 404, 404, 403]);
    }
    expect((await call('manager', 'GET', `runs/${uuidv7()}/events`)).json()).toMatchObject({ code: 'not_found' });
    expect((await call('manager', 'GET', 'runs/x/events')).json()).toMatchObject({ code: 'not_found' });
  });

  it('says what is wrong with a request', async () => {
    const order = { id: uuidv7(), month: '2026-11' };
    const codeOf = async (payload: object) => (await call('manager', 'POST', 'runs', payload)).json().code;
    expect(await codeOf(order)).toBe('nothing_to_invoice');
    for (const wrong of [{ month: '2026-13' }, { id: 'x' }, { leaveOut: ['x'] }, { confirmed: 'yes' }, { more: 1 }]) {
      expect([wrong, await codeOf({ ...order, ...wrong })]).toEqual([wrong, 'invalid_request']);
    }
    expect((await call('manager', 'GET', 'preview')).json()).toMatchObject({ code: 'invalid_request' });
  });
});
