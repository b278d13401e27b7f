import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type InvoiceId, MINUTE, type SiteId } from '#libs/domain';
import { Jobs } from '#libs/platform';
import { type Arrived, Inbox, filesOf } from '../../../../test/support/inbox.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { profile } from '../../../../test/support/invoices.js';
import { CreditNotesService } from '../credits/credits.service.js';
import { JournalReading } from '../journal/reading.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import { RunsService } from '../runs/runs.service.js';
import { DocumentMails } from './mails.service.js';
import type { Sending } from './mails.rules.js';
import { SendingService } from './sending.service.js';

describe('documents by mail', () => {
  let world: InvoicingWorld;
  let inbox: Inbox;
  let site: SiteId;
  let member: Member;
  beforeAll(async () => {
    inbox = await Inbox.start();
    world = await InvoicingWorld.start(0, 10, {
      ...{ SMTP_URL: inbox.smtpUrl, MAIL_FROM: 'Maille <ne-pas-repondre@maille.example>' },
      PUBLIC_URL: 'https://maille.example',
    });
  });
  afterAll(async () => {
    await world.stop();
    await inbox.stop();
  });
  beforeEach(async () => {
    world.moveTo('2026-11-30');
    site = await world.site(profile({ email: 'compta@filature.example' }));
    member = await world.member(site);
  });
  afterEach(() => {
    inbox.onMail = inbox.onRecipient = () => null;
    inbox.expectEmpty();
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const mails = () => world.get(DocumentMails);
  const sending = (wish: Sending) => mails().setSending(world.scope(site), site, wish);
  const work = () => world.get(SendingService).work(site);
  const order = (invoiceId: InvoiceId, to: string | null = null, id = uuidv7()) =>
    mails().order(world.scope(site), { id, siteId: site, invoiceId, to });
  const stateOf = async (id: InvoiceId) => {
    const [last] = (await mails().ofDocument(world.scope(site), site, id)).mails;
    return last && [last.state, last.reason, last.copy];
  };
  const later = (minutes: number) => world.clock.moveTo(world.clock.now() + minutes * MINUTE);
  const waiting = async () =>
    (await world.rows<{ topic: string }>(`select topic from events where payload ->> 'siteId' = $1`, [site])).filter(
      ({ topic }) => topic === 'documents.send',
    ).length;

  async function invoiced(of: Member = member) {
    await world.charge(site, of, '2026-11-03');
    return world.issue(site, of);
  }
  const addressOf = ({ personId }: Member) => `p-${personId}@exemple.example`;
  const headerOf = ({ mail }: Arrived, key: string) => mail.headers.find((header) => header.key === key)?.value;

  it('go as text and HTML with the stored PDF, in the seller’s name', async () => {
    await sending('at_issue');
    const { id, number } = await invoiced();
    expect([await stateOf(id), await waiting()]).toEqual([['queued', null, 1], 1]);
    await work();
    const [arrived, ...more] = inbox.takeAll();
    expect([more, arrived!.recipients]).toEqual([[], [addressOf(member)]]);
    const { mail } = arrived!;
    const { sha256 } = await world.get(DocumentsService).pdf(world.scope(site), site, id);
    expect(filesOf(arrived!)).toEqual([{ name: `${number}.pdf`, type: 'application/pdf', sha256 }]);
    expect(mail.from).toMatchObject({ name: 'La Filature', address: 'ne-pas-repondre@maille.example' });
    expect(mail.replyTo).toMatchObject([{ address: 'compta@filature.example' }]);
    expect(mail.subject).toBe(`Facture ${number} – La Filature`);
    expect([mail.messageId, headerOf(arrived!, 'date')]).toEqual([
      `<${id}.1@maille.example>`,
      'Mon, 30 Nov 2026 09:00:00 +0000',
    ]);
    const plain = (html: string) => html.replace(/<title>.*<\/title>|<[^>]+>/g, ' ').replaceAll('\u00a0', ' ');
    const text = mail.text!.replaceAll('\u00a0', ' ');
    for (const said of [number, '30 novembre 2026', '24,00 €', '30 décembre 2026', 'compta@filature.example']) {
      expect([said, text.includes(said), plain(mail.html!).includes(said)]).toEqual([said, true, true]);
    }
    expect(mail.text).toContain('https://maille.example/moi/factures');
    expect(mail.html).toContain('href="https://maille.example/moi/factures"');
    expect(mail.html).not.toMatch(/<img|<script|<link|url\(/);
    expect(await stateOf(id)).toEqual(['sent', null, 1]);
    expect((await world.invoices.byId(world.scope(site), site, id)).mail).toBe('sent');
  });

  it('are written in the reader’s language', async () => {
    await world.rows(`update persons set locale = 'en' where id = $1`, [member.personId]);
    const { id, number } = await invoiced();
    await order(id);
    await work();
    const [{ mail }] = inbox.takeAll() as [Arrived];
    expect([mail.subject, mail.text!.split('\n')[2]]).toEqual([
      `Invoice ${number} – La Filature`,
      `Your invoice ${number} is attached.`,
    ]);
    expect(mail.html).toContain('<html lang="en">');
  });

  it('go by themselves as the site has set it: everything, what a run issues, or nothing', async () => {
    const run = async () => {
      const id = uuidv7();
      const runs = world.get(RunsService);
      await runs.start(world.scope(site), site, { id, month: '2026-11', leaveOut: [], confirmed: false });
      await runs.work(site, id);
      const [item] = (await runs.progress(world.scope(site), site, id)).last;
      return item!.invoiceId!;
    };
    const found: unknown[] = [];
    for (const wish of [null, 'by_hand', 'with_run', 'at_issue'] as const) {
      if (wish) await sending(wish);
      const alone = await invoiced();
      await world.charge(site, member, '2026-11-04');
      found.push([wish, await stateOf(alone.id), await stateOf(await run())]);
    }
    const queued = ['queued', null, 1];
    expect(found).toEqual([
      [null, undefined, undefined],
      ['by_hand', undefined, undefined],
      ['with_run', undefined, queued],
      ['at_issue', queued, queued],
    ]);
    expect(await mails().sending(world.scope(site), site)).toBe('at_issue');
  });

  it('of a credit note say what it corrects, and nothing of paying', async () => {
    await sending('at_issue');
    const { id: invoiceId, number } = await invoiced();
    const note = { id: uuidv7() as InvoiceId, siteId: site, invoiceId, reason: 'Salle fermée', lines: null };
    const credit = await world.get(CreditNotesService).credit(world.scope(site), note);
    await work();
    const found = inbox.takeAll().map(({ mail }) => mail);
    expect(found).toHaveLength(2);
    const mail = found.find(({ subject }) => subject === `Avoir ${credit.number} – La Filature`)!;
    expect(mail.text).toContain(`Corrige\u00a0: ${number}\nMotif\u00a0: Salle fermée`);
    expect(mail.text).not.toMatch(/payer|IBAN/);
  });

  it('carry names as they are, and no header of anybody’s', async () => {
    const name = `L'Étable & Cie <b>"x"</b> 漢字 🐄\r\nBcc: victime@ailleurs.example`;
    await world.rows(`update sites set name = $2 where site_id = $1`, [site, name]);
    const { id, number } = await invoiced();
    await order(id);
    await work();
    const [arrived] = inbox.takeAll() as [Arrived];
    const { mail } = arrived;
    const line = name.replace('\r\n', ' ');
    expect([mail.from?.name, mail.subject]).toEqual([line, `Facture ${number} – ${line}`]);
    expect([arrived.recipients, mail.bcc, mail.cc]).toEqual([[addressOf(member)], undefined, undefined]);
    expect(mail.headers.map(({ key }) => key).toSorted()).toEqual(
      'content-type date from message-id mime-version reply-to subject to'.split(' '),
    );
    expect(mail.html).toContain('L&#39;Étable &amp; Cie &lt;b&gt;&quot;x&quot;&lt;/b&gt;');
    expect(mail.html).not.toContain('<b>');
  });

  it('are not ordered without an address, nor to something that is none', async () => {
    await world.rows(`update members set email = '' where id = $1`, [member.memberId]);
    await sending('at_issue');
    const { id } = await invoiced();
    expect(await stateOf(id)).toBeUndefined();
    for (const to of [
      null,
      'a@b.example, c@d.example',
      'a@b.example\r\nBcc: c@d.example',
      'a b@c.example',
      'a@',
      '<a@b.c>',
    ])
      await expect(order(id, to)).rejects.toEqual(code('invalid_request'));
    await order(id, 'ines@ailleurs.example');
    await work();
    expect(inbox.takeAll().map(({ recipients }) => recipients)).toEqual([['ines@ailleurs.example']]);
  });

  it('once ordered, are one mail however often the order comes; as a copy they say so, and the journal knows', async () => {
    const { id, number } = await invoiced();
    const first = uuidv7();
    await order(id, null, first);
    await order(id, null, first);
    await work();
    await order(id, null, first);
    await work();
    expect(inbox.takeAll()).toHaveLength(1);
    await order(id, 'compta@ailleurs.example');
    await work();
    const [{ mail, recipients }] = inbox.takeAll() as [Arrived];
    expect([recipients, mail.subject, mail.messageId]).toEqual([
      ['compta@ailleurs.example'],
      `Facture ${number} (copie 2) – La Filature`,
      `<${id}.2@maille.example>`,
    ]);
    expect(mail.text).toContain('copie n° 2');
    expect(await stateOf(id)).toEqual(['sent', null, 2]);
    const reprints = await world.rows<{ payload: string }>(
      `select payload from journal_entries where site_id = $1 and kind = 'REPRINT'`,
      [site],
    );
    expect(reprints.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([{ copy: 2, number }]);
    expect((await world.get(JournalReading).check(world.scope(site), site)).faults).toEqual([]);
  });

  it('to an address that is refused are given up, and go to another one as the same mail', async () => {
    inbox.onRecipient = (address) => (address === addressOf(member) ? { code: 550 } : null);
    const { id } = await invoiced();
    await order(id);
    await work();
    expect(await stateOf(id)).toEqual(['failed', 'recipient_refused', 1]);
    await order(id, 'ines@ailleurs.example');
    expect(await stateOf(id)).toEqual(['queued', null, 1]);
    await work();
    expect(inbox.takeAll().map(({ mail }) => mail.messageId)).toEqual([`<${id}.1@maille.example>`]);
    expect(await stateOf(id)).toEqual(['sent', null, 1]);
  });

  it('that a server does not take are tried again, later and later, and then given up', async () => {
    inbox.onMail = () => ({ code: 451 });
    const { id } = await invoiced();
    await order(id);
    const tried: unknown[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      await work();
      tried.push((await stateOf(id))!.slice(0, 2));
      // Nobody asks before it is due.
      await work();
      later(2 ** (attempt - 1));
    }
    expect(tried).toEqual([...Array.from({ length: 9 }, () => ['queued', 'deferred']), ['failed', 'deferred']]);
    inbox.onMail = () => ({ code: 552 });
    await order(id);
    await work();
    expect(await stateOf(id)).toEqual(['failed', 'message_refused', 1]);
  });

  it('wait for their document: what cannot be made is not sent', async () => {
    const { id } = await invoiced();
    const alter = (sql: string) =>
      world.rows(
        `set session_replication_role = replica; update invoices set ${sql} where id = '${id}'; set session_replication_role = origin`,
      );
    await alter(`snapshot = snapshot || ' '`);
    await order(id);
    await work();
    expect(await stateOf(id)).toEqual(['queued', 'rendering_failed', 1]);
    await alter('snapshot = rtrim(snapshot)');
    later(1);
    await work();
    expect(inbox.takeAll()).toHaveLength(1);
  });

  it('whose answer was lost are the same message again, byte for byte', async () => {
    const { id } = await invoiced();
    let cut = 0;
    inbox.onMail = () => (cut++ === 0 ? 'hangs up after taking it' : null);
    await order(id);
    await work();
    expect(await stateOf(id)).toEqual(['queued', 'server_unavailable', 1]);
    later(1);
    await work();
    const [first, second, ...more] = inbox.takeAll() as [Arrived, Arrived];
    expect([more, first.mail.messageId]).toEqual([[], `<${id}.1@maille.example>`]);
    expect(second.raw.equals(first.raw)).toBe(true);
    expect(await stateOf(id)).toEqual(['sent', null, 1]);
  });

  it('in the hands of a worker that was killed are sent by another, once the claim has run out', async () => {
    const { id } = await invoiced();
    await order(id);
    // As a killed worker leaves it: claimed, and nothing more.
    await world.rows(`update document_mails set claimed_until = $2, attempts = 1 where site_id = $1`, [
      ...[site, new Date(world.clock.now() + 5 * MINUTE)],
    ]);
    await work();
    await expect(order(id)).rejects.toEqual(code('mail_under_way'));
    inbox.expectEmpty();
    const sweep = world.get(Jobs).subscriptions.find(({ topic }) => topic === 'documents.send-due')!;
    const before = await waiting();
    await sweep.handler({}, uuidv7());
    expect(await waiting()).toBe(before);
    later(5);
    await sweep.handler({}, uuidv7());
    expect(await waiting()).toBe(before + 1);
    await work();
    expect(inbox.takeAll()).toHaveLength(1);
  });

  describe('of a run', () => {
    const runs = () => world.get(RunsService);
    const COUNT = Number(process.env.MAILS_OF_RUN ?? 8);

    async function issuedRun(): Promise<string> {
      for (let i = 1; i < COUNT; i++) await world.charge(site, await world.member(site), '2026-11-03');
      await world.charge(site, member, '2026-11-03');
      const id = uuidv7();
      await runs().start(world.scope(site), site, { id, month: '2026-11', leaveOut: [], confirmed: true });
      await runs().work(site, id);
      return id;
    }
    const send = (id: string) => runs().send(world.scope(site), site, id);
    const counted = async (id: string) => (await runs().progress(world.scope(site), site, id)).mails;

    it('reach each once, whoever asks and whoever works at once', async () => {
      const id = await issuedRun();
      expect(await counted(id)).toEqual({ unsent: COUNT, queued: 0, sent: 0, failed: 0 });
      await Promise.all(Array.from({ length: 3 }, () => send(id)));
      await Promise.all(Array.from({ length: 3 }, work));
      const arrived = inbox.takeAll().map(({ mail }) => mail.messageId);
      expect([arrived.length, new Set(arrived).size]).toEqual([COUNT, COUNT]);
      expect(await counted(id)).toEqual({ unsent: 0, queued: 0, sent: COUNT, failed: 0 });
    });

    it('sabotaged, with a claim that nobody respects, reach some twice', async () => {
      const id = await issuedRun();
      await send(id);
      await world.rows(`create function unclaimed() returns trigger language plpgsql as $$
        begin new.claimed_until := null; return new; end $$;
        create trigger sabotage before update on document_mails for each row execute function unclaimed()`);
      try {
        await Promise.all(Array.from({ length: 3 }, () => work().catch(() => undefined)));
      } finally {
        await world.rows('drop trigger sabotage on document_mails; drop function unclaimed()');
      }
      const arrived = inbox.takeAll().map(({ mail }) => mail.messageId);
      expect(arrived.length).toBeGreaterThan(new Set(arrived).size);
    });

    it('stand still while the server is away, and say who has no address', async () => {
      const other = await world.member(site);
      await world.rows(`update members set email = '' where id = $1`, [other.memberId]);
      await world.charge(site, other, '2026-11-03');
      const id = await issuedRun();
      const asked: string[] = [];
      inbox.onRecipient = (address) => {
        asked.push(address);
        return { code: 421 };
      };
      await send(id);
      await work();
      expect(asked.length).toBeLessThan(COUNT);
      expect(await counted(id)).toEqual({ unsent: 1, queued: COUNT, sent: 0, failed: 0 });
      inbox.onRecipient = () => null;
      later(1);
      await work();
      expect(inbox.takeAll()).toHaveLength(COUNT);
      expect(await counted(id)).toEqual({ unsent: 1, queued: 0, sent: COUNT, failed: 0 });
    });
  });

  it('keep in the database what was sent as it was, and only of stored files', async () => {
    const { id } = await invoiced();
    await order(id);
    const refused = (sql: string) =>
      expect(world.rows(sql)).rejects.toThrow(/what was sent|stored file|follows|of one/);
    await refused(
      `update document_mails set state = 'sent', ended_at = now(), file_sha256 = '\\x00' where site_id = '${site}'`,
    );
    await refused(`insert into document_mails (site_id, id, invoice_id, copy, recipient, state, ordered_at, next_try_at)
      values ('${site}', gen_random_uuid(), '${id}', 2, 'a@b.example', 'queued', now(), now())`);
    await refused(`update document_mails set id = gen_random_uuid() where site_id = '${site}'`);
    await work();
    inbox.takeAll();
    await refused(`update document_mails set recipient = 'c@d.example' where site_id = '${site}'`);
  });
});
