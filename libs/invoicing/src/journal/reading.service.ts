import { Injectable } from '@nestjs/common';
import {
  CLOSURES,
  ChainCheck,
  type ClosureKind,
  type ClosurePayload,
  type Fault,
  NO_PERPETUAL,
  type Part,
  type Perpetual,
  type Totals,
  perpetualAfter,
  sumOf,
} from '#libs/chain';
import type { Currency, SiteId } from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { type Head, closuresOf, entriesAfter, lastOf, openParts, readHead, yearsOf } from './journal.store.js';

/** Twenty milliseconds of signatures: whoever else asks the server meanwhile does not notice. */
const ENTRIES_AT_ONCE = 250;
/** Whoever changes one entry breaks all that follow: the first ones tell. */
const FAULTS_TOLD = 50;

export interface Closure {
  readonly seq: number;
  readonly closedAt: Date;
  readonly kind: ClosureKind;
  readonly hash: string;
  readonly closure: ClosurePayload;
}

/** A period with documents that is not over, or not closed yet. */
export interface RunningPeriod {
  readonly kind: ClosureKind;
  readonly period: string;
  readonly totals: Totals;
}

export interface JournalState {
  readonly year: string;
  /** The newest first; empty when nothing was ever issued. */
  readonly years: readonly string[];
  readonly currency: Currency;
  readonly head: Head | null;
  readonly perpetual: Perpetual;
  readonly running: readonly RunningPeriod[];
  /** Of the year, the newest first. */
  readonly closures: readonly Closure[];
}

export interface JournalCheck {
  readonly entries: number;
  readonly documents: number;
  readonly closures: number;
  readonly head: string | null;
  /** The first ones. */
  readonly faults: readonly Fault[];
}

/** What managers see of their journal. */
@Injectable()
export class JournalReading {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly profiles: LegalProfiles,
  ) {}

  /** The closures of a year; null: of the present one. */
  state(scope: Scope, siteId: SiteId, year: string | null): Promise<JournalState> {
    return this.db.run(scope, async (tx) => {
      const { timeZone, currency } = await this.profiles.terms(tx, siteId);
      const shown = year ?? this.clock.today(timeZone).slice(0, 4);
      const head = await readHead(tx, siteId);
      const running = head === null ? [] : await runningOf(tx, siteId, head);
      const last = await lastOf(tx, siteId, 'CLOSURE_DAY');
      const closed = last === null ? NO_PERPETUAL : (JSON.parse(last.payload) as ClosurePayload).perpetual;
      const today = running.find(({ kind }) => kind === 'CLOSURE_DAY');
      const rows = await closuresOf(tx, siteId, shown);
      return {
        ...{ year: shown, years: await yearsOf(tx, siteId), currency, head, running },
        perpetual: today ? perpetualAfter(closed, today.totals) : closed,
        closures: rows.map(({ seq, at, kind, hash, payload }) => ({
          ...{ seq, closedAt: at, kind, hash, closure: JSON.parse(payload) as ClosurePayload },
        })),
      };
    });
  }

  /** Reads the whole journal anew, as the check of an archive does. */
  async check(scope: Scope, siteId: SiteId): Promise<JournalCheck> {
    // Read first: entries that come meanwhile stand behind it, and it must stay among them.
    const end = await this.db.run(scope, (tx) => readHead(tx, siteId));
    const check = new ChainCheck({ anchors: end ? [end.hash] : [] });
    for (let after = 0; ;) {
      const entries = await this.db.run(scope, (tx) => entriesAfter(tx, siteId, after, ENTRIES_AT_ONCE));
      for (const entry of entries) check.add(entry);
      if (entries.length < ENTRIES_AT_ONCE) break;
      after = entries.at(-1)!.seq;
    }
    check.end();
    const { entries, documents, closures, last, faults } = check;
    const told = faults.slice(0, FAULTS_TOLD);
    return { entries, documents: documents.size, closures, head: last?.hash ?? null, faults: told };
  }
}

async function runningOf(tx: Tx, siteId: SiteId, head: Head): Promise<RunningPeriod[]> {
  const periods: Readonly<Record<ClosureKind, string | null>> = {
    CLOSURE_DAY: head.openDay,
    CLOSURE_MONTH: head.openMonth,
    CLOSURE_YEAR: head.openYear,
  };
  const running: RunningPeriod[] = [];
  /** What is not closed yet of the shorter periods. */
  let open: Part[] = [];
  for (const closing of CLOSURES) {
    const { kind } = closing;
    const period = periods[kind];
    if (period === null) continue;
    open = [...(await openParts(tx, siteId, closing)), ...open];
    running.push({ kind, period, totals: sumOf(open.map(({ totals }) => totals)) });
  }
  return running;
}
