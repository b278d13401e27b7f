import type pg from 'pg';
import type { Answer, Person } from '../support/crowd.js';

/** What the rounds share: where to book, who books, and where to put what was seen. */
export interface Course {
  readonly owner: pg.Client;
  readonly people: readonly Person[];
  readonly siteId: string;
  readonly slug: string;
  readonly rounds: number;
  readonly seed: number;
  readonly seen: Answer[];
  /** Answers that gave a place. */
  readonly won: Answer[];
  readonly problem: (text: string) => void;
}
