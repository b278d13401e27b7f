import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { PoolClient } from 'pg';
import { DomainError, toIso } from '#libs/domain';
import { Clock } from '../clock.js';
import { type Scope, assertUuid, publicScope } from './scope.js';
import { isRetriable, translate } from './refusals.js';
import { Tx } from './tx.js';

const RETRIES = 3;

/** Carries what a rehearsal came to past the rollback. */
class Rehearsed extends Error {
  constructor(readonly result: unknown) {
    super('only a rehearsal');
  }
}

@Injectable()
export class Db {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads what the network shares, statement by statement: without a transaction there is no context, so no tenant's
   * row is in sight, and two round trips are saved. For reading only: nothing would be undone after a failure.
   */
  async shared<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.connected(publicScope, (_client, tx) => work(tx));
    } catch (error) {
      throw translate(error);
    }
  }

  /**
   * Runs `work` in one transaction that sees what `scope` opens. The work may run more than once (deadlock,
   * serialization failure), so nothing outside the database may happen inside it: enqueue a job instead.
   * Throws DomainError for whatever a person can cause.
   */
  async run<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(scope, work);
      } catch (error) {
        if (!isRetriable(error) || attempt > RETRIES) throw translate(error);
        await new Promise((resolve) => setTimeout(resolve, attempt * 20 * Math.random()));
      }
    }
  }

  /** What `run` would come to, with nothing of it kept: the same locks, the same refusals, and no trace. */
  async rehearse<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      await this.run(scope, async (tx) => {
        throw new Rehearsed(await work(tx));
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.result as T;
      throw error;
    }
    throw new Error('a rehearsal cannot come to be');
  }

  private once<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.connected(scope, async (client, tx) => {
      try {
        // Not waited for: it travels with the first statement. If it fails, so does everything behind it, because
        // either the connection is gone or the transaction is marked as failed.
        const begun = client.query(this.begin(scope));
        begun.catch(() => undefined);
        const result = await work(tx);
        tx.close();
        await begun;
        const { command } = await client.query('commit');
        // A statement failed and the work went on as if nothing had happened: PostgreSQL has kept nothing of it.
        if (command !== 'COMMIT') throw new Error('the transaction was rolled back: an error was swallowed inside it');
        return result;
      } catch (error) {
        tx.close();
        await client.query('rollback').catch(() => undefined); // the connection is gone: so is the transaction
        throw error;
      }
    });
  }

  private async connected<T>(scope: Scope, work: (client: PoolClient, tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const tx = new Tx(runner, client, scope, this.clock.now());
      try {
        return await work(client, tx);
      } finally {
        tx.close();
      }
    } finally {
      await runner.release();
    }
  }

  /** One round trip: BEGIN and the context. SET takes no parameters, so every value is checked text. */
  private begin(scope: Scope): string {
    const told = this.clock.told();
    return [
      'begin isolation level read committed; set local plan_cache_mode = auto',
      ...(scope.siteId === null ? [] : [`set local app.site_id = '${assertUuid(scope.siteId)}'`]),
      ...(scope.personId === null ? [] : [`set local app.person_id = '${assertUuid(scope.personId)}'`]),
      ...(scope.email === undefined ? [] : [`set local app.email = ${quoted(scope.email)}`]),
      ...(told === null ? [] : [`set local app.now = '${toIso(told)}'`]),
    ].join('; ');
  }

  /** True when the database answers; for the readiness check. */
  async answers(): Promise<boolean> {
    try {
      await this.source.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}

/** A string literal for SET: PostgreSQL's own rule (a quote is doubled), and nothing that is no e-mail address. */
function quoted(text: string): string {
  if (!/^[^\s"\\\0]{3,254}$/.test(text)) throw new DomainError('invalid', 'invalid_request');
  return `'${text.replaceAll("'", "''")}'`;
}
