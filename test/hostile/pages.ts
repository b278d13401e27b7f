import { readFileSync } from 'node:fs';

/** The pages and forms of the web app, from its own tables. They are read, not imported: the web is another program. */
export function pagePaths(): string[] {
  const tables = ['apps/web/src/app/routes.ts', 'apps/web/src/server/actions.ts'].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const paths = tables.flatMap((table) => [
    ...[...table.matchAll(/(?:page\(|^ {2})'(\/[^']*)'/gm)].map((match) => match[1]!),
    ...[...table.matchAll(/manage\('([^']*)'/g)].map((match) => `/gestion${match[1]!}`),
  ]);
  if (paths.length <= 60)
    throw new Error('the tables of pages and forms are written otherwise than they are read here');
  return [...new Set([...paths, '/nulle-part/:slug'])];
}
