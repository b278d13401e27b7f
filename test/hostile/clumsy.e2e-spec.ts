import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, createStage } from '../isolation/stage.js';

/** A client of the money's routes that means well and writes things its own way. */
describe('a clumsy client', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage();
  });
  afterAll(() => stage?.close());

  async function call(method: string, path: string, body?: object) {
    const { siteId } = stage.target;
    const cookie = stage.principals.managerHere.cookie!;
    const answer = await stage.world.call(method, `/api/manage/${siteId}${path}`, { cookie, body });
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
  }
  const capitals = (id: string): string => id.toUpperCase();
  const line = { label: 'Prestation', suppliedOn: '2026-11-20', quantity: '1', unitPrice: '10', priceMode: 'net' };
  const sums = { priceMode: 'net', vatRateBp: 2000 };
  const quote = { title: 'Séminaire', priceMode: 'net', suppliedOn: '2026-12-10', validUntil: '2026-12-24' };
  const quoted = { label: 'Salle', quantity: '1', unitPrice: '100', vatRateBp: 2000 };

  /** Orders of what a member owes, each with all that it needs. */
  const ORDERS: readonly (readonly [path: string, body: object])[] = [
    ['/lines', { ...line, vatRateBp: 2000 }],
    ['/invoices', { month: '2026-11' }],
    ['/deposits', { ...sums, label: 'Salle du 3 mars', amountCents: 10_000 }],
    ['/quotes', { ...quote, lines: [quoted] }],
  ];

  it.each(ORDERS)(
    'writes ids in capitals: %s, the same order twice, then as everybody writes it',
    async (path, rest) => {
      const order = { id: uuidv7(), memberId: stage.target.memberId };
      const loud = { ...rest, id: capitals(order.id), memberId: capitals(order.memberId) };
      const made = await call('POST', path, loud);
      expect([made.status, made.body.id]).toEqual([201, order.id]);
      for (const again of [loud, { ...rest, ...order }]) expect(await call('POST', path, again)).toEqual(made);
    },
  );

  it.each(ORDERS)('is told nothing of whom another site knows: %s', async (path, rest) => {
    const { memberId, companyId } = stage.elsewhere;
    const unknown = uuidv7();
    for (const who of [{ memberId }, { companyId }, { memberId: unknown }, { companyId: unknown }]) {
      const { status, body } = await call('POST', path, { ...rest, id: uuidv7(), ...who });
      expect([who, status, body.code]).toEqual([who, 404, 'not_found']);
    }
  });

  it('leaves somebody out of a run in capitals: they get no invoice, and the run runs', async () => {
    const { memberId } = stage.target;
    await call('POST', '/lines', { ...line, id: uuidv7(), memberId, vatRateBp: 2000 });
    const { debtors } = (await call('GET', '/billing/preview?month=2026-11')).body as {
      debtors: { memberId: string | null; companyId: string | null }[];
    };
    const leaveOut = debtors.map((one) => (one.companyId ?? one.memberId)!).filter((id) => id !== memberId);
    const run = { month: '2026-11', confirmed: true };
    const none = { ...run, id: uuidv7(), leaveOut: [...leaveOut, memberId].map(capitals) };
    expect(await call('POST', '/billing/runs', none)).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_invoice' },
    });
    const id = uuidv7();
    const started = await call('POST', '/billing/runs', { ...run, id: capitals(id), leaveOut: leaveOut.map(capitals) });
    expect([started.status, started.body.id]).toEqual([201, id]);
    const { rows } = await stage.owner.query(`select payload from events where topic = 'billing.run'`);
    expect(rows).toEqual([{ payload: { siteId: stage.target.siteId, runId: id } }]);
  });
});
