import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  DAY,
  type MemberId,
  type PersonId,
  type ProblemCode,
  type SiteId,
  conflict,
  csvLine,
  notFound,
  toIso,
} from '#libs/domain';
import { Clock, Db, Jobs, type Scope, type Tx, jobScope, publicScope } from '#libs/platform';
import { cellsOf } from './import.csv.js';
import {
  type ImportColumn,
  type Judgement,
  type Outcome,
  columnsOf,
  givenMember,
  judge,
  type GivenMember,
} from './import.rules.js';
import {
  type Import,
  type ReportLine,
  bytesOfImport,
  closeCheck,
  closeRun,
  countsOf,
  deleteImportsBefore,
  everySite,
  importById,
  insertImport,
  knownByEmail,
  lastImports,
  lockByEmail,
  lockImport,
  membersAfter,
  putLines,
  refuseImport,
  reportLines,
  setDone,
  setRead,
  startRun,
  updateMembers,
} from './import.store.js';
import { insertMembers } from '../members/members.store.js';
import { type RawRecord, decodeText, delimiterOf, recordsOf } from './import.text.js';

const JOB = 'members.import';
const LINES_AT_MOST = 100_000;
/** Lines of a transaction: short enough that no booking of a member waits noticeably for it. */
const BATCH = 500;
const LINES_SHOWN = 50;
const KEPT_DAYS = 7;
const EXPORT_BATCH = 1000;
/** Columns of the export, by the headers that the import knows. */
const EXPORTED = ['E-mail', 'Nom complet', 'Entreprise', 'Adresse', 'Code postal', 'Commune', 'Pays', 'SIREN', 'TVA'];

export interface ImportReport extends Import {
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly lines: readonly ReportLine[];
  readonly page: number;
  readonly pages: number;
}

/** A file that has been read: its columns, and its lines from the second on. */
interface Reading {
  readonly columns: readonly ImportColumn[];
  readonly records: Generator<RawRecord>;
  readonly delimiter: string;
}

/** A line with what it says, or why it says nothing. */
type Read = Pick<ReportLine, 'line' | 'email' | 'reason' | 'sameAs'> & { readonly given: GivenMember | null };

/**
 * Members from a file, in the worker: first every line is judged and nothing changed, then, on the word of a manager,
 * batch by batch. One transaction for all would keep the rows of thousands of members locked for as long as it takes,
 * and begin anew after a crash; a batch is whole or not there, and its last line is kept with it, so that a job that was
 * killed goes on where it was.
 */
@Injectable()
export class ImportService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const handler = ({ siteId, importId }: Record<string, unknown>) => this.work(siteId as SiteId, importId as string);
    this.jobs.on(JOB, handler, { retries: 5, timeoutSeconds: 900 });
    this.jobs.every('23 3 * * *', 'members.import.forget', () => this.forget());
  }

  /** Takes a file, to be judged soon. The same id again is the same import. */
  async send(scope: Scope, siteId: SiteId, id: string, bytes: Buffer): Promise<ImportReport> {
    await this.db.run(scope, async (tx) => {
      const made = await insertImport(tx, siteId, id, bytes);
      if (made.length > 0) await this.jobs.enqueue(tx, JOB, { siteId, importId: id });
    });
    return this.report(scope, siteId, id, null, 1);
  }

  /** The last ones, the newest first. */
  list(scope: Scope, siteId: SiteId): Promise<Import[]> {
    return this.db.run(scope, (tx) => lastImports(tx, siteId, 10));
  }

  report(scope: Scope, siteId: SiteId, id: string, outcome: Outcome | null, page: number): Promise<ImportReport> {
    return this.db.run(scope, async (tx) => {
      const known = await importById(tx, siteId, id);
      if (!known) throw notFound();
      const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
      for (const { outcome: each, count } of await countsOf(tx, siteId, id)) counts[each] = count;
      const total = outcome === null ? Object.values(counts).reduce((a, b) => a + b, 0) : counts[outcome];
      const at = { limit: LINES_SHOWN, offset: (page - 1) * LINES_SHOWN };
      const lines = await reportLines(tx, siteId, id, outcome, at);
      return { ...known, counts, lines, page, pages: Math.max(1, Math.ceil(total / LINES_SHOWN)) };
    });
  }

  /** Writes what was foreseen, soon. Throws `import_not_ready` before every line is judged. */
  async run(scope: Scope, siteId: SiteId, id: string): Promise<ImportReport> {
    await this.db.run(scope, async (tx) => {
      const known = await lockImport(tx, siteId, id);
      if (!known) throw notFound();
      if (known.state === 'running' || known.state === 'done') return;
      if (known.state !== 'checked') throw conflict('import_not_ready');
      await startRun(tx, siteId, id);
      await this.jobs.enqueue(tx, JOB, { siteId, importId: id });
    });
    return this.report(scope, siteId, id, null, 1);
  }

  /** Every member of the site as a file for spreadsheets, which the import takes back. Never one long transaction. */
  async *export(scope: Scope, siteId: SiteId): AsyncGenerator<string> {
    yield `\uFEFF${csvLine(EXPORTED)}`;
    let after = '00000000-0000-0000-0000-000000000000' as MemberId;
    for (;;) {
      const members = await this.db.run(scope, (tx) => membersAfter(tx, siteId, after, EXPORT_BATCH));
      if (members.length === 0) return;
      yield members
        .map(({ email, name, companyName, street, postcode, commune, country, registration, vatNumber }) =>
          csvLine(
            [email, name, companyName, street, postcode, commune, country, registration, vatNumber].map(
              (cell) => cell ?? '',
            ),
          ),
        )
        .join('');
      after = members.at(-1)!.id;
    }
  }

  private async work(siteId: SiteId, id: string): Promise<void> {
    const scope = jobScope(JOB, siteId);
    const { known, bytes } = await this.db.run(scope, async (tx) => ({
      known: await importById(tx, siteId, id),
      bytes: await bytesOfImport(tx, siteId, id),
    }));
    if (!known || !bytes || (known.state !== 'checking' && known.state !== 'running')) return;
    const reading = await this.read(scope, siteId, id, bytes);
    if (!reading) return;
    const seen = new Map<string, number>();
    let line = 1;
    for (let batch = next(reading); batch.length > 0; batch = next(reading)) {
      const read = readLines(batch, reading, seen);
      line = read.at(-1)!.line;
      if (line > LINES_AT_MOST + 1) return this.refuse(scope, siteId, id, 'import_too_long');
      if (line <= known.doneLine) continue;
      const mine = read.filter((one) => one.line > known.doneLine);
      const goesOn = await this.db.run(scope, (tx) => this.batch(tx, siteId, id, known.state, mine));
      if (!goesOn) return;
    }
    await this.db.run(scope, async (tx) => {
      const now = await lockImport(tx, siteId, id);
      if (now?.state !== known.state) return;
      await (known.state === 'running' ? closeRun(tx, siteId, id) : closeCheck(tx, siteId, id, line));
    });
  }

  /** Null: the file is refused as a whole. */
  private async read(scope: Scope, siteId: SiteId, id: string, bytes: Buffer): Promise<Reading | null> {
    const decoded = decodeText(bytes);
    const refuse = async (because: ProblemCode) => {
      await this.refuse(scope, siteId, id, because);
      return null;
    };
    if (!decoded) return refuse('import_unreadable');
    const delimiter = delimiterOf(decoded.text);
    const records = recordsOf(decoded.text, delimiter);
    const first = records.next();
    const [headers] = first.done ? [null] : cellsOf([first.value], delimiter);
    if (!headers) return refuse('import_unreadable');
    const columns = columnsOf(headers.slice(0, 100).map((header) => header.slice(0, 100)));
    if (!columns.some(({ field }) => field === 'email')) return refuse('import_without_email');
    await this.db.run(scope, (tx) => setRead(tx, siteId, id, { encoding: decoded.encoding, columns }));
    return { columns, records, delimiter };
  }

  private refuse(scope: Scope, siteId: SiteId, id: string, because: ProblemCode): Promise<void> {
    return this.db.run(scope, async (tx) => void (await refuseImport(tx, siteId, id, because)));
  }

  /** False when somebody else is at it, or was: whoever has the row and finds it as it was goes on. */
  private async batch(
    tx: Tx,
    siteId: SiteId,
    id: string,
    state: Import['state'],
    read: readonly Read[],
  ): Promise<boolean> {
    const now = await lockImport(tx, siteId, id);
    if (now?.state !== state || now.doneLine >= read[0]!.line) return false;
    const emails = read.flatMap(({ given }) => given?.email ?? []);
    const known = await (state === 'running' ? lockByEmail : knownByEmail)(tx, siteId, emails);
    const byEmail = new Map(known.map((member) => [member.email, member]));
    const judged = read.map((one): [Read, Judgement | null] => [
      one,
      one.given && judge(one.given, byEmail.get(one.given.email) ?? null),
    ]);
    if (state === 'running')
      await this.write(
        tx,
        siteId,
        judged.flatMap(([, judgement]) => judgement ?? []),
      );
    const lines = judged.map(([{ line, email, reason, sameAs }, judgement]): ReportLine => {
      if (!judgement) return { line, email, outcome: 'refused', reason, sameAs };
      const refused = judgement.outcome === 'refused' ? judgement.reason : null;
      return { line, email, outcome: judgement.outcome, reason: refused, sameAs: null };
    });
    await putLines(tx, siteId, id, lines);
    await setDone(tx, siteId, id, read.at(-1)!.line);
    return true;
  }

  private async write(tx: Tx, siteId: SiteId, judgements: readonly Judgement[]): Promise<void> {
    const created = judgements.flatMap((one) => (one.outcome === 'created' ? one.member : []));
    const updated = judgements.flatMap((one) => (one.outcome === 'updated' ? one.member : []));
    const withIds = created.map((member) => ({
      ...member,
      ...{ id: uuidv7() as MemberId, personId: uuidv7() as PersonId },
    }));
    if (withIds.length > 0) await insertMembers(tx, siteId, withIds);
    if (updated.length > 0) await updateMembers(tx, siteId, updated);
  }

  /** Files and reports name people: none is kept longer than it takes to look at it. */
  private async forget(): Promise<void> {
    const before = toIso(this.clock.now() - KEPT_DAYS * DAY);
    for (const { siteId } of await this.db.run(publicScope, (tx) => everySite(tx))) {
      await this.db.run(jobScope('members.import.forget', siteId), (tx) => deleteImportsBefore(tx, siteId, before));
    }
  }
}

function next({ records }: Reading): RawRecord[] {
  const batch: RawRecord[] = [];
  while (batch.length < BATCH) {
    const { value, done } = records.next();
    if (done) break;
    batch.push(value);
  }
  return batch;
}

/** `seen`: the addresses of the lines before, each with its first line. */
function readLines(batch: readonly RawRecord[], { columns, delimiter }: Reading, seen: Map<string, number>): Read[] {
  const rows = cellsOf(batch, delimiter);
  return batch.map(({ line }, i): Read => {
    const cells = rows[i];
    if (!cells) return { line, email: null, given: null, reason: 'broken', sameAs: null };
    const given = givenMember(cells, columns);
    if ('reason' in given) return { line, email: given.email, given: null, reason: given.reason, sameAs: null };
    const sameAs = seen.get(given.email);
    if (sameAs !== undefined) return { line, email: given.email, given: null, reason: 'email_twice', sameAs };
    seen.set(given.email, line);
    return { line, email: given.email, given, reason: null, sameAs: null };
  });
}
