/**
 * What the product promises about places, written down once more as simply as possible: a list of bookings that is
 * looked through from the beginning each time, minute by minute where that is simplest. It shares no code with the
 * product. Times are minutes of the one day that everything happens on, counted from local midnight.
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
export const CLOSES = 13 * 60;
export const STEP = 30;
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
  readonly atDesk: boolean;
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
    if (skip) return null;
    const earliest = spot.pool ? 0 : now - (now % STEP);
    if (end <= now || start < earliest) return refused(422, 'in_the_past');
    if (end - start < STEP) return refused(422, 'duration_too_short');
    if (end - start > LONGEST) return refused(422, 'duration_too_long');
    if (start < OPENS || end > CLOSES) return refused(422, 'outside_opening_hours');
    if (start % STEP !== 0 || (end - start) % STEP !== 0) return refused(422, 'off_step');
    return null;
  }

  private add(id: string, who: number, wish: Wish, status: Status, atDesk = false): Expected {
    const wasHeld = status === 'held';
    const heldUntil = wasHeld ? this.now + HOLD : null;
    const charge = wasHeld ? 'none' : 'open';
    this.bookings.push({ id, who, ...wish, asked: wish, wasHeld, atDesk, status, heldUntil, charge });
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
    const arrived = walksIn && wish.start <= this.now && this.now < wish.end;
    return this.add(id, who, wish, arrived ? 'checked_in' : 'confirmed', true);
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
    if (status !== 'confirmed' || booking.end <= this.now) return refused(409, 'not_checkable');
    booking.status = 'checked_in';
    return { http: 200, status: 'checked_in' };
  }
}

const isRelated = (a: Spot, b: Spot): boolean => a.within.includes(b.name) || b.within.includes(a.name);
const isSame = (a: Wish, b: Wish): boolean => a.spot === b.spot && a.start === b.start && a.end === b.end;
