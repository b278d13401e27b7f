import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { type World, createWorld } from '../../../../test/support/world.js';

type Json = Record<string, unknown>;

describe('photos', () => {
  let world: World;
  let owner: pg.Client;
  let manager: string;
  let siteId: string;
  let roomId: string;
  let jpeg: Buffer;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    const rooms = `select id from resources where site_id = $1 and kind = 'room' order by position`;
    roomId = String((await owner.query(rooms, [siteId])).rows[0].id);
    jpeg = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#b0402a' } })
      .jpeg()
      .toBuffer();
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  async function upload(payload: Buffer, query: Record<string, string>, type = 'image/jpeg', cookie = manager) {
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/manage/${siteId}/photos?${new URLSearchParams({ id: uuidv7(), altFr: 'La salle', ...query }).toString()}`,
      headers: { cookie, ...(type !== '' && { 'content-type': type }) },
      payload,
    });
    return { status: answer.statusCode, body: answer.json<Json>() };
  }
  const call = async (method: string, path: string, body?: object) => {
    const answer = await world.call(method, `/api/manage/${siteId}/${path}`, {
      cookie: manager,
      ...(body && { body }),
    });
    return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as Json };
  };
  const get = (url: string, cookie?: string) => world.call('GET', url, cookie === undefined ? {} : { cookie });
  const count = async () => Number((await owner.query('select count(*) from photo_files')).rows[0].count);
  const publish = async (published: boolean) => {
    const { body } = await call('GET', 'facts');
    const { slug: _s, country: _c, timeZone: _t, currency: _m, ...facts } = body;
    expect((await call('PUT', 'facts', { ...facts, published })).status).toBe(200);
  };

  it('are shown to everybody in two sizes, for good, once somebody has said what they show', async () => {
    const id = uuidv7();
    const { status, body } = await upload(jpeg, { id, resourceId: roomId });
    expect([status, body.width, body.height, body.smallWidth]).toEqual([201, 1600, 800, 640]);
    expect(body.alt).toEqual({ fr: 'La salle', en: null });
    for (const [size, width] of [
      ['small', 640],
      ['large', 1600],
    ] as const) {
      const answer = await get(`/api/photos/${id}/${size}`);
      expect(answer.headers).toMatchObject({
        ...{ 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' },
        ...{ 'x-content-type-options': 'nosniff', 'content-length': String(answer.rawPayload.length) },
      });
      expect((await sharp(answer.rawPayload).metadata()).width).toBe(width);
    }
    const { resources } = (await get('/api/sites/la-grappe')).json();
    const room = resources.find((one: Json) => one.id === roomId);
    expect(room.photos.map((photo: Json) => photo.id)).toEqual([id]);
    // Sent again after a lost answer: one photo.
    expect((await upload(jpeg, { id, resourceId: roomId })).status).toBe(201);
    expect(await count()).toBe(2);
    expect((await upload(jpeg, { id })).body.code).toBe('id_reused');
    expect((await upload(jpeg, { altFr: ' ' })).body).toMatchObject({ code: 'invalid_request' });
    expect((await upload(jpeg, { resourceId: uuidv7() })).body).toMatchObject({ code: 'invalid_request' });
    expect(await count()).toBe(2);
  });

  it('are ordered, described anew and taken away', async () => {
    const [a, b] = [uuidv7(), uuidv7()];
    for (const id of [a, b]) expect((await upload(jpeg, { id, altFr: '', altEn: 'The yard' })).status).toBe(201);
    const ids = async () =>
      ((await get('/api/sites/la-grappe')).json().photos as Json[]).map((photo) => String(photo.id));
    expect(await ids()).toEqual([a, b]);
    expect((await call('PUT', 'photo-order', { ids: [b, a] })).status).toBe(204);
    expect(await ids()).toEqual([b, a]);
    expect((await call('PUT', 'photo-order', { ids: [b] })).body.code).toBe('invalid_request');
    expect((await call('PUT', `photos/${a}`, { altFr: 'La cour', altEn: 'The yard' })).body.alt).toEqual({
      ...{ fr: 'La cour', en: 'The yard' },
    });
    expect((await call('PUT', `photos/${a}`, {})).body.code).toBe('invalid_request');
    expect((await call('DELETE', `photos/${b}`)).status).toBe(204);
    expect((await call('DELETE', `photos/${b}`)).status).toBe(404);
    expect([await ids(), (await get(`/api/photos/${b}/small`)).statusCode]).toEqual([[a], 404]);
  });

  it('of a site that is not published are seen by its staff alone', async () => {
    const id = uuidv7();
    await upload(jpeg, { id });
    await publish(false);
    expect((await get(`/api/photos/${id}/large`)).statusCode).toBe(404);
    const own = await get(`/api/manage/${siteId}/photos/${id}/large`, manager);
    expect([own.statusCode, own.headers['cache-control']]).toEqual([200, 'private, max-age=31536000, immutable']);
    // Staff go on with their day: what is booked stays booked.
    for (const page of ['today', 'planning', 'resources', 'facts']) expect((await call('GET', page)).status).toBe(200);
    expect((await get('/api/sites/la-grappe')).statusCode).toBe(404);
    await publish(true);
    expect((await get(`/api/photos/${id}/large`)).statusCode).toBe(200);
    expect((await get(`/api/photos/${id}/huge`)).statusCode).toBe(404);
  });

  it('that are no photos are refused with a code, and nothing is kept', async () => {
    const before = await count();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const bomb = await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: '#fff' } })
      .png({ palette: true, colours: 2 })
      .toBuffer();
    for (const [payload, type, status, code] of [
      [svg, 'image/svg+xml', 415, 'unsupported_media_type'],
      [svg, 'image/png', 422, 'photo_unreadable'],
      [jpeg.subarray(0, jpeg.length / 3), 'image/jpeg', 422, 'photo_unreadable'],
      [Buffer.from('{"id":1}'), 'image/webp', 422, 'photo_unreadable'],
      [Buffer.alloc(0), 'image/jpeg', 422, 'photo_unreadable'],
      [bomb, 'image/png', 422, 'photo_too_large'],
      [Buffer.concat([jpeg, Buffer.alloc(11_000_000)]), 'image/jpeg', 413, 'body_too_large'],
      [jpeg, 'text/plain', 415, 'unsupported_media_type'],
      [jpeg, 'multipart/form-data; boundary=x', 415, 'unsupported_media_type'],
      [jpeg, '', 415, 'unsupported_media_type'],
    ] as const) {
      const answer = await upload(payload, {}, type);
      expect([type, answer.status, answer.body.code]).toEqual([type, status, code]);
    }
    // One with another file behind it is drawn, and the other file is gone.
    const id = uuidv7();
    expect((await upload(Buffer.concat([jpeg, Buffer.from('PK\x03\x04<script>')]), { id })).status).toBe(201);
    expect((await get(`/api/photos/${id}/large`)).body).not.toContain('script');
    expect(await count()).toBe(before + 2);
    expect((await upload(jpeg, {}, 'image/jpeg', '')).status).toBe(401);
  });

  it('are no more than twelve in one place, also when many come at once', async () => {
    const { body } = await call('GET', 'photos');
    const own = (body.photos as Json[]).filter((photo) => photo.resourceId === null).length;
    const tries = await Promise.all(Array.from({ length: 9 }, () => upload(jpeg, {})));
    for (let left = 12 - own; left > 0; left--) await upload(jpeg, {});
    expect((await upload(jpeg, {})).body).toMatchObject({ code: 'too_many_photos', most: 12 });
    expect(tries.filter(({ status }) => status === 201).length).toBe(9);
    const kept = ((await call('GET', 'photos')).body.photos as Json[]).filter((photo) => photo.resourceId === null);
    expect(kept.length).toBe(12);
  });
});
