import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDb, type TestDb } from './test-db.js';

describe('a test database', () => {
  let one: TestDb;
  let other: TestDb;
  beforeAll(async () => {
    [one, other] = await Promise.all([createTestDb(), createTestDb()]);
  });
  afterAll(() => Promise.all([one.drop(), other.drop()]));

  const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('is migrated, and a clone of its own', async () => {
    await ask(one.url, 'create table only_here (i int)');
    const count = "select count(*)::int as n from pg_tables where schemaname = 'public' and tablename = ";
    expect(await ask(one.url, `${count}'events'`)).toEqual([{ n: 1 }]);
    expect(await ask(other.url, `${count}'only_here'`)).toEqual([{ n: 0 }]);
  });

  it('is used by the application without any right to bypass or change it', async () => {
    const rights = 'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user';
    expect(await ask(one.appUrl, rights)).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
    expect(await ask(one.appUrl, "select set_config('role', 'maille_app', false) as role")).toEqual([
      { role: 'maille_app' },
    ]);
    await expect(ask(one.appUrl, 'set role maille_owner')).rejects.toThrow(/permission denied/);
    await expect(ask(one.appUrl, 'create table mine (i int)')).rejects.toThrow(/permission denied/);
  });
});
