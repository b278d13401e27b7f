import { createRequire } from 'node:module';
import type { Api } from '../support/processes.js';
import type { Measure, Run } from './measure.js';

interface Request {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Result {
  readonly requests: { readonly total: number };
  readonly latency: { readonly p99: number };
  readonly duration: number;
  readonly non2xx: number;
  readonly errors: number;
}

/** autocannon brings no types of its own. */
type Autocannon = (options: object) => Promise<Result>;
const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;

/** `clients` keep-alive connections, each with one request on the way; `next` makes the requests. */
export async function overHttp(api: Api, clients: number, run: Run, next: () => Request): Promise<Measure> {
  const before = api.cpu();
  const result = await autocannon({
    url: api.url,
    connections: clients,
    ...(run.each ? { amount: run.each * clients } : { duration: run.seconds }),
    requests: [{ setupRequest: (request: Request) => ({ ...request, ...next() }) }],
  });
  const { requests, latency, duration, non2xx, errors } = result;
  const cpu = (api.cpu() - before) / requests.total;
  return { perSecond: requests.total / duration, p99: latency.p99, failures: non2xx + errors, cpu };
}
