/** What a site wants sent by itself. `with_run`: what a monthly run issues; the rest is sent by hand. */
export const SENDINGS = ['by_hand', 'with_run', 'at_issue'] as const;
export type Sending = (typeof SENDINGS)[number];

/** `failed`: nobody tries any more, a person decides. */
export const MAIL_STATES = ['queued', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Why a try did not succeed: the mail server's word, or there was no file to send yet. */
export const MAIL_REASONS = [
  'recipient_refused',
  'message_refused',
  'deferred',
  'server_unavailable',
  'rendering_failed',
] as const;
export type MailReason = (typeof MAIL_REASONS)[number];

/** Of one document: who wants more of them has the file. A mailbox is not filled by pressing a button. */
export const COPIES_AT_MOST = 10;

/** More of the same does not help. */
const FINAL: ReadonlySet<MailReason> = new Set(['recipient_refused', 'message_refused']);
/** With the pauses between them about half a day. */
const TRIES = 10;
const MINUTE = 60_000;

/** After the n-th try, from 1 on: when the next one is due; null: there is none. */
export function nextTryAfter(attempt: number, reason: MailReason, now: number): number | null {
  if (FINAL.has(reason) || attempt >= TRIES) return null;
  return now + MINUTE * 2 ** (attempt - 1);
}

const MAILBOX = /^[^\s\p{Cc}@<>()[\]\\,;:"]{1,64}@[^\s\p{Cc}@<>()[\]\\,;:"]{1,189}$/u;

/** Whether something can be sent there: one mailbox, in the form everybody uses. */
export const isMailbox = (text: string): boolean => MAILBOX.test(text) && !text.includes('..');
