import type pg from 'pg';
import { type Tx, Tx as OpenTx, publicScope } from '#libs/platform';

/** One statement as the code sent it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Does the work on a connection of its own and tells what it asked of the database, in order. */
export async function recorded(
  client: pg.Client,
  now: number,
  work: (tx: Tx) => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  let before: Promise<unknown> = Promise.resolve();
  const recorder = {
    query({ text, values }: Statement) {
      statements.push({ text, values });
      const answer = before.then(() => client.query(text, [...values]));
      before = answer;
      return answer;
    },
  };
  const tx = new OpenTx(null as never, recorder as never, publicScope, now);
  await work(tx);
  return statements;
}
