import { v7 as uuidv7 } from 'uuid';
import { DomainError, type MemberId, type PersonId } from '#libs/domain';
import { ChargesService, RunsService } from '#libs/invoicing';
import { Db, operatorScope } from '#libs/platform';
import type { World } from './world.js';

const MONTH = '2026-11';

/** Some members of the first site owe more, each as much. */
export async function owing(world: World, count: number, amountCents = 1500): Promise<string[]> {
  const { siteId } = world.sites[0]!;
  return world.app.get(Db).run(operatorScope(siteId), async (tx) => {
    const members = await tx.sql<{ memberId: MemberId; personId: PersonId }>`
      select id as "memberId", person_id as "personId" from members where site_id = ${siteId} order by id limit ${count}`;
    const terms = { quantity: 1, unitPriceCents: amountCents, amountCents, currency: 'EUR', priceMode: 'net' } as const;
    const charges = members.map((member) => ({
      ...{ ...member, ...terms, vatRateBp: 2000, suppliedOn: `${MONTH}-03`, label: 'Casier' },
      ...{ originKind: 'locker', originId: uuidv7() },
    }));
    await world.app.get(ChargesService).record(tx, siteId, charges);
    return members.map(({ memberId }) => memberId);
  });
}

/** What the worker does, which tries again when somebody kept it waiting for too long. */
export async function worked(world: World, runId: string): Promise<void> {
  for (;;) {
    try {
      return await world.app.get(RunsService).work(world.sites[0]!.siteId, runId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'unavailable') throw error;
    }
  }
}

/** A run at the first site that has ended: two got an invoice, one could not, everybody else was left out. */
export async function endedRun(world: World, id: string): Promise<void> {
  const { siteId } = world.sites[0]!;
  const cookie = await world.signIn('manager');
  const mine = await owing(world, 3);
  await owing(world, 1, -1_000_000);
  const at = `/api/manage/${siteId}/billing`;
  const preview = (await world.call('GET', `${at}/preview?month=${MONTH}`, { cookie })).json();
  const ids = (preview.debtors as { memberId: string; companyId: string }[]).map(
    (one) => one.companyId ?? one.memberId,
  );
  const leaveOut = ids.filter((one) => !mine.includes(one));
  const started = await world.call('POST', `${at}/runs`, { cookie, body: { id, month: MONTH, leaveOut } });
  if (started.statusCode !== 201) throw new Error(`a run: ${started.body}`);
  await worked(world, id);
}
