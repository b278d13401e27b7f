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

/** Words that several statements share. They come from a template literal of the code, which has no place for a value. */
class SqlPart {
  constructor(readonly text: string) {}
}

/** What several statements say alike, such as the columns of a row: ``tx.sql`select ${COLUMNS} from …` ``. */
export function sqlPart(strings: TemplateStringsArray): SqlPart {
  return new SqlPart(strings.join(''));
}

interface Statement {
  readonly text: string;
  /** One per text, so that PostgreSQL plans each statement of the code once per connection. */
  readonly name: string;
  /** Of its `${}`s, in their order; null: a parameter. */
  readonly parts: readonly (SqlPart | null)[];
}
const statements = new WeakMap<TemplateStringsArray, Statement>();

function prepared(strings: TemplateStringsArray, values: readonly unknown[]): Statement {
  const parts = values.map((value) => (value instanceof SqlPart ? value : null));
  const known = statements.get(strings);
  if (known && known.parts.every((part, index) => part === parts[index])) return known;
  let parameters = 0;
  const texts = parts.map((part) => part?.text ?? `$${++parameters}`);
  const text = strings.reduce((sql, words, index) => sql + texts[index - 1]! + words);
  const statement = { text, name: createHash('sha1').update(text).digest('base64url'), parts };
  statements.set(strings, statement);
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
   * One statement; `${value}`s become parameters, never text, but for a `sqlPart`. Rows come as PostgreSQL's driver gives them:
   * bigint and numeric as text, timestamptz as Date.
   */
  async sql<Row extends QueryResultRow = QueryResultRow>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Promise<Row[]> {
    this.assertOpen();
    const { text, name } = prepared(strings, values);
    const parameters = values.filter((value) => !(value instanceof SqlPart));
    const result = await this.client.query<Row>({ text, name, values: parameters });
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
