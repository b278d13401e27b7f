/** For so long, or so many transactions per client. */
export interface Run {
  readonly seconds: number;
  readonly each?: number;
}

export interface Measure {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Answers that were not what the benchmark expects: its figures mean nothing then. */
  readonly failures: number;
  /** Milliseconds of processor that the API spent on one answer: steadier than the rate on a busy machine. */
  readonly cpu?: number;
}
