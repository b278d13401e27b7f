import pg from 'pg';

/** Preloaded by the saboteur of this name: what is left of credit is read without locking it. */
const client = pg.Client.prototype as unknown as {
  query: (this: unknown, statement: unknown, ...rest: unknown[]) => unknown;
};
const query = client.query;
client.query = function (statement, ...rest) {
  const { text, name } = (statement ?? {}) as { text?: string; name?: string };
  const blind = text?.includes('from credit_lots') ? text.replace(/ for update\s*$/, '') : text;
  const changed = blind === text ? statement : { ...(statement as object), text: blind, name: `${name}-unlocked` };
  return query.call(this, changed, ...rest);
};
