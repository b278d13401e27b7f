import type { Instant } from '#libs/domain';
import type { SharedSite } from '#libs/spaces';
import type { Taken } from './availability.store.js';

/** The last values asked for, so many at most; whichever has not been asked for longest makes room. */
export class Kept<Value> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly atMost: number) {}

  get(key: string): Value | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.keep(key, value);
    return value;
  }

  keep(key: string, value: Value): Value {
    this.values.delete(key);
    const [oldest] = this.values.keys();
    if (this.values.size >= this.atMost && oldest !== undefined) this.values.delete(oldest);
    this.values.set(key, value);
    return value;
  }
}

const SECOND = 1_000;

/**
 * A site's day with all that changes seldom, and how it was printed last. Nothing that is kept outlives a change: the
 * site's version (`site_versions`, spaces) comes with the row of what is taken, is read before what is kept under it, and
 * when it has grown, all is read again.
 */
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
