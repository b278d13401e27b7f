import type pg from 'pg';
import type { Jobs } from '#libs/platform';

/** Does what the worker would: hands each waiting event to its handler, in order. Returns their topics. */
export async function work({ subscriptions }: Jobs, owner: pg.Client): Promise<string[]> {
  const { rows: events } = await owner.query<{ id: string; topic: string; payload: Record<string, unknown> }>(
    'select id, topic, payload from events where done_at is null order by created_at, id',
  );
  for (const { id, topic, payload } of events) {
    for (const { handler } of subscriptions.filter((subscription) => subscription.topic === topic)) {
      await handler(payload, id);
    }
    await owner.query('update events set done_at = clock_timestamp() where id = $1', [id]);
  }
  return events.map((event) => event.topic);
}
