import { readFileSync, readdirSync } from 'node:fs';
import pg from 'pg';
import { cpuOf } from '../support/processes.js';

/** What a piece of work took. Milliseconds of processor are steadier than the rate on a busy machine. */
export interface Spent {
  readonly seconds: number;
  /** Of this process and of the workers. */
  readonly cpu: number;
  /** Of every process of the database. */
  readonly databaseCpu: number;
  /** Asked of the database by this process; a trip is what is sent without waiting for an answer. */
  readonly statements: number;
  readonly trips: number;
}

/** Of a process as /proc tells it (only Linux does): its parent, and the time of children that have ended. */
function statOf(pid: number | string): { readonly parent: number; readonly endedCpu: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), endedCpu: 10 * (Number(fields[13]) + Number(fields[14])) };
  } catch {
    return null;
  }
}

/** The largest that a process was, in megabytes; null where the system does not tell. */
export function peakMegabytes(pid: number): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

export class Meter {
  private statements = 0;
  private trips = 0;

  private constructor(private readonly postmaster: number | null) {
    this.count();
  }

  static async of(owner: pg.Client): Promise<Meter> {
    const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
    return new Meter(statOf(rows[0]!.pid)?.parent ?? null);
  }

  async spent(work: () => Promise<unknown>, workers: readonly number[] = []): Promise<Spent> {
    const cpu = () => [process.pid, ...workers].reduce((sum, pid) => sum + cpuOf(pid), 0);
    const [statements, trips, before, database] = [this.statements, this.trips, cpu(), this.databaseCpu()];
    const began = performance.now();
    await work();
    return {
      seconds: (performance.now() - began) / 1000,
      cpu: cpu() - before,
      databaseCpu: this.databaseCpu() - database,
      statements: this.statements - statements,
      trips: this.trips - trips,
    };
  }

  private databaseCpu(): number {
    const { postmaster } = this;
    if (postmaster === null) return 0;
    const children = readdirSync('/proc').filter((name) => statOf(name)?.parent === postmaster);
    const living = children.reduce((sum, pid) => sum + cpuOf(Number(pid)), cpuOf(postmaster));
    return living + (statOf(postmaster)?.endedCpu ?? 0);
  }

  /** Every client of this process is counted from now on. */
  private count(): void {
    type Ask = (this: pg.Client, ...given: unknown[]) => unknown;
    const client = pg.Client.prototype as unknown as { query: Ask };
    const ask = client.query;
    const underWay = new WeakMap<pg.Client, number>();
    const meter = this as unknown as { statements: number; trips: number };
    client.query = function (...given) {
      const change = (by: number) => underWay.set(this, (underWay.get(this) ?? 0) + by);
      meter.statements += 1;
      if ((underWay.get(this) ?? 0) === 0) meter.trips += 1;
      const answer = ask.apply(this, given);
      if (answer instanceof Promise) {
        change(1);
        const answered = () => change(-1);
        answer.then(answered, answered);
      }
      return answer;
    };
  }
}
