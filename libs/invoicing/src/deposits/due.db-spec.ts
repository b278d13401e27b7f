import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceId } from '#libs/domain';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { MemberAccountsService } from '../accounts/accounts.service.js';
import { CreditNotesService } from '../credits/credits.service.js';
import { InvoicesService } from '../invoices/invoices.service.js';
import { OwnInvoicesService } from '../own/own.service.js';
import { DepositsService } from './deposits.service.js';

describe('what is to be paid, in lists', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0);
    world.moveTo('2026-11-21');
  });
  afterAll(() => world.stop());

  it('is what deposits leave of an invoice, to its buyer and to the site, whatever was credited since', async () => {
    const site = await world.site();
    const member = await world.member(site);
    // Words of a label are no deposits.
    await world.charge(site, member, '2026-11-03', { label: '"deposits":[{"grossCents":1}]' });
    const plain = await world.issue(site, member);
    const parts = [{ amountCents: 1_500, vatRateBp: 2000, priceMode: 'gross' as const }];
    const deposit = await world.get(DepositsService).issue(world.scope(site), {
      ...{ id: uuidv7() as InvoiceId, siteId: site, memberId: member.memberId },
      ...{ label: 'Salle', percentBp: null, parts, deductFrom: null },
    });
    await world.charge(site, member, '2026-11-04', { amountCents: 5_000, unitPriceCents: 5_000 });
    const final = await world.issue(site, member);
    const lines = [{ line: 1, amountCents: 1_000 }];
    const order = { id: uuidv7() as InvoiceId, siteId: site, invoiceId: final.id, reason: 'Rendu', lines };
    const note = await world.get(CreditNotesService).credit(world.scope(site), order);

    const expected = new Map([
      [plain.number, [2_400, 2_400, 0]],
      [deposit.number, [1_500, 1_500, 0]],
      [final.number, [6_000, 4_500, 1_200]],
      [note.number, [1_200, 0, 0]],
    ]);
    const own = await world.get(OwnInvoicesService).list(member.personId, 1);
    const issued = await world.get(InvoicesService).list(world.scope(site), site, '2026-11');
    for (const list of [own.invoices, issued])
      expect(new Map(list.map((one) => [one.number, [one.grossCents, one.dueCents, one.creditedCents]]))).toEqual(
        expected,
      );
    const sheet = await world.get(MemberAccountsService).of(world.scope(site), site, member.memberId);
    expect(new Map(sheet.invoices.map((one) => [one.number, one.dueCents]))).toEqual(
      new Map([...expected].map(([number, [, due]]) => [number, due])),
    );
  });
});
