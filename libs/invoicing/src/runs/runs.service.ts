import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import {
  DomainError,
  type InvoiceId,
  type Month,
  type SiteId,
  conflict,
  invalid,
  isUuid,
  notFound,
} from '#libs/domain';
import { Clock, Db, Jobs, type Scope, type Tx, jobScope } from '#libs/platform';
import { debtorOf, payerId } from '../charges/debtor.js';
import { Buyers, calledAs } from '../invoices/buyers.js';
import { InvoicesService, type Outcome } from '../invoices/invoices.service.js';
import { DocumentMails } from '../mails/mails.service.js';
import { type MailTallies, mailTalliesOf } from '../mails/mails.store.js';
import { type DayBound, PreviewService } from './preview.service.js';
import type { ItemState } from './runs.rules.js';
import * as store from './runs.store.js';

const JOB = 'billing.run';
/** A job of the queue ends soon and hands over: of a worker that was killed, the next one need not wait for long. */
const DEBTORS_PER_JOB = 200;
/**
 * Debtors of one transaction. It saves most of what the database is asked for each; it holds the numbers of the site for
 * some hundredths of a second, in which somebody who issues by hand waits.
 */
export const TOGETHER = 20;
const LAST_SHOWN = 12;
const REFUSED_SHOWN = 500;
const UNADDRESSED_SHOWN = 500;

export interface RunOrder {
  /** Chosen by the client: the same order again is the same run. */
  readonly id: string;
  readonly month: Month;
  /** Members and companies that get nothing this time. */
  readonly leaveOut: readonly string[];
  /** More documents than usual on one day are what is wanted. */
  readonly confirmed: boolean;
}

interface RunAtWork {
  readonly scope: Scope;
  readonly siteId: SiteId;
  readonly id: string;
  /** How many more documents the day may have, unless somebody has confirmed that it may have any. */
  readonly room: (tx: Tx) => Promise<number>;
}

export interface RunTotals {
  readonly debtors: Readonly<Record<ItemState, number>>;
  /** Tax included; of who has no invoice, as foreseen. */
  readonly cents: Readonly<Record<ItemState, number>>;
}
export type TotalledRun = store.Run & RunTotals;

export type NamedItem = store.EndedItem & { readonly name: string };

export interface RunProgress extends TotalledRun {
  /** The last ones first. */
  readonly last: readonly NamedItem[];
  readonly refused: readonly NamedItem[];
  /** Whose invoice has no postal address of theirs; known once nothing is being issued. */
  readonly unaddressed: readonly NamedItem[];
  /** How many of its documents are where on their way by mail. */
  readonly mails: MailTallies;
}

/**
 * Everybody of a month, in the worker: short transactions of a few debtors each, so that nobody waits for the whole, and
 * whoever is killed leaves debtors with an invoice and debtors without, and nothing in between. The invoice's id follows
 * from the run and the debtor, and the charges are taken once, whatever runs at once.
 */
@Injectable()
export class RunsService implements OnModuleInit {
  private readonly log = new Logger('billing');

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly buyers: Buyers,
    private readonly previews: PreviewService,
    private readonly invoices: InvoicesService,
    private readonly mails: DocumentMails,
  ) {}

  onModuleInit(): void {
    const handler = async ({ siteId, runId }: Record<string, unknown>) => {
      if (!isUuid(siteId) || !isUuid(runId)) throw new TypeError(`${JOB} without ids`);
      await this.work(siteId as SiteId, runId);
    };
    this.jobs.on(JOB, handler, { retries: 10, timeoutSeconds: 60 });
  }

  /**
   * Everybody who owes something up to the end of the month, but for those left out. Throws `legal_profile_incomplete`,
   * `month_not_begun`, `nothing_to_invoice`, and `billing_bound` when the day would have more documents than usual and that
   * is not confirmed.
   */
  async start(scope: Scope, siteId: SiteId, { id, month, leaveOut, confirmed }: RunOrder): Promise<RunProgress> {
    await this.db.run(scope, async (tx) => {
      if (await this.isKnown(tx, siteId, id, month)) return;
      const { gaps, debtors, bound, currency } = await this.previews.within(tx, siteId, month);
      if (gaps.length > 0) throw invalid('legal_profile_incomplete', { errors: gaps });
      const out = new Set(leaveOut);
      const items = debtors.map(({ memberId, companyId, sums }) => ({
        ...debtorOf({ memberId, companyId }),
        plannedCents: sums.grossCents,
        isLeftOut: out.has(payerId({ memberId, companyId })),
      }));
      const wanted = items.filter(({ isLeftOut }) => !isLeftOut).length;
      if (wanted === 0) throw conflict('nothing_to_invoice');
      if (!confirmed) assertWithin(bound, wanted);
      if (!(await store.insertRun(tx, siteId, { id, month, currency, confirmed }))) {
        // The same order was carried out while this one looked.
        await this.isKnown(tx, siteId, id, month);
        return;
      }
      await store.insertItems(tx, siteId, id, items);
      await this.enqueue(tx, siteId, id);
    });
    return this.progress(scope, siteId, id);
  }

  /** Takes up what was stopped, or stands still. What has ended stays as it is. */
  async resume(scope: Scope, siteId: SiteId, id: string, confirmed: boolean): Promise<RunProgress> {
    await this.db.run(scope, async (tx) => {
      const run = await store.lockRun(tx, siteId, id);
      if (!run) throw notFound();
      if (run.state === 'done') return;
      const tallies = (await store.talliesOf(tx, siteId, [id])).get(id) ?? [];
      const pending = tallies.find(({ state }) => state === 'pending')?.debtors ?? 0;
      if (!confirmed && !run.confirmed) assertWithin(await this.previews.bound(tx, siteId), pending);
      await store.goOn(tx, siteId, id, confirmed);
      await this.enqueue(tx, siteId, id);
    });
    return this.progress(scope, siteId, id);
  }

  /** The invoice that is being made is still made. */
  async stop(scope: Scope, siteId: SiteId, id: string): Promise<RunProgress> {
    await this.db.run(scope, (tx) => store.stopRun(tx, siteId, id, 'person'));
    return this.progress(scope, siteId, id);
  }

  /** Sends what it has issued and nobody has sent yet: once to each, however often it is asked for. */
  async send(scope: Scope, siteId: SiteId, id: string): Promise<RunProgress> {
    await this.mails.orderAll(scope, siteId, { runId: id });
    return this.progress(scope, siteId, id);
  }

  /** The last 20 of a month, the newest first. */
  list(scope: Scope, siteId: SiteId, month: Month): Promise<TotalledRun[]> {
    return this.db.run(scope, async (tx) => {
      const runs = await store.runsOfMonth(tx, siteId, month);
      const ids = runs.map(({ id }) => id);
      const tallies = await store.talliesOf(tx, siteId, ids);
      return runs.map((run) => ({ ...run, ...totalsOf(tallies.get(run.id) ?? []) }));
    });
  }

  progress(scope: Scope, siteId: SiteId, id: string): Promise<RunProgress> {
    return this.db.run(scope, async (tx) => {
      const run = await store.runById(tx, siteId, id);
      if (!run) throw notFound();
      const tallies = (await store.talliesOf(tx, siteId, [id])).get(id) ?? [];
      const last = await store.endedItems(tx, siteId, id, null, LAST_SHOWN);
      const refused = await store.endedItems(tx, siteId, id, 'refused', REFUSED_SHOWN);
      // Reads every document: not at each look at a run that moves.
      const unaddressed =
        run.state === 'running' ? [] : await store.endedItems(tx, siteId, id, 'no_address', UNADDRESSED_SHOWN);
      const names = await this.namesOf(tx, siteId, [...last, ...refused, ...unaddressed]);
      const named = (items: readonly store.EndedItem[]) =>
        items.map((item) => ({ ...item, name: names.get(item.debtorId) ?? '' }));
      const mails = await mailTalliesOf(tx, siteId, id);
      const items = { last: named(last), refused: named(refused), unaddressed: named(unaddressed) };
      return { ...run, ...totalsOf(tallies), ...items, mails };
    });
  }

  /** What the queue asks for: some debtors, then the queue again. */
  async work(siteId: SiteId, id: string): Promise<void> {
    const scope = jobScope(JOB, siteId);
    const { limit, timeZone } = await this.db.run(scope, (tx) => this.previews.bound(tx, siteId));
    const run = {
      ...{ scope, siteId, id },
      room: async (tx: Tx) => limit - (await store.issuedOn(tx, siteId, this.clock.today(timeZone))),
    };
    for (let count = 0; count < DEBTORS_PER_JOB; count += TOGETHER) {
      if (!(await this.next(run, TOGETHER))) return;
    }
    await this.db.run(scope, (tx) => this.enqueue(tx, siteId, id));
  }

  /** Some debtors in one transaction; false when there is none left, also in the hands of others, or the run stands still. */
  private async next(run: RunAtWork, most: number): Promise<boolean> {
    const { scope, siteId, id } = run;
    let hand: readonly store.ClaimedItem[] = [];
    try {
      return await this.db.run(scope, async (tx) => {
        [hand] = await Promise.all([store.claimItems(tx, siteId, id, most), store.readByKey(tx)]);
        if (hand.length === 0) {
          await store.endRun(tx, siteId, id);
          return store.awaitOthers(tx, siteId, id);
        }
        const room = hand[0]!.confirmed ? most : await run.room(tx);
        if (room <= 0) {
          await store.stopRun(tx, siteId, id, 'bound');
          return false;
        }
        await store.endItems(tx, siteId, id, await this.issue(tx, siteId, id, hand.slice(0, room)));
        return true;
      });
    } catch (error) {
      // Also where one of them is only kept waiting, by somebody who has their charges in hand.
      if (hand.length > 1) return this.oneByOne(run, hand.length);
      // The database is busy or away, or no debtor is to blame: the queue tries again.
      if (hand.length === 0 || isUnavailable(error)) throw error;
      const [{ debtorId }] = hand as [store.ClaimedItem];
      this.log.error(`${debtorId} in run ${id} of ${siteId}: ${String(error)}`);
      const ending = { debtorId, state: 'refused', reason: 'internal', invoiceId: null } as const;
      await this.db.run(scope, (tx) => store.endItems(tx, siteId, id, [ending]));
      return true;
    }
  }

  /** Somebody among these cannot be invoiced, and it is not known who: whoever it is not must not suffer from it. */
  private async oneByOne(run: RunAtWork, count: number): Promise<boolean> {
    for (let i = 0; i < count; i++) if (!(await this.next(run, 1))) return false;
    return true;
  }

  private async issue(
    tx: Tx,
    siteId: SiteId,
    runId: string,
    items: readonly store.ClaimedItem[],
  ): Promise<store.Ending[]> {
    const orders = items.map(({ debtorId, memberId, companyId }) => ({
      ...debtorOf({ memberId, companyId }),
      id: uuidv5(debtorId, runId) as InvoiceId,
    }));
    const issued = await tx.attempt(() => this.invoices.issueAll(tx, siteId, items[0]!.month, orders, { byRun: true }));
    if ('refusal' in issued && items.length > 1) throw issued.refusal;
    const outcomes = 'done' in issued ? issued.done : [issued];
    return outcomes.map((outcome, index) => ({ debtorId: items[index]!.debtorId, ...endingOf(outcome) }));
  }

  private async isKnown(tx: Tx, siteId: SiteId, id: string, month: Month): Promise<boolean> {
    const known = await store.runById(tx, siteId, id);
    if (known && known.month !== month) throw conflict('id_reused');
    return known !== null;
  }

  private enqueue(tx: Tx, siteId: SiteId, runId: string): Promise<void> {
    return this.jobs.enqueue(tx, JOB, { siteId, runId }, runId);
  }

  private async namesOf(tx: Tx, siteId: SiteId, items: readonly store.EndedItem[]): Promise<Map<string, string>> {
    const payers = await this.buyers.payers(tx, siteId, items.map(debtorOf));
    return new Map([...payers].map(([id, { buyer }]) => [id, calledAs(buyer)]));
  }
}

function endingOf(outcome: Outcome): Omit<store.Ending, 'debtorId'> {
  if ('id' in outcome) return { state: 'issued', reason: null, invoiceId: outcome.id };
  const { code: reason } = outcome.refusal;
  return { state: reason === 'nothing_to_invoice' ? 'skipped' : 'refused', reason, invoiceId: null };
}

const isUnavailable = (error: unknown): boolean => error instanceof DomainError && error.kind === 'unavailable';

function assertWithin({ issuedToday, limit }: DayBound, wanted: number): void {
  if (issuedToday + wanted <= limit) return;
  const detail = `${wanted} more documents today, after ${issuedToday}, are more than the ${limit} that are usual: confirm`;
  throw conflict('billing_bound', { detail, wanted, issuedToday, limit });
}

function totalsOf(tallies: readonly store.Tally[]): RunTotals {
  const debtors = { pending: 0, issued: 0, skipped: 0, refused: 0 };
  const cents = { ...debtors };
  for (const tally of tallies) {
    debtors[tally.state] = tally.debtors;
    cents[tally.state] = tally.cents;
  }
  return { debtors, cents };
}
