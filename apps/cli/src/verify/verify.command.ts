import { checkInvariants } from './verify.store.js';

/** Says for each invariant whether it holds; the process fails when one does not. */
export async function verify(ownerUrl: string): Promise<void> {
  const results = await checkInvariants(ownerUrl);
  for (const { name, rows } of results) {
    console.log(rows.length === 0 ? `ok    ${name}` : `BROKEN ${name}: ${rows.length} rows`);
    for (const row of rows.slice(0, 10)) console.log(`      ${JSON.stringify(row)}`);
  }
  if (results.some(({ rows }) => rows.length > 0)) process.exitCode = 1;
}
