/**
 * What the product promises about places, written down once more as simply as possible: a list of bookings that is
 * looked through from the beginning each time, minute by minute where that is simplest. It shares no code with the
 * product. Times are minutes from the midnight that the first of a few days begins with; no clock changes on them.
 */
export interface Spot {
  readonly name: string;
  readonly places: number;
  readonly pool: boolean;
  readonly preparation: number;
  /** What it lies in, from the inside out. */
  readonly within: readonly string[];
}

export const OPENS = 8 * 60;
/** A short day: bookings must meet. */
export const CLOSES = 12 * 60;
export const STEP = 30;
export const DAY = 24 * 60;
const LONGEST = 300;
const HOLD = 10;
const HOLDS = 3;
const CENTS_PER_MINUTE = 20;

export interface Wish {
  readonly spot: Spot;
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
}

type Status = 'held' | 'confirmed' | 'checked_in' | 'cancelled' | 'expired';

export interface Booking extends Wish {
  readonly id: string;
  /** Number of the person it is for. */
  readonly who: number;
  /** As it was asked for first: what a repeated request repeats. */
  readonly asked: Wish;
  readonly wasHeld: boolean;
  /** By the one who asked: the id is theirs, not made by the product. */
  readonly repeatable: boolean;
  readonly series: string | null;
  status: Status;
  heldUntil: number | null;
  charge: 'none' | 'open' | 'void';
}
type Changing = { -readonly [key in keyof Booking]: Booking[key] };

/** What the product must answer. `code` of a refusal; `status` of the booking when it is granted. */
export type Expected = { readonly http: number; readonly code?: string; readonly status?: Status };
const refused = (http: number, code: string): Expected => ({ http, code });

export const cents = ({ start, end, quantity }: Wish): number => (end - start) * quantity * CENTS_PER_MINUTE;

export class Model {
  readonly bookings: Changing[] = [];
  blocks: { readonly id: string; readonly spot: Spot; readonly start: number; readonly end: number }[] = [];

  constructor(
    readonly spots: readonly Spot[],
    public now: number,
  ) {}

  statusOf(booking: Booking): Status {
    return booking.status === 'held' && booking.heldUntil! <= this.now ? 'expired' : booking.status;
  }

  private isLive(booking: Booking): boolean {
    return ['held', 'confirmed', 'checked_in'].includes(this.statusOf(booking));
  }

  /** Whether the places are there at each minute of it, and of the time to clear it away. */
  fits(wish: Wish, but: Booking | null = null): boolean {
    const end = wish.end + wish.spot.preparation;
    for (let minute = wish.start; minute < end; minute++) {
      if (this.freeAt(wish.spot, minute, but) < wish.quantity) return false;
    }
    return true;
  }

  private freeAt(spot: Spot, minute: number, but: Booking | null): number {
    let free = spot.places;
    for (const booking of this.bookings) {
      if (booking === but || !this.isLive(booking)) continue;
      if (minute < booking.start || minute >= booking.end + booking.spot.preparation) continue;
      if (booking.spot === spot) free -= booking.quantity;
      if (isRelated(booking.spot, spot)) return 0;
    }
    for (const block of this.blocks) {
      const near = block.spot === spot || isRelated(block.spot, spot);
      if (near && block.start <= minute && minute < block.end) return 0;
    }
    return free;
  }

  /** Places that the day's view must offer for the half hour that begins then, which has not begun yet. */
  offeredAt(spot: Spot, start: number): number {
    if (!spot.pool) return this.fits({ spot, start, end: start + STEP, quantity: 1 }) ? 1 : 0;
    return Math.max(0, this.freeAt(spot, start, null));
  }

  /** The rules, in the order in which they are told. `now` may be earlier for who has begun and stays longer. */
  private rules({ spot, start, end, quantity }: Wish, skip = false, now = this.now): Expected | null {
    if (start >= end) return refused(422, 'invalid_request');
    if (quantity > spot.places) return refused(409, 'quantity_too_large');
    const today = midnightOf(now);
    // What is over stays over, whoever asks.
    if (skip && start >= today) return null;
    const earliest = spot.pool ? today : now - (now % STEP);
    if (end <= now || start < earliest) return refused(422, 'in_the_past');
    if (end - start < STEP) return refused(422, 'duration_too_short');
    if (end - start > LONGEST) return refused(422, 'duration_too_long');
    const day = midnightOf(start);
    if (start < day + OPENS || end > day + CLOSES) return refused(422, 'outside_opening_hours');
    if (start % STEP !== 0 || (end - start) % STEP !== 0) return refused(422, 'off_step');
    return null;
  }

  private add(id: string, who: number, wish: Wish, status: Status, repeatable = true): Expected {
    const wasHeld = status === 'held';
    const heldUntil = wasHeld ? this.now + HOLD : null;
    const charge = wasHeld ? 'none' : 'open';
    this.bookings.push({ id, who, ...wish, asked: wish, wasHeld, repeatable, series: null, status, heldUntil, charge });
    return { http: 201, status };
  }

  private taken = refused(409, 'slot_taken');

  book(id: string, who: number, wish: Wish): Expected {
    return this.rules(wish) ?? (this.fits(wish) ? this.add(id, who, wish, 'confirmed') : this.taken);
  }

  hold(id: string, who: number, wish: Wish): Expected {
    const own = this.bookings.filter((one) => one.who === who && this.statusOf(one) === 'held');
    if (own.length >= HOLDS) return refused(409, 'too_many_holds');
    return this.rules(wish) ?? (this.fits(wish) ? this.add(id, who, wish, 'held') : this.taken);
  }

  /** The front desk books for a member, or for who stands there and has arrived when it has begun. */
  bookAtDesk(id: string, who: number, wish: Wish, skip: boolean, walksIn: boolean): Expected {
    const wrong = this.rules(wish, skip);
    if (wrong) return wrong;
    if (!this.fits(wish)) return this.taken;
    const arrived = walksIn && wish.start <= this.now && this.isOnItsDay(wish);
    return this.add(id, who, wish, arrived ? 'checked_in' : 'confirmed', false);
  }

  /** The first request once more. */
  repeat(booking: Booking): Expected {
    const { asked, spot, start, end } = booking;
    const same = asked.spot === spot && asked.start === start && asked.end === end;
    return same ? { http: 200, status: this.statusOf(booking) } : refused(409, 'id_reused');
  }

  confirm(booking: Changing): Expected {
    const status = this.statusOf(booking);
    if (status === 'confirmed' || status === 'checked_in') return { http: 200, status };
    if (status !== 'held') return refused(409, 'hold_expired');
    booking.charge = 'open';
    booking.heldUntil = null;
    booking.status = 'confirmed';
    return { http: 200, status: 'confirmed' };
  }

  cancel(booking: Changing): Expected {
    const status = this.statusOf(booking);
    if (status === 'cancelled') return { http: 200, status };
    const open = status === 'confirmed' || status === 'held';
    if (!open || booking.start <= this.now) return refused(409, 'not_cancellable');
    return this.giveBack(booking, false);
  }

  cancelAtDesk(booking: Changing, keepCharge: boolean): Expected {
    const status = this.statusOf(booking);
    if (status === 'cancelled') return { http: 200, status };
    if (!this.isLive(booking)) return refused(409, 'not_cancellable');
    return this.giveBack(booking, keepCharge);
  }

  private giveBack(booking: Changing, keepCharge: boolean): Expected {
    booking.status = 'cancelled';
    if (booking.charge === 'open' && !keepCharge) booking.charge = 'void';
    return { http: 200, status: 'cancelled' };
  }

  move(booking: Changing, to: Omit<Wish, 'quantity'>): Expected {
    const wish = { ...to, quantity: booking.quantity };
    if (isSame(booking, wish)) return { http: 200, status: this.statusOf(booking) };
    if (this.statusOf(booking) !== 'confirmed' || booking.start <= this.now) return refused(409, 'not_movable');
    return this.rules(wish) ?? this.put(booking, wish);
  }

  moveAtDesk(booking: Changing, to: Omit<Wish, 'quantity'>, skip: boolean): Expected {
    const wish = { ...to, quantity: booking.quantity };
    if (isSame(booking, wish)) return { http: 200, status: this.statusOf(booking) };
    const status = this.statusOf(booking);
    const movable = status === 'confirmed' || (status === 'checked_in' && wish.start <= this.now);
    if (!movable) return refused(409, 'not_movable');
    const staysLonger = wish.start === booking.start && wish.end > this.now;
    const asked = staysLonger ? Math.min(this.now, booking.start) : this.now;
    return this.rules(wish, skip, asked) ?? this.put(booking, wish);
  }

  private put(booking: Changing, wish: Wish): Expected {
    if (!this.fits(wish, booking)) return this.taken;
    Object.assign(booking, wish);
    return { http: 200, status: booking.status };
  }

  checkIn(booking: Changing): Expected {
    const status = this.statusOf(booking);
    if (status === 'checked_in') return { http: 200, status };
    if (status !== 'confirmed' || !this.isOnItsDay(booking)) return refused(409, 'not_checkable');
    booking.status = 'checked_in';
    return { http: 200, status: 'checked_in' };
  }

  /** Not over, and on the day that it is now. */
  private isOnItsDay({ start, end }: Wish): boolean {
    return this.now < end && midnightOf(this.now) === midnightOf(start);
  }

  /** One day after the other, each like a booking of its own; all of them or those that can be had. */
  orderSeries(series: string, who: number, first: Wish, count: number, all: boolean): Expected {
    const before = this.bookings.length;
    for (let day = 0; day < count; day++) {
      const wish = { ...first, start: first.start + day * DAY, end: first.end + day * DAY };
      if (this.rules(wish) || !this.fits(wish)) continue;
      this.add(UNKNOWN, who, wish, 'confirmed', false);
      Object.assign(this.bookings.at(-1)!, { series });
    }
    const had = this.bookings.length - before;
    if (had > 0 && (had === count || !all)) return { http: 201 };
    this.bookings.length = before;
    return refused(409, 'series_conflicts');
  }

  /** The dates of a series that have not begun, in order of time. */
  private ahead(of: Booking): Changing[] {
    return this.bookings
      .filter((one) => one.series === of.series && this.statusOf(one) === 'confirmed' && one.start > this.now)
      .toSorted((a, b) => a.start - b.start);
  }

  /** From the booking's date on, or all of them. */
  cancelSeries(of: Booking, fromHere: boolean): Expected {
    const dates = this.ahead(of).filter(({ start }) => !fromHere || start >= of.start);
    if (dates.length === 0) return refused(409, 'not_cancellable');
    for (const date of dates) this.giveBack(date, false);
    return { http: 200 };
  }

  /** Each to another time of its day, and all to another place; who goes to later times goes last first. */
  moveSeries(of: Booking, { spot, start, end }: Omit<Wish, 'quantity'>, all: boolean): Expected {
    const dates = this.ahead(of);
    if (dates.length === 0) return refused(409, 'not_movable');
    const minute = start - midnightOf(start);
    const later = minute > dates[0]!.start - midnightOf(dates[0]!.start);
    const before = dates.map((date) => ({ date, was: { ...date } }));
    let moved = 0;
    for (const date of later ? dates.toReversed() : dates) {
      const from = midnightOf(date.start) + minute;
      if (this.move(date, { spot, start: from, end: from + end - start }).http === 200) moved++;
    }
    if (moved > 0 && (moved === dates.length || !all)) return { http: 200 };
    for (const { date, was } of before) Object.assign(date, was);
    return refused(409, 'series_conflicts');
  }

  /** The product makes the ids of a series' dates and tells them afterwards, in order of time. */
  name(series: string, ids: readonly string[]): void {
    const dates = this.bookings.filter((one) => one.series === series);
    dates.forEach((date, index) => Object.assign(date, { id: ids[index] ?? UNKNOWN }));
  }
}

/** The id of a booking that the product has not told; none of its own is like it. */
const UNKNOWN = 'unknown';
export const midnightOf = (minute: number): number => Math.floor(minute / DAY) * DAY;

const isRelated = (a: Spot, b: Spot): boolean => a.within.includes(b.name) || b.within.includes(a.name);
const isSame = (a: Wish, b: Wish): boolean => a.spot === b.spot && a.start === b.start && a.end === b.end;
