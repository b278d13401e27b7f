import type { Day, Instant } from '#libs/domain';
import type { SharedSite } from '#libs/spaces';
import type { Taken } from './availability.store.js';

const SECOND = 1_000;

/** A site's day with all that changes seldom, and how it was printed last. */
export class KeptDay<View> {
  private printed = '';
  private claims = '';
  private second = -1;

  constructor(
    readonly site: SharedSite,
    /** What was read under another version is not to be believed any more. */
    readonly version: string,
    private readonly dayOf: (taken: Taken, now: Instant) => View,
  ) {}

  /** The day as it is now. It is made anew when what is taken differs, or when a second has passed. */
  text(taken: Taken, now: Instant, print: (day: View) => string): string {
    const second = Math.floor(now / SECOND);
    if (taken.text !== this.claims || second !== this.second) {
      this.printed = print(this.dayOf(taken, now));
      this.claims = taken.text;
      this.second = second;
    }
    return this.printed;
  }
}

/** Of a large site one takes about 100 kB. */
const DAYS_KEPT = 200;

/** The days asked for last; whichever has not been asked for longest makes room. */
export class KeptDays<View> {
  private readonly days = new Map<string, KeptDay<View>>();

  get(slug: string, day: Day): KeptDay<View> | null {
    const key = `${day} ${slug}`;
    const known = this.days.get(key);
    if (!known) return null;
    this.days.delete(key);
    this.days.set(key, known);
    return known;
  }

  keep(slug: string, day: Day, kept: KeptDay<View>): KeptDay<View> {
    const key = `${day} ${slug}`;
    this.days.delete(key);
    const [oldest] = this.days.keys();
    if (this.days.size >= DAYS_KEPT && oldest !== undefined) this.days.delete(oldest);
    this.days.set(key, kept);
    return kept;
  }
}
