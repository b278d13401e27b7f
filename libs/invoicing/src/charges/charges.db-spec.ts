import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SiteId } from '#libs/domain';
import { Db } from '#libs/platform';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { ChargesService } from './charges.service.js';

describe('charges', () => {
  let world: InvoicingWorld;
  let site: SiteId;
  let member: Member;
  beforeAll(async () => {
    world = await InvoicingWorld.start(Date.UTC(2026, 10, 21, 8));
    site = await world.site();
    member = await world.member(site);
  });
  afterAll(() => world.stop());

  const stored = (originId: string) =>
    world.rows<{ status: string; amount_cents: string }>(
      'select status, amount_cents from charges where origin_id = $1',
      [originId],
    );
  const voidOrigin = (originId: string) =>
    world
      .get(Db)
      .run(world.scope(site), (tx) => world.get(ChargesService).voidOrigin(tx, site, 'reservation', originId));

  it('charges the same origin once, as it was the first time', async () => {
    const originId = await world.charge(site, member, '2026-11-03');
    await world.charge(site, member, '2026-11-03', { originId, amountCents: 9999 });
    expect(await stored(originId)).toEqual([{ status: 'open', amount_cents: '2000' }]);
  });

  it('charges the same origin once when it is recorded by several at the same time', async () => {
    const originId = await world.charge(site, member, '2026-11-03');
    await Promise.all(Array.from({ length: 8 }, () => world.charge(site, member, '2026-11-03', { originId })));
    expect(await stored(originId)).toHaveLength(1);
  });

  it('takes an open charge back, and says so however often it is asked', async () => {
    const originId = await world.charge(site, member, '2026-11-04');
    expect([await voidOrigin(originId), await voidOrigin(originId)]).toEqual(['voided', 'voided']);
    expect(await stored(originId)).toMatchObject([{ status: 'void' }]);
  });

  it('says when there was nothing to take back', async () => {
    expect(await voidOrigin('01900000-0000-7000-8000-0000000000ff')).toBe('none');
  });

  it('leaves alone what is on an invoice', async () => {
    const other = await world.member(site);
    const originId = await world.charge(site, other, '2026-11-05');
    await world.issue(site, other);
    expect(await voidOrigin(originId)).toBe('already_invoiced');
    expect(await stored(originId)).toMatchObject([{ status: 'invoiced' }]);
  });

  it('is either on the invoice or void, never both, when both are asked at once', async () => {
    for (let round = 0; round < 10; round++) {
      const someone = await world.member(site);
      const originId = await world.charge(site, someone, '2026-11-06');
      const [issued, voided] = await Promise.allSettled([world.issue(site, someone), voidOrigin(originId)]);
      const [charge] = await stored(originId);
      if (issued.status === 'fulfilled') {
        expect([charge!.status, voided]).toMatchObject(['invoiced', { value: 'already_invoiced' }]);
      } else {
        expect(issued.reason).toMatchObject({ code: 'nothing_to_invoice' });
        expect([charge!.status, voided]).toMatchObject(['void', { value: 'voided' }]);
      }
    }
  });
});
