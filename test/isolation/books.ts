import type pg from 'pg';

/** An account of the site's own, a closed month, and a document that waits for its entry as older ones do. */
export async function booksOf(
  owner: pg.Client,
  siteId: string,
  done: (method: string, path: string, body: object) => Promise<unknown>,
): Promise<void> {
  const account = { use: 'desk', account: '706100', label: 'Postes', analytic: 'COW' };
  await done('PUT', '/accounting/chart', { firstMonth: 1, accounts: [account] });
  await done('POST', '/accounting/closings', { month: '2026-09' });
  await owner.query(
    `insert into accounting_backlog (site_id, document_id)
     select site_id, id from invoices where site_id = $1 and status = 'issued' limit 1`,
    [siteId],
  );
}
