import pg from 'pg';

/** Preloaded by the saboteur of this name: every transaction of the process runs under REPEATABLE READ. */
const client = pg.Client.prototype as unknown as {
  query: (this: unknown, statement: unknown, ...rest: unknown[]) => unknown;
};
const query = client.query;
client.query = function (statement, ...rest) {
  const changed = typeof statement === 'string' ? statement.replace('read committed', 'repeatable read') : statement;
  return query.call(this, changed, ...rest);
};
