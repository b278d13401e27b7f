import { parseArgs } from 'node:util';
import { ArchiveError, type ArchiveReport, ZipFile, checkArchive } from '#libs/chain';

/** Checks an archive of a journal. Needs no database, no network, no key, and nothing of the product that wrote it. */
const USAGE = `npm run verify -- <archive.zip> [--anchor=<hash>] [--key=<id>]

  --anchor  a hash that was kept elsewhere, whole or its first 16 digits: from the mail of a closure, or from a printed
            document. Without one nobody can tell whether the end of a journal was cut off. May be given several times.
  --key     the id of a key that may sign; left out: every key that the journal announces. May be given several times.

Exit code: 0 the archive is as it was written, 1 it is not (each fault is named), 2 it cannot be read.`;

const HASH = /^[0-9a-f]{16,64}$/;

interface Asked {
  readonly path: string;
  readonly anchors: readonly string[];
  readonly keyIds?: readonly string[];
}

/** Null: it was asked for in another way than above. */
function asked(args: readonly string[]): Asked | null {
  try {
    const options = { anchor: { type: 'string', multiple: true }, key: { type: 'string', multiple: true } } as const;
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path, ...more] = positionals;
    const anchors = (values.anchor ?? []).map((anchor) => anchor.toLowerCase());
    if (path === undefined || more.length > 0 || !anchors.every((anchor) => HASH.test(anchor))) return null;
    return { path, anchors, ...(values.key && { keyIds: values.key }) };
  } catch {
    return null;
  }
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

function tell(report: ArchiveReport): void {
  const { manifest, entries, documents, archived, closures, files, head, keyIds, faults } = report;
  const { name, issuer, from, to, madeAt, software } = manifest;
  console.log(
    `${name} (${issuer}), documents of ${from} to ${to}, archived ${madeAt} by ${software.product} ${software.version}`,
  );
  console.log(`${counted(archived, 'document')} of these days in ${counted(files, 'file')}`);
  console.log(
    `the whole journal: ${counted(entries, 'entry', 'entries')}, ${counted(documents, 'document')}, ${counted(closures, 'closure')}`,
  );
  console.log(`last hash ${head}\nsigned with ${keyIds.join(', ') || 'no key'}`);
  for (const { code, seq, detail } of faults) {
    console.log(`FAULT ${code}${seq === null ? '' : `, entry ${seq}`}: ${detail}`);
  }
  console.log(
    faults.length === 0 ? 'The archive is as it was written.' : `The archive has ${counted(faults.length, 'fault')}.`,
  );
}

async function verify({ path, anchors, keyIds }: Asked): Promise<number> {
  const zip = await ZipFile.open(path);
  try {
    const report = await checkArchive(zip, { anchors, ...(keyIds && { keyIds }) });
    tell(report);
    if (anchors.length === 0) console.log('No --anchor was given: an end that was cut off could not be seen.');
    if (!keyIds) {
      console.log(
        'No --key was given: the keys are those that the archive itself announces. Compare them with the one that the seller shows.',
      );
    }
    return report.faults.length === 0 ? 0 : 1;
  } finally {
    await zip.close();
  }
}

const order = asked(process.argv.slice(2));
if (order === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await verify(order);
  } catch (error) {
    // What the file is not, or what the system says of it; anything else is a bug and keeps its stack.
    const known = error instanceof ArchiveError || (error as { code?: string }).code !== undefined;
    console.error(known ? (error as Error).message : error);
    process.exitCode = 2;
  }
}
