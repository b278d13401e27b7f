import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, MINUTE, type PersonId, type SiteId, isUuid } from '#libs/domain';
import {
  Clock,
  Config,
  Db,
  Jobs,
  MAIL_AT_MOST_MS,
  type Mail,
  MailError,
  Mailer,
  type Scope,
  jobScope,
  publicScope,
} from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { DocumentsService } from '../documents/documents.service.js';
import { sha256 } from '../documents/rendering.js';
import { issuedById, personOf } from '../invoices/invoices.store.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { personOfQuote, quoteById } from '../quotes/quotes.store.js';
import { documentMail } from './document.mail.js';
import { Languages } from './languages.js';
import { type MailReason, nextTryAfter } from './mails.rules.js';
import { SEND } from './mails.service.js';
import { quoteMail } from './quote.mail.js';
import { type ClaimedMail, claimMail, markNotSent, markSent, sitesToSendFor } from './mails.store.js';

/** A job of the queue ends soon and hands over. */
const MAILS_PER_JOB = 90;
/** Conversations with the mail server at once. */
const LANES = 3;
/** A mail that was claimed and not heard of again is tried anew; longer than any conversation takes. */
const CLAIM_MS = MAIL_AT_MOST_MS + MINUTE;

/**
 * Sends what was ordered, in the worker: claimed in one transaction, sent outside of any, marked in another. Whoever is
 * killed in between leaves a claim that runs out, so nothing is lost; see the README for what may then arrive twice.
 */
@Injectable()
export class SendingService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly mailer: Mailer,
    private readonly documents: DocumentsService,
    private readonly quotes: QuotesService,
    private readonly profiles: LegalProfiles,
    private readonly languages: Languages,
  ) {}

  onModuleInit(): void {
    const handler = async ({ siteId }: Record<string, unknown>) => {
      if (!isUuid(siteId)) throw new TypeError(`${SEND} without its site`);
      await this.work(siteId as SiteId);
    };
    this.jobs.on(SEND, handler, { timeoutSeconds: 900 });
    // What is due later: a second try, and what somebody who was killed had in hand.
    this.jobs.every('* * * * *', 'documents.send-due', () => this.workEverywhere());
  }

  async workEverywhere(): Promise<void> {
    for (const siteId of await this.db.run(publicScope, (tx) => sitesToSendFor(tx))) {
      await this.db.run(jobScope(SEND, siteId), (tx) => this.jobs.enqueue(tx, SEND, { siteId }, siteId));
    }
  }

  /** What the queue asks for: some mails, then the queue again. */
  async work(siteId: SiteId): Promise<void> {
    const turn = { left: MAILS_PER_JOB, isOver: false };
    const lane = async () => {
      while (!turn.isOver && turn.left-- > 0) {
        const outcome = await this.next(siteId);
        // Of a server that is away nothing more is asked: the others wait for the next turn.
        if (outcome === 'nothing' || outcome === 'server_unavailable') turn.isOver = true;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    if (turn.isOver) return;
    await this.db.run(jobScope(SEND, siteId), (tx) => this.jobs.enqueue(tx, SEND, { siteId }, siteId));
  }

  private async next(siteId: SiteId): Promise<'nothing' | 'sent' | MailReason> {
    const scope = jobScope(SEND, siteId);
    const mail = await this.db.run(scope, (tx) => claimMail(tx, siteId, this.clock.now() + CLAIM_MS));
    if (!mail) return 'nothing';
    const reason = await this.send(scope, siteId, mail);
    if (typeof reason !== 'string') {
      await this.db.run(scope, (tx) => markSent(tx, siteId, mail.id, reason.sha256));
      return 'sent';
    }
    const nextTryAt = nextTryAfter(mail.attempts, reason, this.clock.now());
    await this.db.run(scope, (tx) => markNotSent(tx, siteId, mail.id, reason, nextTryAt));
    return reason;
  }

  /** The file that the server has taken, or why it has not. Anything else is thrown, and the claim runs out. */
  private async send(scope: Scope, siteId: SiteId, mail: ClaimedMail): Promise<{ sha256: string } | MailReason> {
    try {
      const { number, bytes, sha256 } = await this.fileOf(scope, siteId, mail);
      const attachment = {
        filename: `${number.replaceAll('/', '-')}.pdf`,
        content: bytes,
        contentType: 'application/pdf',
      };
      await this.mailer.send({ ...(await this.compose(scope, siteId, mail)), attachments: [attachment] });
      return { sha256 };
    } catch (error) {
      if (error instanceof MailError) return error.failure;
      if (error instanceof DomainError && error.code === 'rendering_failed') return 'rendering_failed';
      throw error;
    }
  }

  /**
   * The stored file, made on the spot where the worker has not come to it: the mail is of it or is not sent. That of a quote
   * is drawn anew, and the same each time.
   */
  private async fileOf(scope: Scope, siteId: SiteId, { invoiceId, quoteId }: ClaimedMail) {
    if (invoiceId !== null) return this.documents.pdf(scope, siteId, invoiceId);
    const { number, bytes } = await this.quotes.pdf(scope, siteId, quoteId!);
    return { number, bytes, sha256: sha256(bytes) };
  }

  private async compose(scope: Scope, siteId: SiteId, mail: ClaimedMail): Promise<Mail> {
    const { invoiceId, quoteId, copy, recipient: to, orderedAt } = mail;
    const { invoice, quote, personId, profile } = await this.db.run(scope, async (tx) => ({
      invoice: invoiceId === null ? null : (await issuedById(tx, siteId, invoiceId))!.snapshot,
      quote: quoteId === null ? null : (await quoteById(tx, siteId, quoteId))!.snapshot,
      personId: invoiceId ? await personOf(tx, siteId, invoiceId) : await personOfQuote(tx, siteId, quoteId!),
      profile: await this.profiles.byTx(tx, siteId),
    }));
    const { seller, locale: own } = (invoice ?? quote)!;
    const locale = personId === null ? own : await this.languageOf(scope, personId);
    const page = `${this.config.publicUrl}${personId === null ? '/entreprise' : '/moi/factures'}`;
    const around = { locale, to, copy, page, replyTo: profile?.email ?? seller.email };
    const message = invoice
      ? documentMail({ ...around, snapshot: invoice })
      : quoteMail({ ...around, snapshot: quote! });
    return { ...message, identity: { id: `${invoiceId ?? quoteId}.${copy}`, at: orderedAt.getTime() } };
  }

  private languageOf(scope: Scope, personId: PersonId): Promise<'fr' | 'en'> {
    return this.db.run({ ...scope, personId }, (tx) => this.languages.of(tx, personId));
  }
}
