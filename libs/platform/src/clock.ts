import { Injectable } from '@nestjs/common';
import { type Day, type Instant, type Zone, localDay } from '#libs/domain';

/** The one source of "now". Tests inject a MovedClock; the database follows it (ctx_now). */
@Injectable()
export class Clock {
  now(): Instant {
    return Date.now();
  }

  /** What the database must be told, or null when its own clock is the same one. */
  told(): Instant | null {
    return null;
  }

  today(zone: Zone): Day {
    return localDay(this.now(), zone);
  }
}

/** A clock that stands still until it is moved. */
export class MovedClock extends Clock {
  constructor(private instant: Instant) {
    super();
  }

  override now(): Instant {
    return this.instant;
  }

  override told(): Instant {
    return this.instant;
  }

  moveTo(instant: Instant): void {
    this.instant = instant;
  }
}
