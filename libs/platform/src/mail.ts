import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { type SendMailOptions, type Transporter, createTransport } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '#libs/domain';
import { Config } from './config.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text; every mail of the product can be read without HTML. */
  readonly text: string;
  /** The same for those who prefer it (`mailTwin`). */
  readonly html?: string;
  /** The name beside our own address: on whose behalf it is sent. */
  readonly fromName?: string;
  /** Where answers go. */
  readonly replyTo?: string;
  readonly attachments?: readonly MailFile[];
  /** What makes the same mail sent again the same message: its Message-ID, its date and its bytes follow from this. */
  readonly identity?: { readonly id: string; readonly at: Instant };
}

export interface MailFile {
  readonly filename: string;
  readonly content: string | Buffer;
  readonly contentType: string;
}

/**
 * Why a mail was not taken. Nothing but another address, or another mail, helps against the first two; `deferred` is about
 * this mail and passes; `server_unavailable` is about all of them.
 */
export const MAIL_FAILURES = ['recipient_refused', 'message_refused', 'deferred', 'server_unavailable'] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];

/** Says nothing of what the server answered: servers repeat addresses, and this is logged. */
export class MailError extends Error {
  constructor(readonly failure: MailFailure) {
    super(`mail: ${failure}`);
  }
}

/** Nobody waits longer for a server: a step of the conversation, not the whole. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 30_000 };
/** The longest that a mail may be on its way to the server: its steps, none of which is waited for longer. */
export const MAIL_AT_MOST_MS = 4 * 60_000;

/** Sends through SMTP_URL; without one (never in production) each mail becomes a file in `<data>/mail`. */
@Injectable()
export class Mailer {
  private readonly log = new Logger('mail');
  private readonly smtp: Transporter | null;
  private readonly host: string;

  constructor(private readonly config: Config) {
    this.smtp = config.smtpUrl ? createTransport({ url: config.smtpUrl, ...TIMEOUTS }) : null;
    this.host = new URL(config.publicUrl).hostname;
  }

  /** Resolves when the server has taken the mail; throws MailError otherwise, so that the job is tried again. */
  async send(mail: Mail): Promise<void> {
    const message = this.messageOf(mail);
    if (this.smtp) {
      try {
        await this.smtp.sendMail(message);
      } catch (error) {
        throw new MailError(failureOf(error as SmtpError));
      }
      return;
    }
    const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    const folder = join(this.config.dataDir, 'mail');
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${uuidv7()}.eml`);
    await writeFile(file, composed.message as Buffer, { mode: 0o600 });
    this.log.warn(`no SMTP_URL: mail kept as ${file}`);
  }

  private messageOf({ to, subject, fromName, replyTo, identity, attachments = [], ...mail }: Mail): SendMailOptions {
    const from = this.config.mailFrom;
    const [, address = from] = /<([^<>]+)>\s*$/.exec(from) ?? [];
    return {
      ...mail,
      from: fromName === undefined ? from : { name: oneLine(fromName), address },
      // As objects: a comma in an address that somebody typed does not make two of it.
      to: { name: '', address: to },
      envelope: { from: address, to: [to] },
      ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
      subject: oneLine(subject),
      attachments: [...attachments],
      ...(identity && {
        messageId: `<${identity.id}@${this.host}>`,
        date: new Date(identity.at),
        baseBoundary: identity.id,
      }),
    };
  }
}

/** Without what ends a header, or turns the direction of what follows: names are what people typed. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** nodemailer's own codes: EENVELOPE about addresses, EMESSAGE about the content, others about the line. */
function failureOf({ code, responseCode = 0, command = '' }: SmtpError): MailFailure {
  const aboutMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && !command.startsWith('MAIL FROM'));
  if (!aboutMail) return 'server_unavailable';
  if (responseCode >= 400 && responseCode < 500) return 'deferred';
  return code === 'EENVELOPE' && command !== 'DATA' ? 'recipient_refused' : 'message_refused';
}
