import { ApiProperty } from '@nestjs/swagger';
import { MAIL_REASONS, MAIL_STATES, type MailReason, type MailState, SENDINGS, type Sending } from './mails.rules.js';
import type { MailsOfDocument } from './mails.service.js';
import type { DocumentMail } from './mails.store.js';

const instant = { type: String, format: 'date-time' } as const;

export class DocumentMailView {
  @ApiProperty() id: string;
  @ApiProperty({ description: '1: the first one; above: the same document again.' }) copy: number;
  @ApiProperty() recipient: string;
  @ApiProperty({ enum: MAIL_STATES, description: 'failed: given up, until somebody sends it again.' }) state: MailState;
  @ApiProperty({ enum: MAIL_REASONS, nullable: true, description: 'Of the last try that did not succeed.' })
  reason: MailReason | null;
  @ApiProperty({ description: 'Somebody ordered it; otherwise it went by itself.' }) byHand: boolean;
  @ApiProperty({ description: 'It is with the mail server just now.' }) underWay: boolean;
  @ApiProperty(instant) orderedAt: string;
  @ApiProperty({ ...instant, nullable: true, description: 'Of one that waits: when it is tried next.' })
  nextTryAt: string | null;
  @ApiProperty({ ...instant, nullable: true, description: 'When the mail server took it, or it was given up.' })
  endedAt: string | null;

  static from(mail: DocumentMail): DocumentMailView {
    const { id, copy, recipient, state, reason, byHand, underWay, orderedAt, nextTryAt, endedAt } = mail;
    return {
      ...{ id, copy, recipient, state, reason, byHand, underWay, orderedAt: orderedAt.toISOString() },
      nextTryAt: state === 'queued' ? nextTryAt.toISOString() : null,
      endedAt: endedAt?.toISOString() ?? null,
    };
  }
}

export class DocumentMailsView {
  @ApiProperty({ description: 'Where the next one would go; empty: no address is known.' }) email: string;
  @ApiProperty({ type: [DocumentMailView], description: 'The newest first.' }) mails: DocumentMailView[];

  static of({ to, mails }: MailsOfDocument): DocumentMailsView {
    return { email: to, mails: mails.map(DocumentMailView.from) };
  }
}

export class SendingView {
  @ApiProperty({
    enum: SENDINGS,
    description: 'by_hand; with_run: what a monthly run issues goes by itself; at_issue: everything does.',
  })
  sending: Sending;
}
