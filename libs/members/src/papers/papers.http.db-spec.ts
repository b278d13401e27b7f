import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { type World, createWorld } from '../../../../test/support/world.js';

type Json = Record<string, unknown>;

describe('sending a document over HTTP', () => {
  let world: World;
  let member: string;
  let manager: string;
  let at: string;
  let png: Buffer;
  const [group, kindId] = [uuidv7(), uuidv7()];

  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    [member, manager] = [await world.signIn('coworker'), await world.signIn('manager')];
    at = `/api/manage/${world.sites[0]!.siteId}`;
    png = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const facts = { discountBp: 2000, active: true, rates: [] };
    await ask('POST', `${at}/groups`, manager, { id: group, name: 'Étudiants', ...facts });
    await ask('POST', `${at}/paper-kinds`, manager, { id: kindId, name: 'Carte', active: true, groupIds: [group] });
  });
  afterAll(() => world.close());

  async function ask(method: string, url: string, cookie: string, body?: object) {
    const answer = await world.call(method, url, { cookie, ...(body && { body }) });
    return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as Json };
  }
  async function send(payload: Buffer, type: string, { cookie = member, kind = kindId, id = uuidv7() } = {}) {
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/me/sites/la-grappe/papers?${new URLSearchParams({ id, kindId: kind }).toString()}`,
      headers: { ...(cookie !== '' && { cookie }), ...(type !== '' && { 'content-type': type }) },
      payload,
    });
    return { status: answer.statusCode, code: answer.body === '' ? null : answer.json<Json>().code };
  }
  const waiting = async () => (await ask('GET', `${at}/papers-waiting`, manager)).body.waiting;

  it('is refused for what it is and not for what it is called, and nothing of it is kept', async () => {
    const html = Buffer.from('<!doctype html><script>alert(document.cookie)</script>');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const program = Buffer.from('%PDF-1.4\n1 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >> endobj\n%%EOF');
    const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: '#fff' } })
      .png({ palette: true, colours: 2 })
      .toBuffer();
    for (const [payload, type, status, code] of [
      [html, 'application/pdf', 422, 'paper_unreadable'],
      [html, 'text/html', 415, 'unsupported_media_type'],
      [svg, 'image/png', 422, 'paper_unreadable'],
      [svg, 'image/svg+xml', 415, 'unsupported_media_type'],
      [program, 'application/octet-stream', 422, 'paper_active'],
      [Buffer.alloc(0), 'application/pdf', 422, 'paper_unreadable'],
      [png.subarray(0, 60), 'image/png', 422, 'photo_unreadable'],
      [bomb, 'image/png', 422, 'photo_too_large'],
      [Buffer.concat([png, Buffer.alloc(11_000_000)]), 'image/png', 413, 'body_too_large'],
      [png, 'multipart/form-data; boundary=x', 415, 'unsupported_media_type'],
      [png, '', 415, 'unsupported_media_type'],
    ] as const) {
      expect([type, await send(payload, type)]).toEqual([type, { status, code }]);
    }
    expect(await send(png, 'image/png', { cookie: '' })).toEqual({ status: 401, code: 'unauthenticated' });
    expect(await send(png, 'image/png', { kind: uuidv7() })).toEqual({ status: 409, code: 'paper_kind_closed' });
    expect(await waiting()).toBe(0);
  });

  it('gives what is drawn anew back, in place, to the member and the managers, and to nobody else', async () => {
    const id = uuidv7();
    const behind = Buffer.concat([png, Buffer.from('PK\x03\x04<script>alert(1)</script>')]);
    expect((await send(behind, 'application/pdf', { id })).status).toBe(204);
    expect((await send(behind, 'application/pdf', { id })).status).toBe(204);
    expect(await waiting()).toBe(1);
    const own = `/api/me/sites/la-grappe/papers/${id}/pages/${id}`;
    const filed = `${at}/papers/${id}/pages/${id}`;
    for (const [url, cookie] of [
      [own, member],
      [filed, manager],
    ] as const) {
      const { statusCode, headers, rawPayload } = await world.call('GET', url, { cookie });
      expect([statusCode, headers]).toEqual([
        200,
        expect.objectContaining({
          ...{ 'content-type': 'image/webp', 'content-disposition': 'inline; filename="justificatif-1.webp"' },
          ...{ 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store' },
          ...{ 'x-content-type-options': 'nosniff' },
        }),
      ]);
      expect(rawPayload.includes('script')).toBe(false);
    }
    expect((await ask('GET', own, manager)).status).toBe(404);
    expect((await ask('GET', filed, member)).status).toBe(404);
    expect((await ask('GET', own, await world.signIn('coordinator'))).status).toBe(404);
  });

  it('is decided once, with a day that is one', async () => {
    const { waiting: papers } = (await ask('GET', `${at}/papers`, manager)).body as { waiting: { id: string }[] };
    const approve = (body: object) => ask('POST', `${at}/papers/${papers[0]!.id}/approve`, manager, body);
    for (const body of [{ pages: 1 }, { pages: 1, lastDay: '2026-02-30' }, { pages: 0, lastDay: '2027-01-31' }]) {
      expect((await approve(body)).body).toMatchObject({ status: 422, code: 'invalid_request' });
    }
    expect((await approve({ pages: 2, lastDay: '2027-01-31' })).body.code).toBe('paper_changed');
    expect((await approve({ pages: 1, lastDay: '2027-01-31' })).status).toBe(204);
    expect((await approve({ pages: 1, lastDay: '2027-01-31' })).body.code).toBe('paper_decided');
    const { sites } = (await ask('GET', '/api/me/papers', member)).body as { sites: { papers: Json[] }[] };
    expect(sites[0]!.papers).toMatchObject([{ status: 'approved', lastDay: '2027-01-31' }]);
  });
});
