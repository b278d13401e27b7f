import { v7 as uuidv7 } from 'uuid';
import { type InvoiceId, MINUTE, type SiteId } from '#libs/domain';
import { SendingService } from '#libs/invoicing';
import { DocumentMails } from '../../libs/invoicing/src/mails/mails.service.js';
import type { Sending } from '../../libs/invoicing/src/mails/mails.rules.js';
import { Inbox } from './inbox.js';
import { InvoicingWorld, type Member } from './invoicing-world.js';
import { profile } from './invoices.js';

/** A site that sends its documents to a real mail server, and one member of it. */
export class MailWorld {
  private constructor(
    readonly world: InvoicingWorld,
    readonly inbox: Inbox,
    public site: SiteId,
    public member: Member,
  ) {}

  static async start(): Promise<MailWorld> {
    const inbox = await Inbox.start();
    const world = await InvoicingWorld.start(0, 10, {
      ...{ SMTP_URL: inbox.smtpUrl, MAIL_FROM: 'Maille <ne-pas-repondre@maille.example>' },
      PUBLIC_URL: 'https://maille.example',
    });
    const site = await world.site();
    return new MailWorld(world, inbox, site, await world.member(site));
  }

  /** Another site and another member, before each test. */
  async anew(): Promise<void> {
    this.world.moveTo('2026-11-30');
    this.site = await this.world.site(profile({ email: 'compta@filature.example' }));
    this.member = await this.world.member(this.site);
  }

  /** After each test: a mail nobody expected is a failure. */
  checked(): void {
    this.inbox.onMail = this.inbox.onRecipient = () => null;
    this.inbox.expectEmpty();
  }

  async stop(): Promise<void> {
    await this.world.stop();
    await this.inbox.stop();
  }

  get mails(): DocumentMails {
    return this.world.get(DocumentMails);
  }

  sending(wish: Sending): Promise<void> {
    return this.mails.setSending(this.world.scope(this.site), this.site, wish);
  }

  work = (): Promise<void> => this.world.get(SendingService).work(this.site);

  order(invoiceId: InvoiceId, to: string | null = null, id: string = uuidv7()) {
    return this.mails.order(this.world.scope(this.site), { id, siteId: this.site, invoiceId, to });
  }

  /** Of the last mail: its state, why it was not sent, which copy it is. */
  async stateOf(id: InvoiceId) {
    const [last] = (await this.mails.ofDocument(this.world.scope(this.site), this.site, { invoiceId: id })).mails;
    return last && [last.state, last.reason, last.copy];
  }

  later(minutes: number): void {
    this.world.clock.moveTo(this.world.clock.now() + minutes * MINUTE);
  }

  /** Jobs that ask for mails to be sent, done or not. */
  async asked(): Promise<number> {
    const jobs = `select from events where topic = 'documents.send' and payload ->> 'siteId' = $1`;
    return (await this.world.rows(jobs, [this.site])).length;
  }

  async invoiced(of: Member = this.member) {
    await this.world.charge(this.site, of, '2026-11-03');
    return this.world.issue(this.site, of);
  }

  addressOf = ({ personId }: Member): string => `p-${personId}@exemple.example`;
}
