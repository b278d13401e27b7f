import pg from 'pg';

/** Preloaded by the saboteur of this name: several bookings are read without locking them all before the first change. */
const client = pg.Client.prototype as unknown as {
  query: (this: unknown, statement: unknown, ...rest: unknown[]) => unknown;
};
const query = client.query;
client.query = function (statement, ...rest) {
  const { text, name } = (statement ?? {}) as { text?: string; name?: string };
  const careless = text?.replace(/ order by id for update\s*$/, '');
  const changed =
    careless === text ? statement : { ...(statement as object), text: careless, name: `${name}-careless` };
  return query.call(this, changed, ...rest);
};
