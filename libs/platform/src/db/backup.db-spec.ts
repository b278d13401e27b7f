import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDb, createTestDb } from '../../../../test/support/test-db.js';
import { backUp, restore } from './backup.js';

const ID = '01a1fbbd-0000-7000-8000-000000000001';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a backup', () => {
  let from: TestDb;
  let to: TestDb;
  const lines: string[] = [];
  beforeAll(async () => {
    [from, to] = [await createTestDb(), await createTestDb()];
    await ask(
      from.url,
      `insert into networks (id, slug, name, country) values ('${ID}', 'lille', 'Lieux \u2028 "é"', 'FR')`,
    );
    await backUp(from.url, async (line) => void lines.push(line));
  });
  afterAll(async () => {
    await from.drop();
    await to.drop();
  });

  /** A small file has been read to its end before the database has answered the first question. */
  function wholeFile(): PassThrough {
    const input = new PassThrough();
    input.end(lines.map((line) => `${line}\n`).join(''));
    return input;
  }

  it('is restored whole, however early all of its lines are there', async () => {
    const counts = await restore(to.url, wholeFile());
    expect(counts.find(({ table }) => table === 'networks')).toEqual({ table: 'networks', rows: 1 });
    const rows = 'select to_json(n)::text from networks n';
    expect(await ask(to.url, rows)).toEqual(await ask(from.url, rows));
  });

  it('is refused by a database that holds something', async () => {
    await expect(restore(from.url, wholeFile())).rejects.toThrow('The database is not empty (networks)');
  });

  it('cut short is refused and leaves nothing', async () => {
    const other = await createTestDb();
    try {
      const input = new PassThrough().on('error', () => undefined); // as the pipeline from a file listens
      input.write(lines.map((line) => `${line}\n`).join(''));
      setImmediate(() => input.destroy(new Error('unexpected end of file')));
      await expect(restore(other.url, input)).rejects.toThrow('unexpected end of file');
      expect(await ask(other.url, 'select 1 from networks')).toEqual([]);
    } finally {
      await other.drop();
    }
  });
});
