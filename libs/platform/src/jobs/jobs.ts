import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../db/tx.js';
import { insertEvent } from './jobs.store.js';

/** Receives the payload that was enqueued. It may be called again after a failure: it must be idempotent. */
export type JobHandler = (payload: Record<string, unknown>, jobId: string) => Promise<void>;

export interface JobOptions {
  /** Tries after the first one; then the job rests in the dead-letter queue. */
  readonly retries?: number;
  /** Seconds before a try counts as lost. */
  readonly timeoutSeconds?: number;
}

export interface Subscription extends JobOptions {
  readonly topic: string;
  readonly handler: JobHandler;
}

export interface Schedule {
  readonly topic: string;
  readonly cron: string;
}

/**
 * The door to background work. News flows right as jobs: the library that knows the fact enqueues it in the same
 * transaction, the library that acts on it subscribes.
 */
@Injectable()
export class Jobs {
  readonly subscriptions: Subscription[] = [];
  readonly schedules: Schedule[] = [];

  /**
   * Becomes work when, and only when, the transaction commits. The payload holds ids, never names or secrets.
   * Events that share a `singletonKey` are one job while it waits.
   */
  async enqueue(tx: Tx, topic: string, payload: object, singletonKey: string | null = null): Promise<void> {
    await insertEvent(tx, { id: uuidv7(), topic, payload, singletonKey });
  }

  on(topic: string, handler: JobHandler, options: JobOptions = {}): void {
    this.subscriptions.push({ topic, handler, ...options });
  }

  /** `cron` in UTC, five fields; the handler gets an empty payload. */
  every(cron: string, topic: string, handler: JobHandler, options: JobOptions = {}): void {
    this.on(topic, handler, options);
    this.schedules.push({ topic, cron });
  }
}
