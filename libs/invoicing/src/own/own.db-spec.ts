import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceId } from '#libs/domain';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { CreditNotesService } from '../credits/credits.service.js';
import { OwnInvoicesService } from './own.service.js';

describe('one’s own documents', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0);
    world.moveTo('2026-11-21');
  });
  afterAll(() => world.stop());

  it('are those of every site, with what was credited, and nobody else’s', async () => {
    const [one, other] = [await world.site(), await world.site()];
    const me = await world.member(one);
    const alsoMe = { ...me, memberId: uuidv7() as typeof me.memberId };
    await world.rows(
      `insert into members (site_id, id, person_id, name, email, joined_at)
       select $1, $2, person_id, name, email, now() from members where id = $3`,
      [other, alsoMe.memberId, me.memberId],
    );
    const stranger = await world.member(one);
    for (const [site, member] of [
      [one, me],
      [other, alsoMe],
      [one, stranger],
    ] as const) {
      await world.charge(site, member, '2026-11-03');
    }
    const first = await world.issue(one, me);
    const second = await world.issue(other, alsoMe);
    const theirs = await world.issue(one, stranger);
    const order = { id: uuidv7() as InvoiceId, siteId: one, invoiceId: first.id, reason: 'Salle fermée' };
    const lines = [{ line: 1, amountCents: 500 }];
    const note = await world.get(CreditNotesService).credit(world.scope(one), { ...order, lines });

    const own = world.get(OwnInvoicesService);
    const { total, pages, invoices } = await own.list(me.personId, 1);
    expect([total, pages]).toEqual([3, 1]);
    expect(new Set(invoices.map(({ id }) => id))).toEqual(new Set([first.id, second.id, note.id]));
    expect(invoices.find(({ id }) => id === first.id)).toMatchObject({
      ...{ grossCents: 2400, creditedCents: 600, corrects: null, notes: [{ id: note.id, number: note.number }] },
    });
    expect(invoices.find(({ id }) => id === note.id)).toMatchObject({
      ...{ kind: 'credit_note', grossCents: 600, creditedCents: 0 },
      ...{ corrects: { id: first.id, number: first.number }, notes: [] },
    });
    expect((await own.list(me.personId, 2)).invoices).toEqual([]);

    expect(invoices.map(({ xml }) => xml)).toEqual([false, false, false]);
    expect((await own.file(me.personId, second.id, 'pdf')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await own.file(me.personId, second.id, 'xml')).bytes.toString()).toContain(second.number);
    expect((await own.list(me.personId, 1)).invoices.filter(({ xml }) => xml).map(({ id }) => id)).toEqual([second.id]);
    const unknown = expect.objectContaining({ code: 'not_found' });
    for (const kind of ['pdf', 'xml'] as const) {
      await expect(own.file(me.personId, theirs.id, kind)).rejects.toEqual(unknown);
      await expect(own.file(stranger.personId, first.id, kind)).rejects.toEqual(unknown);
    }
  });
});
