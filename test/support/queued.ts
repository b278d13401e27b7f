import type pg from 'pg';

/** Whether the client's statement waits for a lock; false once it has answered, or failed, without. However busy the machine. */
export async function isQueued(owner: pg.Client, client: pg.Client, statement: Promise<unknown>): Promise<boolean> {
  let answered = false;
  const done = () => void (answered = true);
  void statement.then(done, done);
  const { processID } = client as pg.Client & { processID: number };
  for (;;) {
    const { rows } = await owner.query<{ waits: boolean }>(
      `select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = $1`,
      [processID],
    );
    if (answered) return false;
    if (rows[0]?.waits) return true;
    await new Promise((later) => setTimeout(later, 10));
  }
}
