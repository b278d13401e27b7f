import { type MemberId, type ProblemCode, type SiteId, toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { ImportState } from './import.entities.js';
import type { Encoding, ImportColumn, KnownMember, Outcome, Reason } from './import.rules.js';

export interface Import {
  readonly id: string;
  readonly state: ImportState;
  readonly refusedBecause: ProblemCode | null;
  readonly encoding: Encoding | null;
  readonly columns: readonly ImportColumn[] | null;
  /** Lines are counted as in the file, from 1. */
  readonly lastLine: number | null;
  readonly doneLine: number;
  readonly sentAt: Date;
}

export interface ReportLine {
  readonly line: number;
  readonly outcome: Outcome;
  readonly email: string | null;
  readonly reason: Reason | null;
  readonly sameAs: number | null;
}

/** Nothing happens for an id that exists. */
export const insertImport = (tx: Tx, siteId: SiteId, id: string, bytes: Buffer) => tx.sql<{ id: string }>`
  insert into member_imports (site_id, id, state, bytes, sent_at, sent_by)
  values (${siteId}, ${id}, 'checking', ${bytes}, ${toIso(tx.now)}, ${actingPerson(tx.scope)})
  on conflict (site_id, id) do nothing returning id`;

export async function importById(tx: Tx, siteId: SiteId, id: string): Promise<Import | null> {
  const [row] = await tx.sql<Import>`
    select id, state, refused_because as "refusedBecause", encoding, columns, last_line as "lastLine",
      done_line as "doneLine", sent_at as "sentAt"
    from member_imports where site_id = ${siteId} and id = ${id}`;
  return row ?? null;
}

/** The same, nobody else's until the transaction ends. */
export async function lockImport(tx: Tx, siteId: SiteId, id: string): Promise<Import | null> {
  const [row] = await tx.sql<Import>`
    select id, state, refused_because as "refusedBecause", encoding, columns, last_line as "lastLine",
      done_line as "doneLine", sent_at as "sentAt"
    from member_imports where site_id = ${siteId} and id = ${id} for update`;
  return row ?? null;
}

export async function bytesOfImport(tx: Tx, siteId: SiteId, id: string): Promise<Buffer | null> {
  const [row] = await tx.sql<{ bytes: Buffer | null }>`
    select bytes from member_imports where site_id = ${siteId} and id = ${id}`;
  return row?.bytes ?? null;
}

export const lastImports = (tx: Tx, siteId: SiteId, limit: number) => tx.sql<Import>`
  select id, state, refused_because as "refusedBecause", encoding, columns, last_line as "lastLine",
    done_line as "doneLine", sent_at as "sentAt"
  from member_imports where site_id = ${siteId} order by sent_at desc, id desc limit ${limit}`;

export const setRead = (
  tx: Tx,
  siteId: SiteId,
  id: string,
  { encoding, columns }: { readonly encoding: Encoding; readonly columns: readonly ImportColumn[] },
) => tx.sql`
  update member_imports set encoding = ${encoding}, columns = ${JSON.stringify(columns)}
  where site_id = ${siteId} and id = ${id}`;

export const refuseImport = (tx: Tx, siteId: SiteId, id: string, because: ProblemCode) => tx.sql`
  update member_imports set state = 'refused', refused_because = ${because}, bytes = null
  where site_id = ${siteId} and id = ${id} and state = 'checking'`;

export const setDone = (tx: Tx, siteId: SiteId, id: string, line: number) => tx.sql`
  update member_imports set done_line = ${line} where site_id = ${siteId} and id = ${id}`;

/** The last line is judged. */
export const closeCheck = (tx: Tx, siteId: SiteId, id: string, lastLine: number) => tx.sql`
  update member_imports set state = 'checked', last_line = ${lastLine} where site_id = ${siteId} and id = ${id}`;

export const startRun = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  update member_imports set state = 'running', done_line = 0 where site_id = ${siteId} and id = ${id}`;

/** Everything is written; the file is of no more use. */
export const closeRun = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  update member_imports set state = 'done', bytes = null where site_id = ${siteId} and id = ${id}`;

/**
 * One look-up for each address, said so that PostgreSQL cannot do otherwise: while a site grows by thousands its
 * statistics are old, and it would read all members of the site for each batch.
 */
export const knownByEmail = (tx: Tx, siteId: SiteId, emails: readonly string[]) => tx.sql<KnownMember>`
  select k.* from unnest(${emails}::text[]) as e (email) cross join lateral (
    select m.id, m.email, m.name, m.company_name as "companyName", m.street, m.postcode, m.commune, m.country,
      m.registration, m.vat_number as "vatNumber"
    from members m where m.site_id = ${siteId} and m.email = e.email offset 0) k`;

/** The same, to be changed: in the order of their addresses, so that two imports never wait in a ring. */
export const lockByEmail = (tx: Tx, siteId: SiteId, emails: readonly string[]) => tx.sql<KnownMember>`
  select k.* from unnest(${emails.toSorted()}::text[]) as e (email) cross join lateral (
    select m.id, m.email, m.name, m.company_name as "companyName", m.street, m.postcode, m.commune, m.country,
      m.registration, m.vat_number as "vatNumber"
    from members m where m.site_id = ${siteId} and m.email = e.email for no key update) k`;

export function updateMembers(tx: Tx, siteId: SiteId, rows: readonly KnownMember[]) {
  const column = <T>(of: (member: KnownMember) => T): T[] => rows.map(of);
  return tx.sql`
    update members m set name = u.name, company_name = u.company_name, street = u.street, postcode = u.postcode,
      commune = u.commune, country = u.country, registration = u.registration, vat_number = u.vat_number
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ name }) => name)}::text[],
        ${column(({ companyName }) => companyName)}::text[], ${column(({ street }) => street)}::text[],
        ${column(({ postcode }) => postcode)}::text[], ${column(({ commune }) => commune)}::text[],
        ${column(({ country }) => country)}::text[], ${column(({ registration }) => registration)}::text[],
        ${column(({ vatNumber }) => vatNumber)}::text[])
      as u (id, name, company_name, street, postcode, commune, country, registration, vat_number)
    where m.site_id = ${siteId} and m.id = u.id`;
}

/** What a run comes to stands in the place of what was foreseen. */
export function putLines(tx: Tx, siteId: SiteId, importId: string, lines: readonly ReportLine[]) {
  const column = <T>(of: (line: ReportLine) => T): T[] => lines.map(of);
  return tx.sql`
    insert into member_import_lines (site_id, import_id, line, outcome, email, reason, same_as)
    select ${siteId}, ${importId}, u.* from unnest(${column(({ line }) => line)}::int[],
      ${column(({ outcome }) => outcome)}::text[], ${column(({ email }) => email)}::text[],
      ${column(({ reason }) => reason)}::text[], ${column(({ sameAs }) => sameAs)}::int[]) as u
    on conflict (site_id, import_id, line) do update set outcome = excluded.outcome, email = excluded.email,
      reason = excluded.reason, same_as = excluded.same_as`;
}

export const countsOf = (tx: Tx, siteId: SiteId, importId: string) => tx.sql<{ outcome: Outcome; count: number }>`
  select outcome, count(*)::int as count from member_import_lines
  where site_id = ${siteId} and import_id = ${importId} group by outcome`;

/** In the order of the file. */
export const reportLines = (
  tx: Tx,
  siteId: SiteId,
  importId: string,
  outcome: Outcome | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) => tx.sql<ReportLine>`
  select line, outcome, email, reason, same_as as "sameAs" from member_import_lines
  where site_id = ${siteId} and import_id = ${importId} and (${outcome}::text is null or outcome = ${outcome})
  order by line limit ${limit} offset ${offset}`;

/** Their lines go with them. */
export const deleteImportsBefore = (tx: Tx, siteId: SiteId, before: string) => tx.sql`
  delete from member_imports where site_id = ${siteId} and sent_at < ${before}::timestamptz`;

/** Every site, published or not: for what is cleaned up everywhere. */
export const everySite = (tx: Tx) => tx.sql<{ siteId: SiteId }>`
  select site_id as "siteId" from shared_site_names order by site_id`;

export interface ExportedMember extends KnownMember {
  readonly joinedAt: Date;
}

/** The next members in the order of their ids, after `after`. */
export const membersAfter = (tx: Tx, siteId: SiteId, after: MemberId, limit: number) => tx.sql<ExportedMember>`
  select id, email, name, company_name as "companyName", street, postcode, commune, country, registration,
    vat_number as "vatNumber", joined_at as "joinedAt"
  from members where site_id = ${siteId} and id > ${after} order by id limit ${limit}`;
