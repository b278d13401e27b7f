import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is given. A spec takes every mail it expects; what is left over is a failure. */
export class Inbox {
  private constructor(
    private readonly server: SMTPServer,
    private readonly mails: Email[],
    readonly smtpUrl: string,
  ) {}

  static async start(): Promise<Inbox> {
    const mails: Email[] = [];
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          PostalMime.parse(Buffer.concat(chunks)).then(
            (mail) => {
              mails.push(mail);
              done();
            },
            (error: Error) => done(error),
          );
        });
      },
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.server.address() as AddressInfo;
    return new Inbox(server, mails, `smtp://127.0.0.1:${port}`);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }

  /** The one mail that waits; throws when there is none, more than one, or it is for somebody else. */
  take(to: string): { subject: string; text: string; files: readonly { name: string; text: string }[] } {
    const [mail, ...more] = this.mails.splice(0);
    if (!mail) throw new Error(`no mail for ${to}`);
    const recipients = mail.to?.map((recipient) => recipient.address) ?? [];
    if (more.length > 0 || recipients.length !== 1 || recipients[0] !== to) {
      throw new Error(`expected one mail for ${to}; there are ${more.length + 1}, the first for ${recipients.join()}`);
    }
    const files = mail.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      text: typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString(),
    }));
    return { subject: mail.subject ?? '', text: mail.text ?? '', files };
  }

  /** To be called after each test: a mail nobody expected is a failure. */
  expectEmpty(): void {
    const unexpected = this.mails.splice(0).map((mail) => mail.subject);
    if (unexpected.length > 0) throw new Error(`unexpected mail: ${unexpected.join(', ')}`);
  }
}

/** The line of a mail that matches, alone on its line. */
export function lineOf(text: string, pattern: RegExp): string {
  const line = text.split(/\r?\n/).find((candidate) => pattern.test(candidate));
  if (line === undefined) throw new Error(`no line like ${pattern} in the mail`);
  return line;
}
