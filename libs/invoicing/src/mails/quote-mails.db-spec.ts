import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type Arrived, filesOf } from '../../../../test/support/inbox.js';
import { MailWorld } from '../../../../test/support/mail-world.js';
import type { QuoteTerms } from '../quotes/quotes.rules.js';
import { QuotesService } from '../quotes/quotes.service.js';

const TERMS: QuoteTerms = {
  ...{ title: `L'Étable & Cie <test> "x"`, note: null, priceMode: 'gross', depositBp: 3000 },
  ...{ suppliedOn: '2027-01-12', validUntil: '2026-12-20' },
  lines: [{ label: 'Grande salle', quantity: '1', unitPrice: '120', vatRateBp: 2000 }],
};

describe('quotes by mail', () => {
  let mailing: MailWorld;
  beforeAll(async () => {
    mailing = await MailWorld.start();
  });
  afterAll(() => mailing.stop());
  beforeEach(() => mailing.anew());
  afterEach(() => mailing.checked());

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const scope = () => mailing.world.scope(mailing.site);
  const quotes = () => mailing.world.get(QuotesService);
  const written = () => {
    const order = { id: uuidv7(), memberId: mailing.member.memberId, terms: TERMS };
    return quotes().write(scope(), mailing.site, order);
  };
  const sent = async () => quotes().send(scope(), mailing.site, (await written()).id);
  const mailsOf = async (quoteId: string) =>
    (await mailing.mails.ofDocument(scope(), mailing.site, { quoteId })).mails.map((one) => [one.state, one.copy]);
  const again = (quoteId: string, to: string | null = null, id = uuidv7()) =>
    mailing.mails.order(scope(), { id, siteId: mailing.site, quoteId, to });

  it('go to their buyer when they are sent, with the PDF and the way to accept, once', async () => {
    const { id, number } = await sent();
    await quotes().send(scope(), mailing.site, id);
    expect([await mailsOf(id), await mailing.asked()]).toEqual([[['queued', 1]], 1]);
    await mailing.work();
    const [arrived, ...more] = mailing.inbox.takeAll() as [Arrived];
    expect([more, arrived.recipients]).toEqual([[], [mailing.addressOf(mailing.member)]]);
    const { bytes } = await quotes().pdf(scope(), mailing.site, id);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(filesOf(arrived)).toEqual([{ name: `${number}.pdf`, type: 'application/pdf', sha256 }]);
    const { mail } = arrived;
    expect([mail.subject, mail.messageId]).toEqual([`Devis ${number} – La Filature`, `<${id}.1@maille.example>`]);
    expect(mail.replyTo).toMatchObject([{ address: 'compta@filature.example' }]);
    const text = mail.text!.replaceAll('\u00a0', ' ');
    for (const said of [TERMS.title, '120,00 €', '36,00 €', '20 décembre 2026', 'https://maille.example/moi/factures'])
      expect(text).toContain(said);
    expect(mail.html).toContain('L&#39;Étable &amp; Cie &lt;test&gt; &quot;x&quot;');
    expect(mail.html).not.toMatch(/<img|<script|<link|url\(/);
    expect(await mailsOf(id)).toEqual([['sent', 1]]);
  });

  it('go again to another address where they were refused, and as a copy where not: in the reader’s language', async () => {
    await mailing.world.rows(`update persons set locale = 'en' where id = $1`, [mailing.member.personId]);
    mailing.inbox.onRecipient = (address) => (address === mailing.addressOf(mailing.member) ? { code: 550 } : null);
    const { id, number } = await sent();
    await mailing.work();
    expect(await mailsOf(id)).toEqual([['failed', 1]]);
    await again(id, 'ines@ailleurs.example');
    await mailing.work();
    const copy = uuidv7();
    for (const _ of [1, 2]) await again(id, null, copy);
    await mailing.work();
    const arrived = mailing.inbox.takeAll() as Arrived[];
    expect(arrived.map(({ mail, recipients }) => [mail.subject, recipients])).toEqual([
      [`Quote ${number} – La Filature`, ['ines@ailleurs.example']],
      [`Quote ${number} (copy 2) – La Filature`, ['ines@ailleurs.example']],
    ]);
    expect(arrived[1]!.mail.text).toContain('This is copy 2 of it.');
    // No fiscal document: nothing of it is in the journal.
    expect(await mailing.world.rows('select from journal_entries where site_id = $1', [mailing.site])).toEqual([]);
  });

  it('are not of a draft, nor of another site, and each mail is of one document', async () => {
    const draft = await written();
    await expect(again(draft.id)).rejects.toEqual(code('not_found'));
    const { id } = await sent();
    const elsewhere = await mailing.world.site();
    const theirs = mailing.mails.ofDocument(mailing.world.scope(elsewhere), elsewhere, { quoteId: id });
    await expect(theirs).rejects.toEqual(code('not_found'));
    const insert = (quoteId: string | null, invoiceId: string | null, copy = 1) =>
      mailing.world.rows(
        `insert into document_mails (site_id, id, quote_id, invoice_id, copy, recipient, state, ordered_at, next_try_at)
         values ($1, $2, $3, $4, $5, 'a@b.example', 'queued', now(), now())`,
        [mailing.site, uuidv7(), quoteId, invoiceId, copy],
      );
    const { id: invoiceId } = await mailing.invoiced();
    for (const [attempt, constraint] of [
      [insert(draft.id, null), 'document_mail_of_issued'],
      [insert(id, null), 'quote_mail_copy'],
      [insert(id, null, 2), 'document_mail_copy'],
      [insert(id, invoiceId), 'document_mail_is_of_one'],
      [insert(null, null), 'document_mail_is_of_one'],
    ] as const)
      await expect(attempt).rejects.toMatchObject({ constraint });
    await mailing.work();
    expect(mailing.inbox.takeAll()).toHaveLength(1);
  });
});
