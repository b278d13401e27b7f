import pg from 'pg';

/**
 * Preloaded by the saboteur of this name: bookings are read without locking them or their places, and a charge is not
 * compared with those that its origin has already.
 */
const client = pg.Client.prototype as unknown as {
  query: (this: unknown, statement: unknown, ...rest: unknown[]) => unknown;
};
const query = client.query;
client.query = function (statement, ...rest) {
  const { text, name } = (statement ?? {}) as { text?: string; name?: string };
  const blind = text
    ?.replace(/ for update\s*$/, '')
    .replace(/lock_places\([^()]*\)/, '1')
    .replace(/on conflict on constraint \w+ do nothing\s*$/, '');
  const changed = blind === text ? statement : { ...(statement as object), text: blind, name: `${name}-blind` };
  return query.call(this, changed, ...rest);
};
