import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { type Transporter, createTransport } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import { Config } from './config.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text; every mail of the product can be read without HTML. */
  readonly text: string;
  readonly attachments?: readonly MailFile[];
}

export interface MailFile {
  readonly filename: string;
  readonly content: string;
  readonly contentType: string;
}

/** Sends through SMTP_URL; without one (never in production) each mail becomes a file in `<data>/mail`. */
@Injectable()
export class Mailer {
  private readonly log = new Logger('mail');
  private readonly smtp: Transporter | null;

  constructor(private readonly config: Config) {
    this.smtp = config.smtpUrl ? createTransport(config.smtpUrl) : null;
  }

  /** Resolves when the server has taken the mail; throws otherwise, so that the job is tried again. */
  async send(mail: Mail): Promise<void> {
    const message = { from: this.config.mailFrom, ...mail, attachments: [...(mail.attachments ?? [])] };
    if (this.smtp) {
      await this.smtp.sendMail(message);
      return;
    }
    const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    const folder = join(this.config.dataDir, 'mail');
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${uuidv7()}.eml`);
    await writeFile(file, composed.message as Buffer, { mode: 0o600 });
    this.log.warn(`no SMTP_URL: mail kept as ${file}`);
  }
}
