import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { type TestDb, createTestDb } from '../../../../test/support/test-db.js';
import { Config } from '../config.js';
import { Db, jobScope } from '../db/index.js';
import { PlatformModule } from '../platform.module.js';
import { Jobs } from './jobs.js';
import { JobRunner } from './runner.js';

const JOBS = 45;

describe('jobs that come by the thousand', () => {
  let db: TestDb;
  let module: TestingModule;
  beforeAll(async () => {
    db = await createTestDb();
    const config = new Config({ DATABASE_URL: db.url, LOG_LEVEL: 'error' });
    module = await Test.createTestingModule({ imports: [PlatformModule.with([], config)] }).compile();
    // What fails is told to the log; here it is meant to.
    module.useLogger(false);
    await module.init();
  });
  afterAll(async () => {
    await module.close();
    await db.drop();
  });

  it('are done one behind the other, and each succeeds or fails by itself', async () => {
    const jobs = module.get(Jobs, { strict: false });
    const tries = new Map<number, number>();
    const kept: unknown[] = [];
    jobs.on('test.same', async ({ rank }) => void kept.push(rank));
    const over = new Promise<void>((resolve) => {
      jobs.on('test.short', async ({ rank }) => {
        tries.set(rank as number, (tries.get(rank as number) ?? 0) + 1);
        if (rank === 7 && tries.get(7) === 1) throw new Error('once');
        if (tries.size === JOBS && tries.get(7)! > 1 && kept.length > 1) resolve();
      });
    });
    await module.get(Db, { strict: false }).run(jobScope('test', null), async (tx) => {
      for (let rank = 1; rank <= 4; rank++) await jobs.enqueue(tx, 'test.same', { rank }, rank < 4 ? 'one' : 'other');
      for (let rank = 1; rank <= JOBS; rank++) await jobs.enqueue(tx, 'test.short', { rank });
    });
    await module.get(JobRunner, { strict: false }).start();
    await over;
    expect([...tries].filter(([, count]) => count !== 1)).toEqual([[7, 2]]);
    expect(tries.size).toBe(JOBS);
    // Those that share a key are one job while it waits.
    expect(kept).toHaveLength(2);
    expect(kept).toContain(4);
  });
});
