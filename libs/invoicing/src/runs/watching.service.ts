import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Observable } from 'rxjs';
import { DomainError, type PersonId, type SiteId } from '#libs/domain';
import { type Scope, jobScope } from '#libs/platform';
import { type RunProgress, RunsService } from './runs.service.js';

/** Windows of one person that watch at once, at one process. */
const AT_MOST = 4;
const LOOK_MS = 700;
/** Looks in silence before a sign of life: proxies hang up on who says nothing for half a minute. */
const LOOKS_IN_SILENCE = 20;
/** Then the browser connects again, and is asked again who it is and what it may. */
const LOOKS_AT_MOST = 400;
const RETRY_MS = 2000;

/** A run while it moves, as events: each says all there is, so that whoever has missed some has missed nothing. */
@Injectable()
export class WatchingService implements OnModuleDestroy {
  private readonly watchers = new Map<PersonId, number>();
  private readonly closing = new AbortController();

  constructor(private readonly runs: RunsService) {}

  /** Before the process ends: nobody keeps it waiting. */
  onModuleDestroy(): void {
    this.closing.abort();
  }

  /**
   * Ends with the run. `lastSeen`: the id of the last event that the browser has got. Throws `too_many_watchers`, and
   * whatever `RunsService.progress` throws.
   */
  async watch(scope: Scope, siteId: SiteId, id: string, lastSeen: string | null, toData: (run: RunProgress) => object) {
    const first = await this.runs.progress(scope, siteId, id);
    const person = scope.personId!;
    if ((this.watchers.get(person) ?? 0) >= AT_MOST) {
      throw new DomainError('throttled', 'too_many_watchers', { retryAfterSeconds: 30 });
    }
    return new Observable<MessageEvent>((browser) => {
      const gone = new AbortController();
      const signal = AbortSignal.any([gone.signal, this.closing.signal]);
      this.count(person, 1);
      const follow = async () => {
        let [seen, silent] = [lastSeen, 0];
        for (let look = 0, run = first; look < LOOKS_AT_MOST; look++) {
          const now = idOf(run);
          if (now === seen) silent++;
          else browser.next({ id: now, data: toData(run), retry: RETRY_MS });
          if (silent >= LOOKS_IN_SILENCE) browser.next({ comment: '' });
          if (now !== seen || silent >= LOOKS_IN_SILENCE) silent = 0;
          seen = now;
          if (run.state !== 'running') return;
          await sleep(LOOK_MS, undefined, { signal });
          run = await this.runs.progress(jobScope('billing.watch', siteId), siteId, id);
        }
      };
      follow().then(
        () => browser.complete(),
        (error: unknown) => (signal.aborted ? browser.complete() : browser.error(error)),
      );
      return () => {
        gone.abort();
        this.count(person, -1);
      };
    });
  }

  private count(person: PersonId, change: 1 | -1): void {
    const now = (this.watchers.get(person) ?? 0) + change;
    if (now === 0) this.watchers.delete(person);
    else this.watchers.set(person, now);
  }
}

/** The same for what looks the same: a run moves by debtors and by what is said of it. */
const idOf = ({ state, debtors }: RunProgress): string =>
  `${state}-${debtors.issued}-${debtors.skipped}-${debtors.refused}`;
