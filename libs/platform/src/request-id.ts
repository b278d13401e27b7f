import { AsyncLocalStorage } from 'node:async_hooks';

/** Carries the request id into the logs, and nothing else: no ambient transaction, no ambient user. */
export const requestIds = new AsyncLocalStorage<string>();
