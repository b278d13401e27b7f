import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Interval, MINUTE, type SiteId, isUuid } from '#libs/domain';
import { Config, Db, Jobs, Outbound, OutboundError, type Tx, jobScope } from '#libs/platform';
import { IcsReader } from '../ics/ics.reader.js';
import { lockPlaces } from '../moves.store.js';
import type { CalendarState } from './external.entities.js';
import { mayStayAsItIs, nextTry, windowOf } from './external.rules.js';
import {
  type Turn,
  type Validators,
  dueCalendars,
  lockTurn,
  noteFailure,
  noteRead,
  noteUnchanged,
  replaceBlocks,
  takeTurn,
} from './external.store.js';

export const REFRESH = 'external_calendar.refresh';
/** Longer than asking and reading can take together. */
const LEASE = 2 * MINUTE;
const AT_ONCE = 500;

type Outcome =
  | { readonly kind: 'failed'; readonly state: CalendarState }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'read'; readonly busy: readonly Interval[]; readonly known: Validators };

const failed = (state: CalendarState): Outcome => ({ kind: 'failed', state });
const NOTHING_KNOWN: Validators = { etag: null, lastModified: null };

/**
 * Reads calendars of others, in the worker alone and through `Outbound`, and blocks what they take: of what they say only
 * times are kept. A try that fails leaves all as it was. The address is a secret.
 */
@Injectable()
export class ExternalRefresh implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly outbound: Outbound,
    private readonly reader: IcsReader,
  ) {}

  onModuleInit(): void {
    this.jobs.every('* * * * *', 'external_calendars.due', () => this.askForDue());
    this.jobs.on(REFRESH, async ({ siteId, id }) => {
      if (isUuid(siteId) && isUuid(id)) await this.refresh(siteId as SiteId, id);
    });
  }

  /** A job for each calendar whose turn it is; one that waits already is not asked for twice. */
  async askForDue(): Promise<void> {
    await this.db.run(jobScope('external_calendars', null), async (tx) => {
      for (const { siteId, id } of await dueCalendars(tx, AT_ONCE)) {
        await this.jobs.enqueue(tx, REFRESH, { siteId, id }, id);
      }
    });
  }

  /** Three steps, because nothing of the database may wait for a stranger: take the turn, ask and read, keep. */
  async refresh(siteId: SiteId, id: string): Promise<void> {
    const scope = jobScope('external_calendars', siteId);
    const taken = await this.db.run(scope, async (tx) => {
      const turn = await takeTurn(tx, siteId, id, tx.now + LEASE);
      return turn && { turn, now: tx.now };
    });
    if (!taken) return;
    const outcome = await this.outcomeOf(taken.turn, taken.now);
    await this.db.run(scope, (tx) => this.keep(tx, siteId, taken.turn, outcome));
  }

  private async outcomeOf(turn: Turn, now: number): Promise<Outcome> {
    const known = mayStayAsItIs(turn.workedOutAt?.getTime() ?? null, now) ? turn : NOTHING_KNOWN;
    try {
      const answer = await this.outbound.get(new URL(turn.url), known);
      if (answer.kind === 'unchanged') return answer;
      const read = await this.reader.read(answer.body, {
        window: windowOf(now, turn.horizonDays),
        timeZone: turn.timeZone,
        ownHost: new URL(this.config.publicUrl).host,
      });
      return 'fault' in read ? failed(read.fault) : { kind: 'read', busy: read.busy, known: shortOf(answer) };
    } catch (error) {
      if (error instanceof OutboundError) return failed(stateOf(error));
      throw error;
    }
  }

  /**
   * Behind the lock on which bookings of the place queue: one that comes later meets the blocks, one that came before
   * keeps its place and is shown as a conflict.
   */
  private async keep(tx: Tx, siteId: SiteId, turn: Turn, outcome: Outcome): Promise<void> {
    if (!(await lockTurn(tx, siteId, turn))) return;
    if (outcome.kind === 'failed') {
      await noteFailure(tx, siteId, turn, outcome.state, nextTry(tx.now, turn.failures + 1, Math.random()));
      return;
    }
    const next = nextTry(tx.now, 0, Math.random());
    if (outcome.kind === 'unchanged') {
      await noteUnchanged(tx, siteId, turn, next);
      return;
    }
    await lockPlaces(tx, siteId, [turn.resourceId]);
    await replaceBlocks(tx, siteId, turn, outcome.busy);
    await noteRead(tx, siteId, turn, outcome.known, next);
  }
}

/** What a server says of its text is given back to it; one that says a novel is not listened to. */
function shortOf({ etag, lastModified }: Validators): Validators {
  const short = (text: string | null, most: number) => (text !== null && text.length <= most ? text : null);
  return { etag: short(etag, 500), lastModified: short(lastModified, 100) };
}

function stateOf({ failure, status }: OutboundError): CalendarState {
  if (failure !== 'status') return failure;
  if (status === 401 || status === 403) return 'access_refused';
  return status === 404 || status === 410 ? 'gone' : 'answered_badly';
}
