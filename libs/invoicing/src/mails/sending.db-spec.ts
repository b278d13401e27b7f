import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { MINUTE } from '#libs/domain';
import { Jobs } from '#libs/platform';
import { type Arrived } from '../../../../test/support/inbox.js';
import { MailWorld } from '../../../../test/support/mail-world.js';
import { RunsService } from '../runs/runs.service.js';

describe('mails that are due', () => {
  let mailing: MailWorld;
  beforeAll(async () => {
    mailing = await MailWorld.start();
  });
  afterAll(() => mailing.stop());
  beforeEach(() => mailing.anew());
  afterEach(() => mailing.checked());

  const code = (problem: string) => expect.objectContaining({ code: problem });

  it('to an address that is refused are given up, and go to another one as the same mail', async () => {
    mailing.inbox.onRecipient = (address) => (address === mailing.addressOf(mailing.member) ? { code: 550 } : null);
    const { id } = await mailing.invoiced();
    await mailing.order(id);
    await mailing.work();
    expect(await mailing.stateOf(id)).toEqual(['failed', 'recipient_refused', 1]);
    await mailing.order(id, 'ines@ailleurs.example');
    expect(await mailing.stateOf(id)).toEqual(['queued', null, 1]);
    await mailing.work();
    expect(mailing.inbox.takeAll().map(({ mail }) => mail.messageId)).toEqual([`<${id}.1@maille.example>`]);
    expect(await mailing.stateOf(id)).toEqual(['sent', null, 1]);
  });

  it('that a server does not take are tried again, later and later, and then given up', async () => {
    mailing.inbox.onMail = () => ({ code: 451 });
    const { id } = await mailing.invoiced();
    await mailing.order(id);
    const tried: unknown[] = [];
    for (const attempt of [1, 2, 3, 10]) {
      await mailing.world.rows('update document_mails set attempts = $2 where site_id = $1', [
        ...[mailing.site, attempt - 1],
      ]);
      await mailing.work();
      tried.push((await mailing.stateOf(id))!.slice(0, 2));
      // Nobody asks before it is due.
      await mailing.work();
      mailing.later(2 ** (attempt - 1));
    }
    expect(tried).toEqual([...Array.from({ length: 3 }, () => ['queued', 'deferred']), ['failed', 'deferred']]);
    mailing.inbox.onMail = () => ({ code: 552 });
    await mailing.order(id);
    await mailing.work();
    expect(await mailing.stateOf(id)).toEqual(['failed', 'message_refused', 1]);
  });

  it('wait for their document: what cannot be made is not sent', async () => {
    const { id } = await mailing.invoiced();
    const alter = (sql: string) =>
      mailing.world.rows(
        `set session_replication_role = replica; update invoices set ${sql} where id = '${id}'; set session_replication_role = origin`,
      );
    await alter(`snapshot = snapshot || ' '`);
    await mailing.order(id);
    await mailing.work();
    expect(await mailing.stateOf(id)).toEqual(['queued', 'rendering_failed', 1]);
    await alter('snapshot = rtrim(snapshot)');
    mailing.later(1);
    await mailing.work();
    expect(mailing.inbox.takeAll()).toHaveLength(1);
  });

  it('whose answer was lost are the same message again, byte for byte', async () => {
    const { id } = await mailing.invoiced();
    let cut = 0;
    mailing.inbox.onMail = () => (cut++ === 0 ? 'hangs up after taking it' : null);
    await mailing.order(id);
    await mailing.work();
    expect(await mailing.stateOf(id)).toEqual(['queued', 'server_unavailable', 1]);
    mailing.later(1);
    await mailing.work();
    const [first, second, ...more] = mailing.inbox.takeAll() as [Arrived, Arrived];
    expect([more, first.mail.messageId]).toEqual([[], `<${id}.1@maille.example>`]);
    expect(second.raw.equals(first.raw)).toBe(true);
    expect(await mailing.stateOf(id)).toEqual(['sent', null, 1]);
  });

  it('in the hands of a worker that was killed are sent by another, once the claim has run out', async () => {
    const { id } = await mailing.invoiced();
    await mailing.order(id);
    // As a killed worker leaves it: claimed, and nothing more.
    await mailing.world.rows(`update document_mails set claimed_until = $2, attempts = 1 where site_id = $1`, [
      ...[mailing.site, new Date(mailing.world.clock.now() + 5 * MINUTE)],
    ]);
    await mailing.work();
    await expect(mailing.order(id)).rejects.toEqual(code('mail_under_way'));
    mailing.inbox.expectEmpty();
    const sweep = mailing.world.get(Jobs).subscriptions.find(({ topic }) => topic === 'documents.send-due')!;
    const before = await mailing.asked();
    await sweep.handler({}, uuidv7());
    expect(await mailing.asked()).toBe(before);
    mailing.later(5);
    await sweep.handler({}, uuidv7());
    expect(await mailing.asked()).toBe(before + 1);
    await mailing.work();
    expect(mailing.inbox.takeAll()).toHaveLength(1);
  });

  describe('of a run', () => {
    const runs = () => mailing.world.get(RunsService);
    const COUNT = Number(process.env.MAILS_OF_RUN ?? 8);

    async function issuedRun(): Promise<string> {
      for (let i = 1; i < COUNT; i++)
        await mailing.world.charge(mailing.site, await mailing.world.member(mailing.site), '2026-11-03');
      await mailing.world.charge(mailing.site, mailing.member, '2026-11-03');
      const id = uuidv7();
      await runs().start(mailing.world.scope(mailing.site), mailing.site, {
        id,
        month: '2026-11',
        leaveOut: [],
        confirmed: true,
      });
      await runs().work(mailing.site, id);
      return id;
    }
    const send = (id: string) => runs().send(mailing.world.scope(mailing.site), mailing.site, id);
    const counted = async (id: string) =>
      (await runs().progress(mailing.world.scope(mailing.site), mailing.site, id)).mails;

    it('reach each once, whoever asks and whoever works at once', async () => {
      const id = await issuedRun();
      expect(await counted(id)).toEqual({ unsent: COUNT, queued: 0, sent: 0, failed: 0 });
      await Promise.all(Array.from({ length: 3 }, () => send(id)));
      await Promise.all(Array.from({ length: 3 }, mailing.work));
      const arrived = mailing.inbox.takeAll().map(({ mail }) => mail.messageId);
      expect([arrived.length, new Set(arrived).size]).toEqual([COUNT, COUNT]);
      expect(await counted(id)).toEqual({ unsent: 0, queued: 0, sent: COUNT, failed: 0 });
    });

    it('sabotaged, with a claim that nobody respects, reach some twice', async () => {
      const id = await issuedRun();
      await send(id);
      await mailing.world.rows(`create function unclaimed() returns trigger language plpgsql as $$
        begin new.claimed_until := null; return new; end $$;
        create trigger sabotage before update on document_mails for each row execute function unclaimed()`);
      try {
        await Promise.all(Array.from({ length: 3 }, () => mailing.work().catch(() => undefined)));
      } finally {
        await mailing.world.rows('drop trigger sabotage on document_mails; drop function unclaimed()');
      }
      const arrived = mailing.inbox.takeAll().map(({ mail }) => mail.messageId);
      expect(arrived.length).toBeGreaterThan(new Set(arrived).size);
    });

    it('stand still while the server is away, and say who has no address', async () => {
      const other = await mailing.world.member(mailing.site);
      await mailing.world.rows(`update members set email = '' where id = $1`, [other.memberId]);
      await mailing.world.charge(mailing.site, other, '2026-11-03');
      const id = await issuedRun();
      const asked: string[] = [];
      mailing.inbox.onRecipient = (address) => {
        asked.push(address);
        return { code: 421 };
      };
      await send(id);
      await mailing.work();
      expect(asked.length).toBeLessThan(COUNT);
      expect(await counted(id)).toEqual({ unsent: 1, queued: COUNT, sent: 0, failed: 0 });
      mailing.inbox.onRecipient = () => null;
      mailing.later(1);
      await mailing.work();
      expect(mailing.inbox.takeAll()).toHaveLength(COUNT);
      expect(await counted(id)).toEqual({ unsent: 1, queued: 0, sent: COUNT, failed: 0 });
    });
  });
});
