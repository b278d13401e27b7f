import pg from 'pg';

/** Preloaded by the saboteur of runs: what a debtor owes is read without locking it. */
const client = pg.Client.prototype as unknown as {
  query: (this: unknown, statement: unknown, ...rest: unknown[]) => unknown;
};
const query = client.query;
client.query = function (statement, ...rest) {
  const { text, name } = (statement ?? {}) as { text?: string; name?: string };
  const blind = text?.includes('from charges') ? text.replace(/order by id for update/, 'order by id') : text;
  const changed = blind === text ? statement : { ...(statement as object), text: blind, name: `${name}-unlocked` };
  return query.call(this, changed, ...rest);
};
