import pg from 'pg';

/**
 * Preloaded where a race has to be won also on a slow machine with other work: everybody queues for as long as it takes.
 * What is raced for is who gets a place, and not whether that comes within the seconds that a person is made to wait.
 */
const QUEUE_SECONDS = 120;

const client = pg.Client.prototype as unknown as {
  connect: (this: { connectionParameters: { options?: string } }, ...rest: unknown[]) => unknown;
};
const connect = client.connect;
client.connect = function (...rest) {
  const parameters = this.connectionParameters;
  parameters.options = parameters.options?.replace(/(lock|statement)_timeout=\w+/g, `$1_timeout=${QUEUE_SECONDS}s`);
  return connect.apply(this, rest);
};

const pool = pg.Pool.prototype as unknown as {
  connect: (this: { options: { connectionTimeoutMillis: number } }, ...rest: unknown[]) => unknown;
};
const take = pool.connect;
pool.connect = function (...rest) {
  this.options.connectionTimeoutMillis = 1_000 * QUEUE_SECONDS;
  return take.apply(this, rest);
};
