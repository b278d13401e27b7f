import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type CompanyId, type InvoiceId } from '#libs/domain';
import { type Arrived, filesOf } from '../../../../test/support/inbox.js';
import { issueDocument } from '../../../../test/support/issued.js';
import { MailWorld } from '../../../../test/support/mail-world.js';
import { CreditNotesService } from '../credits/credits.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import { JournalReading } from '../journal/reading.service.js';
import { RunsService } from '../runs/runs.service.js';

describe('documents by mail', () => {
  let mailing: MailWorld;
  beforeAll(async () => {
    mailing = await MailWorld.start();
  });
  afterAll(() => mailing.stop());
  beforeEach(() => mailing.anew());
  afterEach(() => mailing.checked());

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const headerOf = ({ mail }: Arrived, key: string) => mail.headers.find((header) => header.key === key)?.value;

  it('go as text and HTML with the stored PDF, in the seller’s name', async () => {
    await mailing.sending('at_issue');
    const { id, number } = await mailing.invoiced();
    expect([await mailing.stateOf(id), await mailing.asked()]).toEqual([['queued', null, 1], 1]);
    await mailing.work();
    const [arrived, ...more] = mailing.inbox.takeAll();
    expect([more, arrived!.recipients]).toEqual([[], [mailing.addressOf(mailing.member)]]);
    const { mail } = arrived!;
    const { sha256 } = await mailing.world
      .get(DocumentsService)
      .pdf(mailing.world.scope(mailing.site), mailing.site, id);
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
    expect(await mailing.stateOf(id)).toEqual(['sent', null, 1]);
    expect((await mailing.world.invoices.byId(mailing.world.scope(mailing.site), mailing.site, id)).mail).toBe('sent');
  });

  it('are written in the reader’s language', async () => {
    await mailing.world.rows(`update persons set locale = 'en' where id = $1`, [mailing.member.personId]);
    const { id, number } = await mailing.invoiced();
    await mailing.order(id);
    await mailing.work();
    const [{ mail }] = mailing.inbox.takeAll() as [Arrived];
    expect([mail.subject, mail.text!.split('\n')[2]]).toEqual([
      `Invoice ${number} – La Filature`,
      `Your invoice ${number} is attached.`,
    ]);
    expect(mail.html).toContain('<html lang="en">');
  });

  it('go by themselves as the site has set it: everything, what a run issues, or nothing', async () => {
    const run = async () => {
      const id = uuidv7();
      const runs = mailing.world.get(RunsService);
      await runs.start(mailing.world.scope(mailing.site), mailing.site, {
        id,
        month: '2026-11',
        leaveOut: [],
        confirmed: false,
      });
      await runs.work(mailing.site, id);
      const [item] = (await runs.progress(mailing.world.scope(mailing.site), mailing.site, id)).last;
      return item!.invoiceId!;
    };
    const found: unknown[] = [];
    for (const wish of [null, 'by_hand', 'with_run', 'at_issue'] as const) {
      if (wish) await mailing.sending(wish);
      const alone = await mailing.invoiced();
      await mailing.world.charge(mailing.site, mailing.member, '2026-11-04');
      found.push([wish, await mailing.stateOf(alone.id), await mailing.stateOf(await run())]);
    }
    const queued = ['queued', null, 1];
    expect(found).toEqual([
      [null, undefined, undefined],
      ['by_hand', undefined, undefined],
      ['with_run', undefined, queued],
      ['at_issue', queued, queued],
    ]);
    expect(await mailing.mails.sending(mailing.world.scope(mailing.site), mailing.site)).toBe('at_issue');
  });

  it('of a credit note say what it corrects, and nothing of paying', async () => {
    await mailing.sending('at_issue');
    const { id: invoiceId, number } = await mailing.invoiced();
    const note = { id: uuidv7() as InvoiceId, siteId: mailing.site, invoiceId, reason: 'Salle fermée', lines: null };
    const credit = await mailing.world.get(CreditNotesService).credit(mailing.world.scope(mailing.site), note);
    await mailing.work();
    const found = mailing.inbox.takeAll().map(({ mail }) => mail);
    expect(found).toHaveLength(2);
    const mail = found.find(({ subject }) => subject === `Avoir ${credit.number} – La Filature`)!;
    expect(mail.text).toContain(`Corrige\u00a0: ${number}\nMotif\u00a0: Salle fermée`);
    expect(mail.text).not.toMatch(/payer|IBAN/);
  });

  it('carry names as they are, and no header of anybody’s', async () => {
    const name = `L'Étable & Cie <b>"x"</b> 漢字 🐄\r\nBcc: victime@ailleurs.example`;
    await mailing.world.rows(`update sites set name = $2 where site_id = $1`, [mailing.site, name]);
    const { id, number } = await mailing.invoiced();
    await mailing.order(id);
    await mailing.work();
    const [arrived] = mailing.inbox.takeAll() as [Arrived];
    const { mail } = arrived;
    const line = name.replace('\r\n', ' ');
    expect([mail.from?.name, mail.subject]).toEqual([line, `Facture ${number} – ${line}`]);
    expect([arrived.recipients, mail.bcc, mail.cc]).toEqual([
      [mailing.addressOf(mailing.member)],
      undefined,
      undefined,
    ]);
    expect(mail.headers.map(({ key }) => key).toSorted()).toEqual(
      'content-type date from message-id mime-version reply-to subject to'.split(' '),
    );
    expect(mail.html).toContain('L&#39;Étable &amp; Cie &lt;b&gt;&quot;x&quot;&lt;/b&gt;');
    expect(mail.html).not.toContain('<b>');
  });

  it('are not ordered without an address, nor to something that is none', async () => {
    await mailing.world.rows(`update members set email = '' where id = $1`, [mailing.member.memberId]);
    await mailing.sending('at_issue');
    const { id } = await mailing.invoiced();
    expect(await mailing.stateOf(id)).toBeUndefined();
    for (const to of [
      null,
      'a@b.example, c@d.example',
      'a@b.example\r\nBcc: c@d.example',
      'a b@c.example',
      'a@',
      '<a@b.c>',
    ])
      await expect(mailing.order(id, to)).rejects.toEqual(code('invalid_request'));
    await mailing.order(id, 'ines@ailleurs.example');
    await mailing.work();
    expect(mailing.inbox.takeAll().map(({ recipients }) => recipients)).toEqual([['ines@ailleurs.example']]);
  });

  it('once ordered, are one mail however often the order comes; as a copy they say so, and the journal knows', async () => {
    const { id, number } = await mailing.invoiced();
    const first = uuidv7();
    await mailing.order(id, null, first);
    await mailing.order(id, null, first);
    await mailing.work();
    await mailing.order(id, null, first);
    await mailing.work();
    expect(mailing.inbox.takeAll()).toHaveLength(1);
    await mailing.order(id, 'compta@ailleurs.example');
    await mailing.work();
    const [{ mail, recipients }] = mailing.inbox.takeAll() as [Arrived];
    expect([recipients, mail.subject, mail.messageId]).toEqual([
      ['compta@ailleurs.example'],
      `Facture ${number} (copie 2) – La Filature`,
      `<${id}.2@maille.example>`,
    ]);
    expect(mail.text).toContain('copie n° 2');
    expect(await mailing.stateOf(id)).toEqual(['sent', null, 2]);
    const reprints = await mailing.world.rows<{ payload: string }>(
      `select payload from journal_entries where site_id = $1 and kind = 'REPRINT'`,
      [mailing.site],
    );
    expect(reprints.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([{ copy: 2, number }]);
    expect(
      (await mailing.world.get(JournalReading).check(mailing.world.scope(mailing.site), mailing.site)).faults,
    ).toEqual([]);
  });

  it('are not copied without end', async () => {
    const { id } = await mailing.invoiced();
    await mailing.order(id);
    await mailing.work();
    await mailing.world.rows(
      `set session_replication_role = replica;
       insert into document_mails select site_id, gen_random_uuid(), invoice_id, n, recipient, state, reason, attempts,
         ordered_at, ordered_by, next_try_at, claimed_until, ended_at, file_sha256
       from document_mails, generate_series(2, 10) n where site_id = '${mailing.site}';
       set session_replication_role = origin`,
    );
    await expect(mailing.order(id)).rejects.toEqual(code('too_many_copies'));
    expect(mailing.inbox.takeAll()).toHaveLength(1);
  });

  it('of a company go to its billing address, those of a deposit say that it is one', async () => {
    const company = uuidv7() as CompanyId;
    await mailing.world.rows(
      `insert into companies (id, network_id, name, email, street, postcode, commune, country, created_at)
       select $1, network_id, 'Atelier', 'compta@atelier.example', '1 rue', '59000', 'Lille', 'FR', now()
       from sites where site_id = $2`,
      [company, mailing.site],
    );
    await mailing.world.rows('insert into company_accounts (site_id, company_id, opened_at) values ($1, $2, now())', [
      ...[mailing.site, company],
    ]);
    await mailing.world.rows(
      `set session_replication_role = replica;
       insert into charges (site_id, id, member_id, person_id, company_id, origin_kind, origin_id, label, supplied_on,
         quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at, company_gross_cents)
       values ('${mailing.site}', gen_random_uuid(), '${mailing.member.memberId}', '${mailing.member.personId}', '${company}', 'reservation',
         gen_random_uuid(), 'Salle', '2026-11-04', 1, 1000, 1000, 'EUR', 'net', 2000, now(), 1200);
       set session_replication_role = origin`,
    );
    await mailing.sending('at_issue');
    const id = uuidv7() as InvoiceId;
    await mailing.world.invoices.issue(mailing.world.scope(mailing.site), {
      id,
      siteId: mailing.site,
      companyId: company,
      month: '2026-11',
    });
    const amounts = [{ amountCents: 5000, vatRateBp: 2000 }];
    const deposit = await issueDocument(mailing.world, mailing.site, mailing.member, { kind: 'deposit', amounts });
    await mailing.work();
    const arrived = mailing.inbox.takeAll();
    const ofCompany = arrived.find(({ mail }) => mail.messageId === `<${id}.1@maille.example>`)!;
    expect(ofCompany.recipients).toEqual(['compta@atelier.example']);
    expect(ofCompany.mail.text).toContain('https://maille.example/entreprise\n');
    const found = arrived.find(({ mail }) => mail.messageId === `<${deposit.id}.1@maille.example>`)!;
    expect(found.mail.subject).toBe(`Facture d’acompte ${deposit.number} – La Filature`);
    expect(found.mail.text).toContain('votre facture d’acompte');
  });

  it('are those of a month, of every kind, in one go; what was ordered before is not ordered again', async () => {
    const ordered = await mailing.invoiced();
    await mailing.order(ordered.id);
    const { id: invoiceId } = await mailing.invoiced(await mailing.world.member(mailing.site));
    const note = { id: uuidv7() as InvoiceId, siteId: mailing.site, invoiceId, reason: 'Salle fermée', lines: null };
    const { id } = await mailing.world.get(CreditNotesService).credit(mailing.world.scope(mailing.site), note);
    await mailing.mails.orderAll(mailing.world.scope(mailing.site), mailing.site, { month: '2026-10' });
    expect(await mailing.stateOf(id)).toBeUndefined();
    for (let i = 0; i < 2; i++)
      await mailing.mails.orderAll(mailing.world.scope(mailing.site), mailing.site, { month: '2026-11' });
    await mailing.work();
    expect(new Set(mailing.inbox.takeAll().map(({ mail }) => mail.messageId))).toEqual(
      new Set([ordered.id, invoiceId, id].map((one) => `<${one}.1@maille.example>`)),
    );
  });

  it('keep in the database what was sent as it was, and only of stored files', async () => {
    const { id } = await mailing.invoiced();
    await mailing.order(id);
    const refused = async (sql: string) => {
      await expect(mailing.world.rows(sql)).rejects.toThrow(/what was sent|stored file|follows|of one/);
      // The error is told a moment before the row is let go, and who sends skips a row that somebody has.
      await mailing.world.rows(`select from document_mails where site_id = '${mailing.site}' for update`);
    };
    await refused(
      `update document_mails set state = 'sent', ended_at = now(), file_sha256 = '\\x00' where site_id = '${mailing.site}'`,
    );
    await refused(`insert into document_mails (site_id, id, invoice_id, copy, recipient, state, ordered_at, next_try_at)
      values ('${mailing.site}', gen_random_uuid(), '${id}', 2, 'a@b.example', 'queued', now(), now())`);
    await refused(`update document_mails set id = gen_random_uuid() where site_id = '${mailing.site}'`);
    await mailing.work();
    expect([await mailing.stateOf(id), mailing.inbox.takeAll().length]).toEqual([['sent', null, 1], 1]);
    await refused(`update document_mails set recipient = 'c@d.example' where site_id = '${mailing.site}'`);
  });
});
