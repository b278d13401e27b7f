import { type Instant, type InvoiceId, type Month, type SiteId, toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { MailReason, MailState, Sending } from './mails.rules.js';

/** What a mail is of: a document, or a quote that has its number. */
export type Mailed =
  | { readonly invoiceId: InvoiceId; readonly quoteId?: undefined }
  | { readonly quoteId: string; readonly invoiceId?: undefined };

/** One message with a document: ordered, and what became of it. */
export interface DocumentMail {
  readonly id: string;
  /** 1: the first one; above: the same document again. */
  readonly copy: number;
  readonly recipient: string;
  readonly state: MailState;
  /** Of the last try that did not succeed. */
  readonly reason: MailReason | null;
  readonly orderedAt: Date;
  /** False: it went by itself. */
  readonly byHand: boolean;
  readonly nextTryAt: Date;
  /** Somebody is sending it just now. */
  readonly underWay: boolean;
  readonly endedAt: Date | null;
}

/** Null: nobody has said. */
export async function sendingOf(tx: Tx, siteId: SiteId): Promise<Sending | null> {
  const [row] = await tx.sql<{ sending: Sending }>`
    select sending from document_mail_settings where site_id = ${siteId}`;
  return row?.sending ?? null;
}

export const saveSending = (tx: Tx, siteId: SiteId, sending: Sending) => tx.sql`
  insert into document_mail_settings (site_id, sending) values (${siteId}, ${sending})
  on conflict (site_id) do update set sending = excluded.sending`;

/** First mails of just issued documents, where the site has set one of these; false: it has not. */
export async function queueBySetting(
  tx: Tx,
  siteId: SiteId,
  wanted: readonly Sending[],
  mails: readonly { readonly id: string; readonly invoiceId: InvoiceId; readonly recipient: string }[],
  at: Instant,
): Promise<boolean> {
  const rows = await tx.sql`
    insert into document_mails (site_id, id, invoice_id, copy, recipient, state, ordered_at, next_try_at)
    select s.site_id, u.id, u.invoice_id, 1, u.recipient, 'queued', ${toIso(at)}, ${toIso(at)}
    from document_mail_settings s,
      unnest(${mails.map(({ id }) => id)}::uuid[], ${mails.map(({ invoiceId }) => invoiceId)}::uuid[],
        ${mails.map(({ recipient }) => recipient)}::text[]) as u (id, invoice_id, recipient)
    where s.site_id = ${siteId} and s.sending = any(${[...wanted]}::text[])
    returning id`;
  return rows.length > 0;
}

export type NewMail = Mailed & {
  readonly id: string;
  readonly copy: number;
  readonly recipient: string;
};

/** Those of which there is no such copy yet; how many. */
export async function insertMails(tx: Tx, siteId: SiteId, mails: readonly NewMail[]): Promise<number> {
  const now = toIso(tx.now);
  const rows = await tx.sql`
    insert into document_mails (site_id, id, invoice_id, quote_id, copy, recipient, state, ordered_at, ordered_by,
      next_try_at)
    select ${siteId}, u.*, 'queued', ${now}, ${actingPerson(tx.scope)}, ${now}
    from unnest(${mails.map(({ id }) => id)}::uuid[], ${mails.map(({ invoiceId }) => invoiceId ?? null)}::uuid[],
      ${mails.map(({ quoteId }) => quoteId ?? null)}::uuid[], ${mails.map(({ copy }) => copy)}::int[],
      ${mails.map(({ recipient }) => recipient)}::text[]) as u (id, invoice_id, quote_id, copy, recipient)
    on conflict do nothing returning id`;
  return rows.length;
}

/** The newest first. */
export const mailsOf = (tx: Tx, siteId: SiteId, { invoiceId, quoteId }: Mailed) => tx.sql<DocumentMail>`
  select id, copy, recipient, state, reason, ordered_at as "orderedAt",
    ordered_by is not null as "byHand", next_try_at as "nextTryAt", ended_at as "endedAt",
    state = 'queued' and coalesce(claimed_until > ${toIso(tx.now)}, false) as "underWay"
  from document_mails
  where site_id = ${siteId} and (invoice_id = ${invoiceId ?? null}::uuid or quote_id = ${quoteId ?? null}::uuid) order by copy desc`;

/** What was ordered is tried again, to a new address perhaps; false: it was sent, or somebody is sending it. */
export async function requeue(tx: Tx, siteId: SiteId, id: string, recipient: string): Promise<boolean> {
  const rows = await tx.sql`
    update document_mails set state = 'queued', recipient = ${recipient}, reason = null, attempts = 0, ended_at = null,
      next_try_at = ${toIso(tx.now)}, claimed_until = null, ordered_by = ${actingPerson(tx.scope)}
    where site_id = ${siteId} and id = ${id} and state <> 'sent'
      and (claimed_until is null or claimed_until <= ${toIso(tx.now)}) returning id`;
  return rows.length > 0;
}

export interface ClaimedMail {
  readonly id: string;
  /** One of the two. */
  readonly invoiceId: InvoiceId | null;
  readonly quoteId: string | null;
  readonly copy: number;
  readonly recipient: string;
  readonly attempts: number;
  readonly orderedAt: Date;
}

/** The next one that is due and that nobody has in hand; it is the caller's until then. */
export async function claimMail(tx: Tx, siteId: SiteId, until: Instant): Promise<ClaimedMail | null> {
  const now = toIso(tx.now);
  const [mail] = await tx.sql<ClaimedMail>`
    update document_mails m set claimed_until = ${toIso(until)}, attempts = attempts + 1
    where m.site_id = ${siteId} and m.id = (
      select d.id from document_mails d
      where d.site_id = ${siteId} and d.state = 'queued' and d.next_try_at <= ${now}
        and (d.claimed_until is null or d.claimed_until <= ${now})
      order by d.next_try_at, d.ordered_at, d.id limit 1 for update skip locked)
    returning m.id, m.invoice_id as "invoiceId", m.quote_id as "quoteId", m.copy, m.recipient, m.attempts, m.ordered_at as "orderedAt"`;
  return mail ?? null;
}

export const markSent = (tx: Tx, siteId: SiteId, id: string, fileSha256: string) => tx.sql`
  update document_mails set state = 'sent', ended_at = ${toIso(tx.now)}, file_sha256 = ${Buffer.from(fileSha256, 'hex')},
    reason = null, claimed_until = null
  where site_id = ${siteId} and id = ${id} and state = 'queued'`;

/** `nextTryAt` null: it is given up. */
export const markNotSent = (
  tx: Tx,
  siteId: SiteId,
  id: string,
  reason: MailReason,
  nextTryAt: Instant | null,
) => tx.sql`
  update document_mails set reason = ${reason}, claimed_until = null,
    state = case when ${nextTryAt === null} then 'failed' else 'queued' end,
    ended_at = case when ${nextTryAt === null} then ${toIso(tx.now)}::timestamptz end,
    next_try_at = ${toIso(nextTryAt ?? tx.now)}
  where site_id = ${siteId} and id = ${id} and state = 'queued'`;

/** Sites where something is to be sent by now. Without a context. */
export async function sitesToSendFor(tx: Tx): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`
    select site_id as "siteId" from shared_mail_queue where due_at <= ${toIso(tx.now)} order by due_at`;
  return rows.map(({ siteId }) => siteId);
}

/** Documents of a month, or of a run, of which nobody has ordered a mail, with the address of their buyer. */
export const unsentOf = (tx: Tx, siteId: SiteId, among: Batch) => tx.sql<{ invoiceId: InvoiceId; email: string }>`
  select v.id as "invoiceId", v.snapshot::jsonb #>> '{buyer,email}' as email
  from invoices v
  where v.site_id = ${siteId} and v.status = 'issued' and v.month = coalesce(${among.month ?? null}, v.month)
    and (${among.runId ?? null}::uuid is null or exists (
      select from billing_run_items i
      where i.site_id = v.site_id and i.run_id = ${among.runId ?? null} and i.invoice_id = v.id))
    and not exists (select from document_mails m where m.site_id = v.site_id and m.invoice_id = v.id)
  order by v.issued_at, v.number`;

export type Batch =
  { readonly month: Month; readonly runId?: undefined } | { readonly runId: string; readonly month?: undefined };

/** How many documents are where; those that nobody has ordered a mail of are `unsent`. */
export type MailTallies = Readonly<Record<MailState | 'unsent', number>>;

export async function mailTalliesOf(tx: Tx, siteId: SiteId, runId: string): Promise<MailTallies> {
  const rows = await tx.sql<{ state: keyof MailTallies; count: number }>`
    select coalesce(m.state, 'unsent') as state, count(*)::int as count
    from billing_run_items i left join document_mails m on m.site_id = i.site_id and m.invoice_id = i.invoice_id
      and m.copy = 1
    where i.site_id = ${siteId} and i.run_id = ${runId} and i.state = 'issued' group by 1`;
  const found = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return { unsent: 0, queued: 0, sent: 0, failed: 0, ...found };
}
