import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

/** A week and parts of the day of a resource's own, a holiday and a closure, whose id it returns. */
export async function openingOf(owner: pg.Client, siteId: string, resourceId: string): Promise<string> {
  const closure = uuidv7();
  await owner.query(
    `insert into closures (site_id, id, repeats, first_day, last_day, scope, reason, created_at)
     values ($1, $2, 'once', '2026-01-02', '2026-01-02', 'everyone', 'Inventaire', now())`,
    [siteId, closure],
  );
  await owner.query(
    'insert into resource_hours (site_id, resource_id, weekday, opens, closes) values ($1, $2, 2, 480, 1200)',
    [siteId, resourceId],
  );
  await owner.query(
    `insert into named_periods (site_id, id, resource_id, position, from_minute, until_minute, name_fr, name_en)
     values ($1, gen_random_uuid(), $2, 0, 540, 720, 'Matinée', 'Early')`,
    [siteId, resourceId],
  );
  await owner.query(`insert into kept_holidays (site_id, rule) values ($1, '07-14') on conflict do nothing`, [siteId]);
  return closure;
}

/** A file of members that was judged, with one line. */
export async function fileOf(owner: pg.Client, siteId: string, name: string): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into member_imports (site_id, id, state, bytes, encoding, columns, last_line, done_line, sent_at)
     values ($1, $2, 'checked', $3, 'utf-8', '[{"header":"E-mail","field":"email"},{"header":"Nom","field":"name"}]', 2,
       2, now())`,
    [siteId, id, Buffer.from(`E-mail;Nom\n${name}@exemple.fr;${name}\n`)],
  );
  await owner.query(
    `insert into member_import_lines (site_id, import_id, line, outcome, email) values ($1, $2, 2, 'created', $3)`,
    [siteId, id, `${name}@exemple.fr`],
  );
  return id;
}

/** A run that has ended, whose events are told at once, with one invoice. */
export async function runOf(owner: pg.Client, siteId: string, memberId: string, invoiceId: unknown): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into billing_runs (site_id, id, month, currency, state, confirmed, started_at, ended_at)
     values ($1, $2, '2026-11', 'EUR', 'done', false, now(), now())`,
    [siteId, id],
  );
  await owner.query(
    `insert into billing_run_items (site_id, run_id, member_id, position, planned_cents, state, invoice_id, ended_at)
     values ($1, $2, $3, 1, 1200, 'issued', $4, now())`,
    [siteId, id, memberId, invoiceId],
  );
  return id;
}

/** A screen that may be had with a place. */
export async function extraOf(owner: pg.Client, siteId: string, resourceId: string): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into extras (site_id, id, name, price_cents, price_mode, vat_rate_bp, per, kinds, stock)
     values ($1, $2, 'Écran', 300, 'gross', 0, 'hour', '{room}', 5)`,
    [siteId, id],
  );
  await owner.query('insert into extra_resources (site_id, extra_id, resource_id) values ($1, $2, $3)', [
    ...[siteId, id, resourceId],
  ]);
  return id;
}

/** The same document, once more not to be made. */
export async function failedOf(owner: pg.Client, siteId: string, invoiceId: string): Promise<string> {
  await owner.query(
    `insert into render_failures (site_id, invoice_id, reason, failed_at) values ($1, $2, 'rendering_failed', now())`,
    [siteId, invoiceId],
  );
  return invoiceId;
}

/** The same document, given up on its way to the member; the site sends everything by itself. */
export async function mailedOf(owner: pg.Client, siteId: string, invoiceId: string): Promise<string> {
  await owner.query(`insert into document_mail_settings (site_id, sending) values ($1, 'at_issue')`, [siteId]);
  await owner.query(
    `insert into document_mails (site_id, id, invoice_id, copy, recipient, state, reason, ordered_at, next_try_at, ended_at)
     select site_id, $3, id, 1, snapshot::jsonb #>> '{buyer,email}', 'failed', 'recipient_refused', now(), now(), now()
     from invoices where site_id = $1 and id = $2`,
    [siteId, invoiceId, uuidv7()],
  );
  return invoiceId;
}

/** A locker in one of the site's rooms, taken from outside next year. */
export async function placesInside(owner: pg.Client, siteId: string): Promise<void> {
  const id = uuidv7();
  await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
  await owner.query(
    `insert into resources (site_id, id, kind, mode, capacity, name, rate_id, parent_id)
     select site_id, $2, 'machine', 'exclusive', 1, 'Armoire', rate_id, id from resources
     where site_id = $1 and kind = 'room' order by position limit 1`,
    [siteId, id],
  );
  await owner.query(
    `insert into resource_blocks (site_id, id, resource_id, source_id, during)
     values ($1, $2, $2, $2, '[2027-11-24T09:00:00Z,2027-11-24T10:00:00Z)')`,
    [siteId, id],
  );
  await owner.query(
    `insert into plan_places (site_id, resource_id, floor, x, y, width, height) values ($1, $2, 'Cave', 0, 0, 1, 1)`,
    [siteId, id],
  );
}
