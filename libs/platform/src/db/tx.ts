import { createHash } from 'node:crypto';
import type { EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import type { PoolClient, QueryResultRow } from 'pg';
import { DomainError, type Instant } from '#libs/domain';
import { translate } from './refusals.js';
import type { Scope } from './scope.js';

/** Reads and single-statement writes only: `save` and cascades would open transactions of their own. */
export type Rows<E extends ObjectLiteral> = Pick<
  Repository<E>,
  'find' | 'findBy' | 'findOne' | 'findOneBy' | 'countBy' | 'existsBy' | 'insert' | 'update' | 'delete'
>;

/** One name per template literal, so that PostgreSQL plans each statement of the code once per connection. */
const names = new WeakMap<TemplateStringsArray, { text: string; name: string }>();

function prepared(strings: TemplateStringsArray): { text: string; name: string } {
  let statement = names.get(strings);
  if (!statement) {
    const text = strings.reduce((sql, part, index) => (index === 0 ? part : `${sql}$${index}${part}`), '');
    statement = { text, name: createHash('sha1').update(text).digest('base64url') };
    names.set(strings, statement);
  }
  return statement;
}

/** A transaction that is open. It is handed out by `db.run` and is of no use after it. */
export class Tx {
  private open = true;

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    readonly scope: Scope,
    /** The clock's now when the transaction began. */
    readonly now: Instant,
  ) {}

  /**
   * One statement; `${value}`s become parameters, never text. Rows come as PostgreSQL's driver gives them:
   * bigint and numeric as text, timestamptz as Date.
   */
  async sql<Row extends QueryResultRow = QueryResultRow>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Promise<Row[]> {
    this.assertOpen();
    const result = await this.client.query<Row>({ ...prepared(strings), values: [...values] });
    return result.rows;
  }

  /**
   * A part that may be refused without the rest: what it wrote is undone, the refusal comes back as a value, and the
   * transaction goes on. Whatever is no refusal (a deadlock, a time-out, a bug) ends it all, as everywhere. Parts do not
   * lie in each other.
   */
  async attempt<T>(work: () => Promise<T>): Promise<{ done: T } | { refusal: DomainError }> {
    // Not waited for: it travels with the first statement of the work.
    const begun = this.sql`savepoint attempt`;
    begun.catch(() => undefined);
    try {
      const done = await work();
      await Promise.all([begun, this.sql`release savepoint attempt`]);
      return { done };
    } catch (error) {
      const refusal = translate(error);
      if (!(refusal instanceof DomainError) || refusal.kind === 'unavailable') throw error;
      // Behind whatever the work has sent and not waited for.
      await this.sql`rollback to savepoint attempt`;
      await this.sql`release savepoint attempt`;
      return { refusal };
    }
  }

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Rows<E> {
    this.assertOpen();
    return this.runner.manager.getRepository(entity);
  }

  /** For db.run only. */
  close(): void {
    this.open = false;
  }

  private assertOpen(): void {
    if (!this.open) throw new Error('this transaction is over: a Tx must not outlive db.run');
  }
}
