import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface RuleSet {
  readonly path: string;
  readonly name: string;
  readonly syntax: 'cii' | 'ubl';
  /** What a document must claim to follow (`Einvoice.rules`) for these rules to be for it. */
  readonly claim: string;
}

/** By what the files are called, the first that fits; French rules for UBL are not for us, nor mere warnings. */
const FAMILIES: readonly (readonly [RegExp, Pick<RuleSet, 'syntax' | 'claim'> | null])[] = [
  [/WARNING|BR-FR.*UBL/i, null],
  [/BR-FR.*CII/i, { syntax: 'cii', claim: 'br-fr' }],
  [/FACTUR-X/i, { syntax: 'cii', claim: 'factur-x' }],
  [/PEPPOL.*CII/i, null],
  [/PEPPOL/i, { syntax: 'ubl', claim: 'peppol' }],
  [/CII/i, { syntax: 'cii', claim: 'en16931' }],
  [/UBL/i, { syntax: 'ubl', claim: 'en16931' }],
];

/** Every compiled rule set of a folder that fits one of our documents. */
export const ruleSets = (folder: string): RuleSet[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sef.json') && !name.includes('node_modules'))
    .flatMap((name) => {
      const family = FAMILIES.find(([pattern]) => pattern.test(name))?.[1];
      return family ? [{ path: join(folder, name), name, ...family }] : [];
    });

/** The engine is looked for beside the rules, then in the project; its licence keeps it out of the dependencies. */
function engineOf(folder: string): string {
  for (const from of [join(folder, 'x.js'), import.meta.url]) {
    try {
      return pathToFileURL(createRequire(from).resolve('saxon-js')).href;
    } catch {
      // The next place.
    }
  }
  throw new Error(
    `EINVOICE_RULES_DIR (${folder}) holds rules, but nothing to run them with: put saxon-js into ${folder}/node_modules ` +
      '(npm install --prefix <folder> saxon-js), or leave the variable out.',
  );
}

/** What the rules say against each document, in the order given; empty arrays when all are valid. */
export function violations(folder: string, rules: string, documents: readonly string[]): string[][] {
  const program = join(import.meta.dirname, 'schematron.mjs');
  const input = JSON.stringify({ engine: engineOf(folder), rules, documents });
  const answer = execFileSync(process.execPath, [program], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(answer) as string[][];
}
