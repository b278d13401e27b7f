import type { Tx } from '../db/tx.js';

export interface Event {
  readonly id: string;
  readonly topic: string;
  readonly payload: object;
  readonly singletonKey: string | null;
}

export const insertEvent = (tx: Tx, event: Event) => tx.sql`
  insert into events (id, topic, payload, singleton_key)
  values (${event.id}, ${event.topic}, ${JSON.stringify(event.payload)}, ${event.singletonKey})`;

/** Takes up to `limit` events nobody holds; a relay that dies loses them after `leaseSeconds`. */
export const claimEvents = (tx: Tx, limit: number, leaseSeconds: number) => tx.sql<Event>`
  update events set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
  where id in (
    select id from events
    where done_at is null and (lease_until is null or lease_until < clock_timestamp())
    order by created_at limit ${limit} for update skip locked
  )
  returning id, topic, payload, singleton_key as "singletonKey"`;

export const markDone = (tx: Tx, ids: readonly string[]) => tx.sql`
  update events set done_at = clock_timestamp(), lease_until = null where id = any(${ids}::uuid[])`;

export const forgetDone = (tx: Tx, olderThanDays: number) => tx.sql`
  delete from events where done_at < clock_timestamp() - make_interval(days => ${olderThanDays})`;

/** Seconds the oldest waiting event has waited; 0 when none waits. */
export async function oldestWait(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ seconds: number }>`
    select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::int as seconds
    from events where done_at is null`;
  return row?.seconds ?? 0;
}
