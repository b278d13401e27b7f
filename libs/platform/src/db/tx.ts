import { createHash } from 'node:crypto';
import type { EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import type { PoolClient, QueryResultRow } from 'pg';
import { type Instant } from '#libs/domain';
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
