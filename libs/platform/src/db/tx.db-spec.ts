import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { type TestDb, createTestDb } from '../../../../test/support/test-db.js';
import { publicScope } from './scope.js';
import { Tx, sqlPart } from './tx.js';

const BOTH = sqlPart`v.number, v.text`;

describe('a statement', () => {
  let db: TestDb;
  let pool: pg.Pool;
  let tx: Tx;
  let client: pg.PoolClient;
  beforeAll(async () => {
    db = await createTestDb();
    pool = new pg.Pool({ connectionString: db.url });
    client = await pool.connect();
    tx = new Tx(null as unknown as QueryRunner, client, publicScope, 0);
  });
  afterAll(async () => {
    client.release();
    await pool.end();
    await db.drop();
  });

  it('says the words it shares, and what it is given stays a value', async () => {
    const [number, text] = [7, "'; select 1; --"];
    const rows = await tx.sql`select ${BOTH} from (values (${number}::int, ${text}::text)) as v (number, text)
      where v.text = ${text}`;
    expect(rows).toEqual([{ number, text }]);
  });

  it('takes nothing for shared words that only looks like them', async () => {
    const body = JSON.parse(JSON.stringify(BOTH)) as unknown;
    expect(await tx.sql`select ${body}::jsonb as body`).toEqual([{ body }]);
  });

  it('is another one with other words', async () => {
    const say = (words: typeof BOTH | number) => tx.sql`select ${words}::int as answer`;
    const answers = [await say(sqlPart`1`), await say(sqlPart`2`), await say(3), await say(sqlPart`1`)];
    expect(answers).toEqual([1, 2, 3, 1].map((answer) => [{ answer }]));
  });
});
