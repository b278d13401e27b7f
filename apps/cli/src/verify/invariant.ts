/** Something that is true at every moment between two transactions, as a query that returns what breaks it. */
export interface Invariant {
  readonly name: string;
  /** What is lost when it breaks. */
  readonly why: string;
  /** Each row is one offence; `site_id` comes first. */
  readonly sql: string;
}

/** Of a booking: it has its place. */
export const LIVE = `('held', 'confirmed', 'checked_in')`;
