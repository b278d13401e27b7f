import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { PgBoss as Boss } from 'pg-boss';
import { Config } from '../config.js';
import { Db } from '../db/db.js';
import { jobScope } from '../db/scope.js';
import { Jobs, type Subscription } from './jobs.js';
import { claimEvents, forgetDone, markDone } from './jobs.store.js';

const BATCH = 100;
const LEASE_SECONDS = 30;
const PAUSE_MS = 200;
const KEEP_DAYS = 7;
const DEAD_LETTERS = 'dead.letters';

/** Runs in the worker: relays the outbox to the queue, and the queue to the handlers. */
@Injectable()
export class JobRunner implements OnModuleDestroy {
  private readonly log = new Logger('jobs');
  private boss: Boss | null = null;
  private relaying: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  async start(): Promise<void> {
    this.jobs.every('17 3 * * *', 'outbox.tidied', async () => {
      await this.db.run(jobScope('tidy', null), (tx) => forgetDone(tx, KEEP_DAYS));
    });
    // Only here: who needs no queue does not load it, and the API is up sooner.
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({
      connectionString: this.config.databaseUrl,
      ...(this.config.takeAppRole && { options: '-c role=maille_app' }),
      max: 4,
      migrate: false,
      createSchema: false,
      reindex: false, // the application owns no index; `maille migrate` runs as the one who does
    });
    boss.on('error', (error) => this.log.error(`queue: ${error.message}`));
    await boss.start();
    this.boss = boss;
    await boss.createQueue(DEAD_LETTERS);
    for (const subscription of this.jobs.subscriptions) await this.subscribe(boss, subscription);
    for (const { topic, cron } of this.jobs.schedules) await boss.schedule(topic, cron, {}, { tz: 'UTC' });
    this.relaying = this.relay(boss);
  }

  private async subscribe(boss: Boss, subscription: Subscription): Promise<void> {
    const { topic, handler, retries = 5, timeoutSeconds = 60 } = subscription;
    await boss.createQueue(topic, {
      // "short": one waiting job per singleton key
      policy: 'short',
      retryLimit: retries,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: timeoutSeconds,
      deleteAfterSeconds: KEEP_DAYS * 86_400,
      deadLetter: DEAD_LETTERS,
    });
    const worker: string = await boss.work<Record<string, unknown>>(
      topic,
      { pollingIntervalSeconds: 0.5 },
      async ([job]) => {
        if (!job) return;
        // Where there was one there may be more: without this the queue hands out one job every half second.
        boss.notifyWorker(worker);
        try {
          await handler(job.data ?? {}, job.id);
        } catch (error) {
          this.log.error(`${topic} ${job.id} failed: ${error instanceof Error ? error.message : String(error)}`);
          throw error;
        }
      },
    );
  }

  /** Until stopped: outbox rows to the queue. The event's id is the job's, so that a repeat changes nothing. */
  private async relay(boss: Boss): Promise<void> {
    while (!this.stopping) {
      let moved = 0;
      try {
        moved = await this.relayOnce(boss);
      } catch (error) {
        this.log.error(`outbox: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (moved < BATCH) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  private async relayOnce(boss: Boss): Promise<number> {
    const scope = jobScope('relay', null);
    const events = await this.db.run(scope, (tx) => claimEvents(tx, BATCH, LEASE_SECONDS));
    for (const [topic, news] of Map.groupBy(events, (event) => event.topic)) {
      // Without a key each event is a job of its own, also under the "short" policy.
      const jobs = news.map(({ id, payload, singletonKey }) => ({
        id,
        data: payload,
        singletonKey: singletonKey ?? id,
      }));
      await boss.insert(topic, jobs);
    }
    if (events.length > 0)
      await this.db.run(scope, (tx) =>
        markDone(
          tx,
          events.map((event) => event.id),
        ),
      );
    return events.length;
  }

  /** Before the database closes: jobs under way may end. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.relaying;
    await this.boss?.stop({ graceful: true, timeout: 8_000 });
  }
}
