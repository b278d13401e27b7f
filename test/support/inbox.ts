import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface Arrived {
  readonly mail: Email;
  readonly raw: Buffer;
  /** Of the envelope. */
  readonly recipients: readonly string[];
}

/** What the server says to a mail or to an address: an answer with its code, or nothing at all, the line being cut. */
export type Refusal = { readonly code: number } | 'hangs up after taking it' | null;

/** A mail server that keeps what it is given. A spec takes every mail it expects; what is left over is a failure. */
export class Inbox {
  /** Asked for each address. */
  onRecipient: (address: string) => Refusal = () => null;
  /** Asked for each mail once it is there; also a refused one may have arrived. */
  onMail: (arrived: Arrived) => Refusal = () => null;
  private readonly arrived: Arrived[] = [];
  private server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, done) => done(errorOf(this.onRecipient(address))),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          this.keep(Buffer.concat(chunks), recipients).then((refusal) => {
            if (refusal === 'hangs up after taking it') for (const open of this.server.connections) open.close();
            else done(errorOf(refusal));
          }, done);
        });
      },
    });
  }

  private async keep(raw: Buffer, recipients: string[]): Promise<Refusal> {
    const arrived = { mail: await PostalMime.parse(raw), raw, recipients };
    const refusal = this.onMail(arrived);
    if (refusal === null || refusal === 'hangs up after taking it') this.arrived.push(arrived);
    return refusal;
  }

  static async start(): Promise<Inbox> {
    const inbox = new Inbox();
    await new Promise<void>((resolve) => {
      inbox.server.listen(0, '127.0.0.1', resolve);
    });
    return inbox;
  }

  get smtpUrl(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }

  /** All there are, in their order. */
  takeAll(): Arrived[] {
    return this.arrived.splice(0);
  }

  /** The one mail that waits; throws when there is none, more than one, or it is for somebody else. */
  take(to: string): { subject: string; text: string; files: readonly { name: string; text: string }[] } {
    const [first, ...more] = this.takeAll();
    if (!first) throw new Error(`no mail for ${to}`);
    const { mail } = first;
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
    const unexpected = this.takeAll().map(({ mail }) => mail.subject);
    if (unexpected.length > 0) throw new Error(`unexpected mail: ${unexpected.join(', ')}`);
  }
}

/** The line of a mail that matches, alone on its line. */
export function lineOf(text: string, pattern: RegExp): string {
  const line = text.split(/\r?\n/).find((candidate) => pattern.test(candidate));
  if (line === undefined) throw new Error(`no line like ${pattern} in the mail`);
  return line;
}

const errorOf = (refusal: Refusal): Error | null =>
  refusal === null || typeof refusal === 'string'
    ? null
    : Object.assign(new Error('not this one'), { responseCode: refusal.code });

/** The files of a mail, with the hash of what arrived. */
export const filesOf = ({ mail }: Arrived): { name: string; type: string; sha256: string }[] =>
  mail.attachments.map(({ filename, mimeType, content }) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
    return { name: filename ?? '', type: mimeType, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
