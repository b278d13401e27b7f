import { DataSource, type DataSourceOptions, type EntitySchema } from 'typeorm';
import { migrations } from '#migrations';
import type { Config } from '../config.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own signature for entity classes
export type Entities = (Function | EntitySchema)[];

/** Owns the schema: migrations only. */
export const ownerSource = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTransactionMode: 'each',
    extra: { max: 1, options: '-c role=maille_owner -c lock_timeout=2s' },
  });

/**
 * The application's pool. Time-outs stand here, so that no statement of the product can be without: a request
 * waits 2 s for a lock and 5 s for an answer, and a forgotten transaction ends after 10 s.
 */
export const appOptions = (config: Config, entities: Entities): DataSourceOptions => ({
  type: 'postgres',
  url: config.databaseUrl,
  entities,
  extra: {
    max: config.poolSize,
    // Statements that do not wait for each other's answer share a round trip (db.run, Promise.all over a Tx).
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: [
      ...(config.takeAppRole ? ['-c role=maille_app'] : []),
      // What the network shares is read by statements that are planned once per connection. Left to choose, PostgreSQL
      // plans each use of one that takes an array anew, because it reckons with ten elements where there is one: half of
      // what a site's day cost. Transactions, which also read whole months, let it choose (db.ts).
      '-c plan_cache_mode=force_generic_plan',
      '-c lock_timeout=2s -c statement_timeout=5s -c idle_in_transaction_session_timeout=10s -c timezone=UTC',
    ].join(' '),
  },
});
