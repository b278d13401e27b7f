import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../../../apps/cli/src/verify/verify.store.js';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';
import { AccountsService } from '../credits/accounts.service.js';

const DAY = 86_400_000;

/** Credit that is sold, given, taken back and lost: over HTTP, with the ledger looked at after each. */
describe('packs and accounts', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let siteId: string;
  let manager: string;
  let desk: string;
  let room: string;
  let memberId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 2);
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    const places = await rows<{ id: string; kind: string; mode: string }>(
      'select id, kind, mode from resources where site_id = $1 and active order by position',
      [siteId],
    );
    desk = places.find(({ mode }) => mode === 'pool')!.id;
    room = places.find(({ kind, mode }) => kind === 'room' && mode === 'exclusive')!.id;
    const start = new Date(TUESDAY + 7 * DAY + 3_600_000).toISOString().replace('.000Z', 'Z');
    const end = new Date(TUESDAY + 7 * DAY + 2 * 3_600_000).toISOString().replace('.000Z', 'Z');
    const body = { id: uuidv7(), siteId, resourceId: desk, start, end };
    expect((await as(people[0]!, 'POST', '/api/reservations', body)).status).toBe(201);
    [{ id: memberId }] = (await rows('select id from members where person_id = $1', [people[0]!.personId])) as [
      { id: string },
    ];
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  afterEach(async () => {
    world.clock.moveTo(TUESDAY);
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
  });

  async function rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await owner.query(sql, values)).rows as Row[];
  }
  const call = async (cookie: string, method: string, url: string, body?: unknown) => {
    const answer = await world.call(method, url, { cookie, ...(body !== undefined && { body }) });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
  const as = (person: Person, method: string, url: string, body?: unknown) => call(person.cookie, method, url, body);
  const manage = (method: string, path: string, body?: unknown) =>
    call(manager, method, `/api/manage/${siteId}${path}`, body);
  const account = (path = '') => `/members/${memberId}/credits${path}`;
  const aPack = (more: object = {}) => ({
    ...{ id: uuidv7(), name: `Carnet ${uuidv7()}`, unit: 'pass', amount: 10, kind: 'desk', priceCents: 12_000 },
    ...{ priceMode: 'gross', vatRateBp: 2000, validityMonths: 6, selfService: true, active: true, ...more },
  });
  const onShelf = async (more: object = {}) => {
    const pack = aPack(more);
    expect(await manage('POST', '/packs', pack)).toMatchObject({ status: 201 });
    return pack;
  };
  const chargesOf = (id: string) =>
    rows<object>('select status, amount_cents::int, label, vat_rate_bp from charges where origin_id = $1', [id]);
  const linesIn = (body: { lines: { lotId: string }[] }, id: string) => body.lines.filter(({ lotId }) => lotId === id);
  const lotIn = (body: { lots: { id: string }[] }, id: string) => body.lots.find((lot) => lot.id === id);

  describe('a pack', () => {
    it('is put on the shelf, changed, and told with its VAT', async () => {
      const pack = await onShelf();
      const { status, body } = await manage('POST', '/packs', { ...pack, priceCents: 10_000, selfService: false });
      expect(status).toBe(201);
      expect(body.packs.find(({ id }: { id: string }) => id === pack.id)).toMatchObject({
        ...{ amount: 10, priceCents: 10_000, netCents: 8333, vatCents: 1667, grossCents: 10_000, selfService: false },
      });
    });

    it('may carry the rates of VAT of its country and regime, the standard rate first', async () => {
      const ratesIn = async (country: string, regime = 'standard') => {
        await owner.query('update legal_profiles set vat_regime = $2, country = $3 where site_id = $1', [
          ...[siteId, regime, country],
        ]);
        return (await manage('GET', '/packs')).body.vatRates;
      };
      expect(await ratesIn('BE')).toEqual([2100, 1200, 600]);
      expect(await ratesIn('CH')).toEqual([810, 380, 260]);
      expect(await ratesIn('FR', 'franchise')).toEqual([0]);
      expect(await ratesIn('FR')).toEqual([2000, 1000, 850, 550, 210]);
    });

    it.each([
      ['a negative amount', { amount: -1 }, 'invalid_request'],
      ['nothing', { amount: 0 }, 'invalid_request'],
      ['passes of rooms', { kind: 'room' }, 'credit_wrong_unit'],
      ['passes of everything', { kind: undefined }, 'credit_wrong_unit'],
      ['money of no price mode', { unit: 'cent', kind: undefined }, 'credit_needs_price_mode'],
      ['hours of a price mode', { unit: 'minute', countsAt: 'net' }, 'credit_needs_price_mode'],
      ['months and days', { validityDays: 3 }, 'invalid_request'],
      ['a VAT rate that the country does not know', { vatRateBp: 1234 }, 'vat_rate_unknown'],
    ])('is refused with %s', async (_, more, code) => {
      expect(await manage('POST', '/packs', aPack(more))).toMatchObject({ status: 422, body: { code } });
    });

    it('is refused for what is not there, for a room by the day, and under the name of another', async () => {
      const of = (resourceId: string) => aPack({ kind: undefined, resourceId });
      expect(await manage('POST', '/packs', of(uuidv7()))).toMatchObject({ status: 404 });
      expect(await manage('POST', '/packs', of(room))).toMatchObject({ body: { code: 'credit_wrong_unit' } });
      expect(await manage('POST', '/packs', of(desk))).toMatchObject({ status: 201 });
      const { name } = await onShelf();
      expect(await manage('POST', '/packs', aPack({ name }))).toMatchObject({ body: { code: 'name_taken' } });
    });
  });

  describe('a sale', () => {
    it('charges and grants once, however often it is sent', async () => {
      const pack = await onShelf();
      const sale = { id: uuidv7(), packId: pack.id };
      const sold = await Promise.all(Array.from({ length: 5 }, () => manage('POST', account(), sale)));
      expect(sold.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
      expect(lotIn(sold[0]!.body, sale.id)).toMatchObject({
        ...{ granted: 10, remaining: 10, source: 'pack', firstDay: '2026-11-24', lastDay: '2027-05-23', state: 'open' },
      });
      expect(await chargesOf(sale.id)).toEqual([
        { status: 'open', amount_cents: 12_000, label: pack.name, vat_rate_bp: 2000 },
      ]);
      const other = await onShelf();
      expect(await manage('POST', account(), { ...sale, packId: other.id })).toMatchObject({
        body: { code: 'id_reused' },
      });
    });

    it('is a gift with a reason: nothing is charged', async () => {
      const pack = await onShelf({ selfService: false });
      const gift = { id: uuidv7(), packId: pack.id, reason: 'Lauréate du concours' };
      const { status, body } = await manage('POST', account(), gift);
      expect([status, lotIn(body, gift.id)]).toMatchObject([201, { reason: 'Lauréate du concours', remaining: 10 }]);
      expect(await chargesOf(gift.id)).toEqual([]);
      expect(await manage('POST', account(), { ...gift, id: uuidv7(), reason: ' ' })).toMatchObject({ status: 422 });
    });

    it('is over when the pack is off the shelf, but for the one that was sold', async () => {
      const pack = await onShelf();
      const sale = { id: uuidv7(), packId: pack.id };
      expect(await manage('POST', account(), sale)).toMatchObject({ status: 201 });
      await manage('POST', '/packs', { ...pack, active: false });
      expect(await manage('POST', account(), sale)).toMatchObject({ status: 201 });
      const again = await manage('POST', account(), { ...sale, id: uuidv7() });
      expect(again).toMatchObject({ status: 409, body: { code: 'pack_not_on_sale' } });
    });

    it('is undone while it is untouched, once, and then not charged', async () => {
      const pack = await onShelf();
      const sale = { id: uuidv7(), packId: pack.id };
      await manage('POST', account(), sale);
      for (let time = 0; time < 2; time++) {
        const { status, body } = await manage('POST', account(`/${sale.id}/cancel-sale`), { reason: 'Erreur' });
        expect([status, lotIn(body, sale.id)]).toMatchObject([200, { remaining: 0, lastDay: '2026-11-24' }]);
      }
      expect(await chargesOf(sale.id)).toMatchObject([{ status: 'void' }]);
      const second = { ...sale, id: uuidv7() };
      await manage('POST', account(), second);
      await manage('POST', account(`/${second.id}/take`), { id: uuidv7(), amount: 1, reason: 'Essai' });
      const refused = await manage('POST', account(`/${second.id}/cancel-sale`), { reason: 'Erreur' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'credit_used', remaining: 9 } });
    });

    it('is made by the member, at the price they saw, of what is sold to them', async () => {
      const [pack, hidden] = [await onShelf(), await onShelf({ selfService: false })];
      const shelf = await as(people[0]!, 'GET', '/api/me/credits/packs');
      const ids = shelf.body.sites[0].packs.map(({ id }: { id: string }) => id);
      expect([ids.includes(pack.id), ids.includes(hidden.id)]).toEqual([true, false]);
      const order = { id: uuidv7(), siteId, packId: pack.id, priceCents: 11_000 };
      expect(await as(people[0]!, 'POST', '/api/me/credits', order)).toMatchObject({
        ...{ status: 409, body: { code: 'price_changed', priceCents: 12_000 } },
      });
      const right = { ...order, priceCents: 12_000 };
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => as(people[0]!, 'POST', '/api/me/credits', right)),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(lotIn(answers[0]!.body.sites[0], order.id)).toMatchObject({ remaining: 10 });
      expect(await chargesOf(order.id)).toHaveLength(1);
      const wrong = { ...right, id: uuidv7(), packId: hidden.id };
      expect(await as(people[0]!, 'POST', '/api/me/credits', wrong)).toMatchObject({
        body: { code: 'pack_not_on_sale' },
      });
    });

    it('is only for who is known there, and shows nobody what others have', async () => {
      const pack = await onShelf();
      expect((await as(people[1]!, 'GET', '/api/me/credits')).body).toEqual({ sites: [] });
      const order = { id: uuidv7(), siteId, packId: pack.id, priceCents: 12_000 };
      expect(await as(people[1]!, 'POST', '/api/me/credits', order)).toMatchObject({ status: 404 });
      const booking = { siteId, resourceId: desk, start: '2026-12-02T09:00:00Z', end: '2026-12-02T10:00:00Z' };
      await as(people[1]!, 'POST', '/api/reservations', { id: uuidv7(), ...booking });
      const { body } = await as(people[1]!, 'POST', '/api/me/credits', order);
      expect(body.sites[0].lots.map(({ id }: { id: string }) => id)).toEqual([order.id]);
      expect(body.sites[0].lines).toHaveLength(1);
      // Another one's lot is not theirs to have again.
      const theirs = await as(people[0]!, 'POST', '/api/me/credits', order);
      expect(theirs).toMatchObject({ status: 409, body: { code: 'id_reused' } });
    });
  });

  describe('by hand', () => {
    const gift = (more: object = {}) => ({
      ...{ id: uuidv7(), name: 'Dédommagement', unit: 'minute', amount: 120, reason: 'Panne de chauffage', ...more },
    });

    it('credit is given once, told with its reason and who gave it, and never below one', async () => {
      const wanted = gift({ kind: 'room', lastDay: '2026-12-31' });
      for (let time = 0; time < 2; time++) {
        const { status, body } = await manage('POST', account('/gifts'), wanted);
        expect([status, lotIn(body, wanted.id)]).toMatchObject([201, { remaining: 120, lastDay: '2026-12-31' }]);
        const [line] = linesIn(body, wanted.id);
        expect(line).toMatchObject({
          kind: 'grant',
          amount: 120,
          reason: 'Panne de chauffage',
          byName: 'Manon Delattre',
        });
      }
      for (const more of [
        { amount: -5 },
        { amount: 0 },
        { reason: ' ' },
        { lastDay: '2026-11-23' },
        { lastDay: '31/12' },
      ]) {
        expect(await manage('POST', account('/gifts'), gift(more))).toMatchObject({ status: 422 });
      }
      expect(await manage('POST', account('/gifts'), { ...wanted, amount: 60 })).toMatchObject({
        body: { code: 'id_reused' },
      });
    });

    it('is taken back as far as there is some, once, and by the last one who may', async () => {
      const wanted = gift();
      await manage('POST', account('/gifts'), wanted);
      const take = { id: uuidv7(), amount: 50, reason: 'Erreur de saisie' };
      for (let time = 0; time < 2; time++) {
        const { status, body } = await manage('POST', account(`/${wanted.id}/take`), take);
        expect([status, lotIn(body, wanted.id)]).toMatchObject([200, { remaining: 70 }]);
      }
      const more = await manage('POST', account(`/${wanted.id}/take`), { ...take, id: uuidv7(), amount: 71 });
      expect(more).toMatchObject({ status: 409, body: { code: 'credit_not_enough', remaining: 70 } });
      const rush = await Promise.all(
        Array.from({ length: 8 }, () =>
          manage('POST', account(`/${wanted.id}/take`), { ...take, id: uuidv7(), amount: 20 }),
        ),
      );
      expect(rush.filter(({ status }) => status === 200)).toHaveLength(3);
      expect(rush.filter(({ status }) => status === 409)).toHaveLength(5);
    });

    it('ends today, and what a cancelled booking gives back is lost too', async () => {
      const wanted = gift({ kind: 'room', amount: 180, lastDay: '2026-12-10' });
      await manage('POST', account('/gifts'), wanted);
      const [start, end] = ['2026-12-09T08:00:00Z', '2026-12-09T09:00:00Z'];
      const booked = await as(people[0]!, 'POST', '/api/reservations', {
        id: uuidv7(),
        siteId,
        resourceId: room,
        start,
        end,
      });
      expect(booked.body).toMatchObject({ price: { cents: 0 } });
      const [line] = linesIn((await manage('GET', account())).body, wanted.id);
      expect(line).toMatchObject({ kind: 'debit', amount: -60, use: { reservationId: booked.body.id, start } });
      for (let time = 0; time < 2; time++) {
        const { body } = await manage('POST', account(`/${wanted.id}/end`), { reason: 'Départ' });
        expect(lotIn(body, wanted.id)).toMatchObject({ remaining: 0, lastDay: '2026-11-24' });
      }
      await as(people[0]!, 'POST', `/api/reservations/${booked.body.id}/cancel`);
      expect(lotIn((await manage('GET', account())).body, wanted.id)).toMatchObject({ remaining: 60 });
      world.clock.moveTo(TUESDAY + DAY);
      await world.app.get(AccountsService, { strict: false }).expirePast();
      const after = (await manage('GET', account())).body;
      expect(lotIn(after, wanted.id)).toMatchObject({ remaining: 0, state: 'ended' });
      expect(linesIn(after, wanted.id)[0]).toMatchObject({ kind: 'expire', amount: -60 });
    });

    it('nobody reaches the lot of another', async () => {
      const wanted = gift();
      await manage('POST', account('/gifts'), wanted);
      const [{ id: other }] = (await rows('select id from members where site_id = $1 and id <> $2 limit 1', [
        ...[siteId, memberId],
      ])) as [{ id: string }];
      const take = { id: uuidv7(), amount: 1, reason: 'Essai' };
      const path = `/members/${other}/credits/${wanted.id}/take`;
      expect(await manage('POST', path, take)).toMatchObject({ status: 404 });
    });
  });

  it('expires at the local midnight of the site, once, however many do it', async () => {
    const wanted = {
      ...{ id: uuidv7(), name: 'Essai', unit: 'pass', kind: 'desk', amount: 3, lastDay: '2026-11-26', reason: 'Essai' },
    };
    await manage('POST', account('/gifts'), wanted);
    const accounts = world.app.get(AccountsService, { strict: false });
    // 23:59 in Lille on the last day; then midnight.
    world.clock.moveTo(Date.UTC(2026, 10, 26, 22, 59));
    await accounts.expirePast();
    expect(lotIn((await manage('GET', account())).body, wanted.id)).toMatchObject({ remaining: 3, state: 'open' });
    world.clock.moveTo(Date.UTC(2026, 10, 26, 23, 0));
    await Promise.all(Array.from({ length: 5 }, () => accounts.expirePast()));
    expect(await rows('select kind, amount from credit_lines where lot_id = $1 order by amount', [wanted.id])).toEqual([
      { kind: 'expire', amount: -3 },
      { kind: 'grant', amount: 3 },
    ]);
  });

  it('is a ledger: what is written stays, also for the owner of the database', async () => {
    const [{ id }] = (await rows('select id from credit_lots limit 1')) as [{ id: string }];
    const frozen = { constraint: 'credit_frozen' };
    for (const sql of [
      `update credit_lines set amount = amount + 1 where lot_id = '${id}'`,
      `delete from credit_lines where lot_id = '${id}'`,
      'truncate credit_lines',
      'truncate credit_lots cascade',
      `update credit_lots set remaining = remaining + 1 where id = '${id}'`,
      `update credit_lots set kind = 'machine' where id = '${id}'`,
      `update credit_lots set reason = 'autre' where id = '${id}'`,
      `delete from credit_lots where id = '${id}'`,
    ]) {
      await expect(owner.query(sql)).rejects.toMatchObject(frozen);
    }
    const less = `insert into credit_lines (site_id, id, lot_id, kind, amount, recorded_at)
      values ('${siteId}', gen_random_uuid(), '${id}', 'expire', -1000000, now())`;
    await owner.query(`select set_config('app.site_id', '${siteId}', false)`);
    await expect(owner.query(less)).rejects.toMatchObject({ constraint: 'credit_never_negative' });
  });
});
